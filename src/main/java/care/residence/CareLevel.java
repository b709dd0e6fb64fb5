package care.residence;

/** 自理, 介助, 半护理, 全护理, 特级护理: how much care a resident is given and pays for, from least to most. */
public enum CareLevel {INDEPENDENT, ASSISTED, PARTIAL, FULL, SPECIAL}
