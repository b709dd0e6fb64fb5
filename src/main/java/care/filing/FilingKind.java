package care.filing;

/** 首次备案, 变更备案, 注销. */
public enum FilingKind {INITIAL, CHANGE, CANCELLATION}
