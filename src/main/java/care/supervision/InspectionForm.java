package care.supervision;

/** 日常检查, 专项检查, 个案检查. Only the first two count for the year's cap of a home. */
public enum InspectionForm {DAILY, SPECIAL, CASE}
