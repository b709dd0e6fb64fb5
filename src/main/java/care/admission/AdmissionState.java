package care.admission;

import care.kernel.RuleViolation;
import java.util.EnumSet;
import java.util.Set;

/** 办理中, 轮候, 已留床, 已入住, 不入住. */
public enum AdmissionState {
    OPEN("wait"), WAITING("idle"), OFFERED("warn"), ADMITTED("ok"), WITHDRAWN("idle");

    private final String tone;

    AdmissionState(String tone) {
        this.tone = tone;
    }

    public Set<AdmissionState> successors() {
        return switch (this) {
            case OPEN -> EnumSet.of(WAITING, ADMITTED, WITHDRAWN);
            case WAITING -> EnumSet.of(OPEN, OFFERED, WITHDRAWN);
            case OFFERED -> EnumSet.of(WAITING, ADMITTED, WITHDRAWN);
            case ADMITTED, WITHDRAWN -> EnumSet.noneOf(AdmissionState.class);
        };
    }

    public AdmissionState to(AdmissionState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("admission.state.refused", this, next);
        return next;
    }

    /** Whether it is still under way. */
    public boolean isOpen() {
        return this == OPEN || this == WAITING || this == OFFERED;
    }

    public String tone() {
        return tone;
    }
}
