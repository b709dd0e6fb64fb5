package care.incident;

/** What happened, after the nine risks of GB 38600-2019: 跌倒, 坠床, 噎食, 误食, 压疮, 烫伤, 他伤和自伤, 走失, 文娱活动意外, 其他. */
public enum IncidentKind {FALL, FALL_FROM_BED, CHOKING, INGESTION, PRESSURE_SORE, SCALD, HARM, WANDERING, RECREATION, OTHER}
