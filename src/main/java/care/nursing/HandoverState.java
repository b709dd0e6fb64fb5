package care.nursing;

import care.kernel.RuleViolation;
import java.util.List;

/** 待接班: written by who goes. 已接班: taken over by who comes. */
public enum HandoverState {
    WRITTEN, TAKEN;

    public List<HandoverState> successors() {
        return this == WRITTEN ? List.of(TAKEN) : List.of();
    }

    HandoverState to(HandoverState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("nursing.handover.taken");
        return next;
    }

    public String tone() {
        return this == WRITTEN ? "wait" : "ok";
    }
}
