package care.residence;

/** 退住, 转房或转院, 去世, 其他. */
public enum EndReason {DISCHARGED, TRANSFERRED, DIED, OTHER}
