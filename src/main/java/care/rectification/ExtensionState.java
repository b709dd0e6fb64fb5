package care.rectification;

import care.kernel.RuleViolation;
import java.util.Set;

/** 待批, 同意, 不同意. */
public enum ExtensionState {
    ASKED("wait"), GRANTED("ok"), REFUSED("danger");

    private final String tone;

    ExtensionState(String tone) {
        this.tone = tone;
    }

    public Set<ExtensionState> successors() {
        return this == ASKED ? Set.of(GRANTED, REFUSED) : Set.of();
    }

    public ExtensionState to(ExtensionState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("rectification.extension.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
