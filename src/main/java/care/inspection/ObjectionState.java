package care.inspection;

import care.kernel.RuleViolation;
import java.util.Set;

/** 已提出, 成立 (the result is not published), 不成立. */
public enum ObjectionState {
    RAISED("warn"), UPHELD("ok"), REFUSED("idle");

    private final String tone;

    ObjectionState(String tone) {
        this.tone = tone;
    }

    public Set<ObjectionState> successors() {
        return this == RAISED ? Set.of(UPHELD, REFUSED) : Set.of();
    }

    public ObjectionState to(ObjectionState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("inspection.objection.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
