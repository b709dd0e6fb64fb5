package care.prepayment;

/** What is looked for: a deposit or fees above the limit, an account that holds less than was paid ahead, an account nobody has reported on. */
public enum AlertKind {
    DEPOSIT, FEES, GAP, STALE;

    public String tone() {
        return this == STALE ? "warn" : "danger";
    }
}
