package care.agreement;

import care.kernel.RuleViolation;
import java.util.EnumSet;
import java.util.Set;

/** 起草, 待签, 生效, 终止. */
public enum AgreementState {
    DRAFT("idle"), ISSUED("wait"), SIGNED("ok"), ENDED("idle");

    private final String tone;

    AgreementState(String tone) {
        this.tone = tone;
    }

    public Set<AgreementState> successors() {
        return switch (this) {
            case DRAFT -> EnumSet.of(ISSUED);
            case ISSUED -> EnumSet.of(DRAFT, SIGNED);
            case SIGNED -> EnumSet.of(ENDED);
            case ENDED -> EnumSet.noneOf(AgreementState.class);
        };
    }

    public AgreementState to(AgreementState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("agreement.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
