package care.canteen;

import care.kernel.RuleViolation;
import java.util.*;

/** 筹备, 营业, 停业, 关闭. */
public enum CanteenState {
    PREPARED("wait"), OPEN("ok"), PAUSED("warn"), CLOSED("idle");

    private final String tone;

    CanteenState(String tone) {
        this.tone = tone;
    }

    public Set<CanteenState> successors() {
        return switch (this) {
            case PREPARED -> EnumSet.of(OPEN, CLOSED);
            case OPEN -> EnumSet.of(PAUSED, CLOSED);
            case PAUSED -> EnumSet.of(OPEN, CLOSED);
            case CLOSED -> EnumSet.noneOf(CanteenState.class);
        };
    }

    public CanteenState to(CanteenState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("canteen.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
