package care.canteen;

/** 建设补助, 运营补助. */
public enum GrantKind {CONSTRUCTION, OPERATION}
