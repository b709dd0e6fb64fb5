package care.draw;

import care.kernel.RuleViolation;
import java.util.*;

/** 已公示, 已抽取, 已派出, 已取消. */
public enum DrawState {
    PREPARED("wait"), DRAWN("warn"), ASSIGNED("ok"), CANCELLED("idle");

    private final String tone;

    DrawState(String tone) {
        this.tone = tone;
    }

    public Set<DrawState> successors() {
        return switch (this) {
            case PREPARED -> EnumSet.of(DRAWN, CANCELLED);
            case DRAWN -> EnumSet.of(ASSIGNED, CANCELLED);
            case ASSIGNED, CANCELLED -> EnumSet.noneOf(DrawState.class);
        };
    }

    public DrawState to(DrawState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("draw.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
