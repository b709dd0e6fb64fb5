package care.canteen;

/** 早餐, 午餐, 晚餐. */
public enum Sitting {BREAKFAST, LUNCH, DINNER}
