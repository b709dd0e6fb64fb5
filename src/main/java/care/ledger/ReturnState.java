package care.ledger;

/** Where a home stands with the return of a month: still in time, late, or reported, before or after the last day for it. */
public enum ReturnState {
    OPEN, MISSING, REPORTED, LATE;

    public String tone() {
        return switch (this) {
            case OPEN -> "wait";
            case MISSING -> "danger";
            case REPORTED -> "ok";
            case LATE -> "warn";
        };
    }
}
