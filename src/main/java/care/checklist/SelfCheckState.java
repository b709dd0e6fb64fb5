package care.checklist;

import care.kernel.RuleViolation;
import java.util.Set;

/** 自查中, 已完成. */
public enum SelfCheckState {
    OPEN("wait"), DONE("ok");

    private final String tone;

    SelfCheckState(String tone) {
        this.tone = tone;
    }

    public Set<SelfCheckState> successors() {
        return this == OPEN ? Set.of(DONE) : Set.of();
    }

    public SelfCheckState to(SelfCheckState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("checklist.self.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
