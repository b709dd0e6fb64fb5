package care.supervision;

/** Who takes part in an inspection or a joint action: 民政, 市场监管, 消防救援, 卫生健康, 公安, 住建, 金融. */
public enum Department {CIVIL_AFFAIRS, MARKET, FIRE_RESCUE, HEALTH, POLICE, HOUSING, FINANCE}
