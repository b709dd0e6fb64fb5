package care.roster;

import care.kernel.RuleViolation;
import java.util.List;

/** 已生成 → 发送中 → 已签收, or 发送失败 until the next try; handed over as a file it is 已交付 until the receipt is recorded. */
public enum PushState {
    MADE("idle"), SENDING("wait"), SENT("wait"), RECEIVED("ok"), FAILED("danger");

    private final String tone;

    PushState(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }

    public List<PushState> successors() {
        return switch (this) {
            case MADE -> List.of(SENDING, SENT);
            case SENDING -> List.of(RECEIVED, FAILED);
            case SENT -> List.of(RECEIVED);
            case FAILED -> List.of(SENDING, SENT);
            case RECEIVED -> List.of();
        };
    }

    public PushState to(PushState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("roster.push.refused", this, next);
        return next;
    }
}
