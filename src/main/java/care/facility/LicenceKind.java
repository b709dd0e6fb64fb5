package care.facility;

/** 登记证书, 消防验收, 食品经营许可证, 医疗机构许可或备案, 电梯使用登记与年检, 房屋安全鉴定, 其他. */
public enum LicenceKind {REGISTRATION, FIRE_ACCEPTANCE, FOOD, MEDICAL, LIFT, BUILDING_SAFETY, OTHER}
