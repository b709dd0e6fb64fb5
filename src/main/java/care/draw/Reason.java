package care.draw;

/** What gives a home tickets: 基本, 逾期未改, 未销号的重大隐患, 久未检查. */
public enum Reason {BASE, OVERDUE, HAZARD, UNSEEN}
