package care.joint;

/** 预收费, 保健品, 非法集资, 虚假宣传, 以房养老, 补贴, 其他. */
public enum ClueKind {PREPAYMENT, HEALTH_PRODUCT, FUNDRAISING, FALSE_ADVERTISING, HOUSE_FOR_CARE, SUBSIDY, OTHER}
