package care.residence;

/** 普通, 护理型, 旅居, 家庭床位. */
public enum BedKind {ORDINARY, NURSING, SOJOURN, HOME}
