package care.exchange;

import care.kernel.RuleViolation;
import java.util.Set;

/** Where an import stands. */
public enum ImportState {
    /** Received, not yet begun. */
    WAITING,
    RUNNING,
    /** Tried out: nothing written, every row judged. */
    CHECKED,
    /** Written. */
    APPLIED,
    /** Not written: the file cannot be read, or rows are wrong and it was to be all or none. */
    REFUSED,
    CANCELLED,
    FAILED;

    private Set<ImportState> next() {
        return switch (this) {
            case WAITING -> Set.of(RUNNING, CANCELLED);
            case RUNNING -> Set.of(CHECKED, APPLIED, REFUSED, CANCELLED, FAILED);
            case CHECKED, REFUSED, CANCELLED, FAILED -> Set.of(WAITING);
            case APPLIED -> Set.of();
        };
    }

    public boolean canBecome(ImportState to) {
        return next().contains(to);
    }

    ImportState to(ImportState to) {
        if (!canBecome(to)) throw RuleViolation.conflict("exchange.state.wrong", this, to);
        return to;
    }

    public String tone() {
        return switch (this) {
            case WAITING, RUNNING -> "wait";
            case CHECKED -> "warn";
            case APPLIED -> "ok";
            case REFUSED, FAILED -> "danger";
            case CANCELLED -> "idle";
        };
    }

    /** Whether somebody is still at it. */
    public boolean isOpen() {
        return this == WAITING || this == RUNNING;
    }
}
