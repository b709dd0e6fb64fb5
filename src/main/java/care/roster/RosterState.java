package care.roster;

import care.kernel.RuleViolation;
import java.util.List;

/** A roster is a draft until somebody has looked at it; then it is accepted and frozen, or discarded. */
public enum RosterState {
    DRAFT("wait"), ACCEPTED("ok"), DISCARDED("idle");

    private final String tone;

    RosterState(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }

    public List<RosterState> successors() {
        return this == DRAFT ? List.of(ACCEPTED, DISCARDED) : List.of();
    }

    public RosterState to(RosterState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("roster.state.refused", this, next);
        return next;
    }
}
