package care.visit;

import care.kernel.RuleViolation;
import java.util.Set;

/** 待处理, 已采用 into an inspection, 已搁置 with a reason. */
public enum DepositState {
    WAITING("warn"), TAKEN_OVER("ok"), SET_ASIDE("idle");

    private final String tone;

    DepositState(String tone) {
        this.tone = tone;
    }

    public Set<DepositState> successors() {
        return this == WAITING ? Set.of(TAKEN_OVER, SET_ASIDE) : Set.of();
    }

    public DepositState to(DepositState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("visit.deposit.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
