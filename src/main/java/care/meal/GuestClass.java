package care.meal;

/** 特困, 低保, 低保边缘, 残疾, 80周岁以上, 65周岁以上, 其他. Whoever is of several pays what is least for them. */
public enum GuestClass {EXTREME_POVERTY, SUBSISTENCE, SUBSISTENCE_MARGIN, DISABILITY, AGED_80, AGED_65, OTHER}
