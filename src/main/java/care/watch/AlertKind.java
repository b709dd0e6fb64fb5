package care.watch;

/** 空转, 补贴未开餐, 一餐两处, 去世后就餐, 住院期间就餐, 入住机构期间就餐, 超座位, 超时段, 人次雷同. */
public enum AlertKind {
    IDLE_TABLE, SUBSIDY_WITHOUT_MEALS, TWO_TABLES, AFTER_DEATH, IN_HOSPITAL, IN_FACILITY, OVER_SEATS, OUT_OF_HOURS, SAME_COUNTS
}
