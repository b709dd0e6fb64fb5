package care.checklist;

/** The eight matters of an inspection: 消防, 电气, 燃气, 食品, 防疫, 照料与权益, 人员, 资金. */
public enum Domain {FIRE, ELECTRIC, GAS, FOOD, EPIDEMIC, CARE, STAFF, FUNDS}
