package care.inspection;

import care.kernel.RuleViolation;
import java.util.Set;

/** 待检查, 检查中, 已形成笔录, 已取消. */
public enum InspectionState {
    PLANNED("wait"), STARTED("warn"), RECORDED("ok"), CANCELLED("idle");

    private final String tone;

    InspectionState(String tone) {
        this.tone = tone;
    }

    public Set<InspectionState> successors() {
        return switch (this) {
            case PLANNED -> Set.of(STARTED, CANCELLED);
            case STARTED -> Set.of(RECORDED, CANCELLED);
            default -> Set.of();
        };
    }

    public InspectionState to(InspectionState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("inspection.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
