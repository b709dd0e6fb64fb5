package care.penalty;

/** 不予处罚, 警告, 罚款. */
public enum Decision {NONE, WARNING, FINE}
