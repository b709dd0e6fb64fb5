package care.nursing;

/** 每天, 每周: how the times of a task are counted. */
public enum Per {DAY, WEEK}
