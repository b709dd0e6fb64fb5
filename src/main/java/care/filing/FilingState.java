package care.filing;

import care.kernel.RuleViolation;
import java.util.List;

/** 待核 → 补正 (as often as needed) → 已受理; or withdrawn by the facility. */
public enum FilingState {
    SUBMITTED("wait"), RETURNED("warn"), ACCEPTED("ok"), WITHDRAWN("idle");

    private final String tone;

    FilingState(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }

    public List<FilingState> successors() {
        return switch (this) {
            case SUBMITTED -> List.of(RETURNED, ACCEPTED, WITHDRAWN);
            case RETURNED -> List.of(SUBMITTED, WITHDRAWN);
            case ACCEPTED, WITHDRAWN -> List.of();
        };
    }

    public FilingState to(FilingState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("filing.state.refused", this, next);
        return next;
    }
}
