package care.reservation;

import care.kernel.RuleViolation;
import java.util.EnumSet;
import java.util.Set;

/** 已预订, 已到达, 已取消, 未到. */
public enum ReservationState {
    BOOKED("wait"), ARRIVED("ok"), CANCELLED("idle"), NO_SHOW("warn");

    private final String tone;

    ReservationState(String tone) {
        this.tone = tone;
    }

    public Set<ReservationState> successors() {
        return this == BOOKED ? EnumSet.of(ARRIVED, CANCELLED, NO_SHOW) : EnumSet.noneOf(ReservationState.class);
    }

    public ReservationState to(ReservationState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("reservation.state.refused", this, next);
        return next;
    }

    public String tone() {
        return tone;
    }
}
