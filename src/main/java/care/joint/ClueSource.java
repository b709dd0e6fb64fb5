package care.joint;

/** Where a clue comes from: 检查, 投诉, 预收费监测, 老饭桌预警, 排查上报. */
public enum ClueSource {INSPECTION, COMPLAINT, PREPAYMENT_WATCH, CANTEEN_WATCH, REPORT}
