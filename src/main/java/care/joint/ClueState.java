package care.joint;

import care.kernel.RuleViolation;
import java.util.*;

/** 待研判, 已研判, 已移送, 已反馈, 已办结, 已排除. */
public enum ClueState {
    REPORTED("warn"), TRIAGED("warn"), TRANSFERRED("wait"), FED_BACK("warn"), CLOSED("ok"), DISMISSED("idle");

    private final String tone;

    ClueState(String tone) {
        this.tone = tone;
    }

    public Set<ClueState> successors() {
        return switch (this) {
            case REPORTED -> EnumSet.of(TRIAGED);
            case TRIAGED -> EnumSet.of(TRANSFERRED, DISMISSED);
            case TRANSFERRED -> EnumSet.of(FED_BACK);
            case FED_BACK -> EnumSet.of(CLOSED);
            default -> Set.of();
        };
    }

    public ClueState to(ClueState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("joint.clue.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
