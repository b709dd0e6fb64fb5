package care.supervision;

/** 年度计划, 专项行动. */
public enum PlanKind {YEARLY, CAMPAIGN}
