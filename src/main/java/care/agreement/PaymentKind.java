package care.agreement;

/** 押金, 服务费, 退款. */
public enum PaymentKind {DEPOSIT, FEE, REFUND}
