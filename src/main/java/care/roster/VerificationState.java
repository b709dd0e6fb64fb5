package care.roster;

import care.kernel.RuleViolation;
import java.util.List;

/** 核查中 at the county → 已返回 to the bureau, which sends it back once more or closes it: 已办结. */
public enum VerificationState {
    OPEN("wait"), RETURNED("warn"), CLOSED("ok");

    private final String tone;

    VerificationState(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }

    public List<VerificationState> successors() {
        return switch (this) {
            case OPEN -> List.of(RETURNED);
            case RETURNED -> List.of(OPEN, CLOSED);
            case CLOSED -> List.of();
        };
    }

    public VerificationState to(VerificationState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("roster.verification.refused", this, next);
        return next;
    }
}
