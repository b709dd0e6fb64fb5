package care.assessment;

/** What makes a grade worse than its band: 昏迷, 诊断 F00–F99, 三十天内两次以上照护风险事件. */
public enum Worsening {COMA, DIAGNOSIS, RISK_EVENTS}
