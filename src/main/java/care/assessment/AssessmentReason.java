package care.assessment;

/** 首次, 常规, 即时, 复评, 其他: why somebody is assessed. */
public enum AssessmentReason {FIRST, ROUTINE, PROMPT, REVIEW, OTHER}
