package care.checklist;

import care.kernel.RuleViolation;
import java.util.Set;

/** 编制中, 已施行. */
public enum ChecklistState {
    DRAFT("idle"), IN_FORCE("ok");

    private final String tone;

    ChecklistState(String tone) {
        this.tone = tone;
    }

    public Set<ChecklistState> successors() {
        return this == DRAFT ? Set.of(IN_FORCE) : Set.of();
    }

    public ChecklistState to(ChecklistState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("checklist.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
