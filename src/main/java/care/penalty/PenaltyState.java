package care.penalty;

import care.kernel.RuleViolation;
import java.util.*;

/** 拟处罚, 已告知, 已决定, 已送达, 已缴款, 已执行, 已公示, 已终止. */
public enum PenaltyState {
    PROPOSED("warn"), NOTIFIED("wait"), DECIDED("warn"), SERVED("wait"), PAID("ok"), EXECUTED("ok"), PUBLISHED("ok"), DROPPED("idle");

    private final String tone;

    PenaltyState(String tone) {
        this.tone = tone;
    }

    public Set<PenaltyState> successors() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(NOTIFIED, DROPPED);
            case NOTIFIED -> EnumSet.of(DECIDED, DROPPED);
            case DECIDED -> EnumSet.of(SERVED);
            case SERVED -> EnumSet.of(PAID, EXECUTED);
            case PAID, EXECUTED -> EnumSet.of(PUBLISHED);
            default -> Set.of();
        };
    }

    public PenaltyState to(PenaltyState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("penalty.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
