package care.joint;

import care.kernel.RuleViolation;
import java.util.*;

/** 筹备中, 进行中, 已结束. */
public enum ActionState {
    DRAFT("idle"), RUNNING("wait"), CLOSED("ok");

    private final String tone;

    ActionState(String tone) {
        this.tone = tone;
    }

    public Set<ActionState> successors() {
        return this == DRAFT ? EnumSet.of(RUNNING) : this == RUNNING ? EnumSet.of(CLOSED) : Set.of();
    }

    public ActionState to(ActionState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("joint.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
