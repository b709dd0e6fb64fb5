package care.rectification;

import care.kernel.RuleViolation;
import java.util.Set;

/** 待整改 (no order is served yet), 整改中, 待复查, 合格, 退回, 已销号; 已撤销 when an objection was upheld. */
public enum FindingState {
    OPEN("warn"), RECTIFYING("wait"), ANSWERED("wait"), PASSED("ok"), RETURNED("danger"), CLOSED("idle"), WITHDRAWN("idle");

    private final String tone;

    FindingState(String tone) {
        this.tone = tone;
    }

    public Set<FindingState> successors() {
        return switch (this) {
            case OPEN -> Set.of(RECTIFYING, WITHDRAWN);
            case RECTIFYING, RETURNED -> Set.of(ANSWERED, WITHDRAWN);
            case ANSWERED -> Set.of(PASSED, RETURNED, WITHDRAWN);
            case PASSED -> Set.of(CLOSED);
            case CLOSED, WITHDRAWN -> Set.of();
        };
    }

    public FindingState to(FindingState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("rectification.state.refused", this, next);
        return next;
    }

    /** Whether the home has to put it right now. */
    public boolean isWithHome() {
        return this == RECTIFYING || this == RETURNED;
    }

    public String tone() {
        return tone;
    }
}
