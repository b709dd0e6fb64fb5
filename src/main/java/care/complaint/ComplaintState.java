package care.complaint;

import care.kernel.RuleViolation;
import java.util.*;

/** 待受理, 已受理, 不予受理, 已转交, 已答复, 已办结. */
public enum ComplaintState {
    RECEIVED("warn"), ACCEPTED("wait"), REFUSED("idle"), PASSED_ON("idle"), ANSWERED("ok"), CLOSED("ok");

    private final String tone;

    ComplaintState(String tone) {
        this.tone = tone;
    }

    public Set<ComplaintState> successors() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(ACCEPTED, REFUSED, PASSED_ON);
            case ACCEPTED -> EnumSet.of(ANSWERED);
            case ANSWERED -> EnumSet.of(CLOSED);
            default -> Set.of();
        };
    }

    public ComplaintState to(ComplaintState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("complaint.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
