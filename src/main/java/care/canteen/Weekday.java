package care.canteen;

/** 周一 to 周日, as ISO counts them from 1. */
public enum Weekday {MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY}
