package care.supervision;

import care.kernel.RuleViolation;
import java.util.Set;

/** 待批准, 已批准, 已结束. */
public enum PlanState {
    DRAFT("wait"), APPROVED("ok"), CLOSED("idle");

    private final String tone;

    PlanState(String tone) {
        this.tone = tone;
    }

    public Set<PlanState> successors() {
        return switch (this) {
            case DRAFT -> Set.of(APPROVED);
            case APPROVED -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }

    public PlanState to(PlanState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("supervision.plan.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
