package care.admission;

/** The nine risks of GB 38600-2019: 噎食, 食品药品误食, 压疮, 烫伤, 坠床, 跌倒, 他伤和自伤, 走失, 文娱活动意外. */
public enum RiskKind {CHOKING, INGESTION, PRESSURE_SORE, SCALD, FALL_FROM_BED, FALL, HARM, WANDERING, RECREATION}
