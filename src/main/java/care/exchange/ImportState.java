package care.exchange;

import care.kernel.RuleViolation;
import java.util.List;

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

    public List<ImportState> successors() {
        return switch (this) {
            case WAITING -> List.of(RUNNING, CANCELLED);
            case RUNNING -> List.of(CHECKED, APPLIED, REFUSED, CANCELLED, FAILED);
            case CHECKED, REFUSED, CANCELLED, FAILED -> List.of(WAITING);
            case APPLIED -> List.of();
        };
    }

    ImportState to(ImportState to) {
        if (!successors().contains(to)) throw RuleViolation.conflict("exchange.state.wrong", this, to);
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
