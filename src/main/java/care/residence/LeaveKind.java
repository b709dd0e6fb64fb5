package care.residence;

/** 住院, 回家, 其他外出. */
public enum LeaveKind {HOSPITAL, HOME, OTHER}
