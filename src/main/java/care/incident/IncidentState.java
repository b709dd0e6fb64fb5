package care.incident;

import care.kernel.RuleViolation;
import java.util.Set;

/** 跟进中, 已结. */
public enum IncidentState {
    OPEN("warn"), CLOSED("ok");

    private final String tone;

    IncidentState(String tone) {
        this.tone = tone;
    }

    public Set<IncidentState> successors() {
        return this == OPEN ? Set.of(CLOSED) : Set.of();
    }

    public IncidentState to(IncidentState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("incident.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
