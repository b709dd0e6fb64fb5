package care.draw;

/**
 * Why a home or an officer takes no part. Of a home: 年度检查次数已满, 近期已检查, 已安排检查, 即将停业, 可派人员不足. Of an officer: 执法证到期, 不在岗, 非参加部门.
 * Of an officer at one home: 回避, 上次检查过这家, 不属于这个县区.
 */
public enum Exclusion {YEAR_CAP, RECENT, PLANNED, CLOSING, TOO_FEW_OFFICERS, CERTIFICATE, INACTIVE, DEPARTMENT, CONFLICT, LAST_TIME, OTHER_COUNTY}
