package care.residence;

/** 常住, 旅居. */
public enum StayKind {RESIDENT, SOJOURN}
