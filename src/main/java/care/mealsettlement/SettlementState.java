package care.mealsettlement;

import care.kernel.RuleViolation;
import java.util.*;

/** 已生成, 已确认, 已核对, 已审批, 已报送支付, 已支付, 已退回, 已更正. */
public enum SettlementState {
    DRAWN("wait"), CONFIRMED("warn"), CHECKED("warn"), APPROVED("warn"), SENT("wait"), PAID("ok"), RETURNED("idle"), REPLACED("idle");

    private final String tone;

    SettlementState(String tone) {
        this.tone = tone;
    }

    public Set<SettlementState> successors() {
        return switch (this) {
            case DRAWN -> EnumSet.of(CONFIRMED);
            case CONFIRMED -> EnumSet.of(CHECKED, RETURNED);
            case CHECKED -> EnumSet.of(APPROVED, RETURNED);
            case APPROVED -> EnumSet.of(SENT, REPLACED);
            case SENT -> EnumSet.of(APPROVED, PAID);
            case PAID -> EnumSet.of(REPLACED);
            case RETURNED, REPLACED -> EnumSet.noneOf(SettlementState.class);
        };
    }

    public SettlementState to(SettlementState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("mealsettlement.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
