package care.reservation;

import care.kernel.*;
import care.residence.Bed;
import care.residence.Stay;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.time.*;

/**
 * A guest from elsewhere books a bed for some days. No two bookings, and no booking and a stay, share a bed on one day. When the guest
 * arrives the booking becomes a stay; otherwise it is cancelled, or noted as not having come.
 */
@Entity
public class Reservation extends Identified {
    private Long facilityId;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Bed bed;
    @Valid
    @Embedded
    private ReservationDetails details;
    @Enumerated(EnumType.STRING)
    private ReservationState state = ReservationState.BOOKED;
    private Long stayId;
    private String bookedBy;
    private Instant bookedAt;

    protected Reservation() {
    }

    public Reservation(Bed bed, ReservationDetails details, String bookedBy, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Clocks.CHINA);
        if (details.getFromDay().isBefore(today)) throw RuleViolation.invalid("fromDay", "reservation.past");
        if (!details.getUntilDay().isAfter(details.getFromDay())) throw RuleViolation.invalid("untilDay", "constraint.reservation_ends_before_begins");
        if (details.getUntilDay().isAfter(today.plusYears(1))) throw RuleViolation.invalid("untilDay", "residence.stay.far-off");
        facilityId = bed.getFacilityId();
        this.bed = bed;
        this.details = details;
        this.bookedBy = bookedBy;
        bookedAt = now;
    }

    public void arrive(LocalDate today) {
        if (details.getFromDay().isAfter(today)) throw RuleViolation.conflict("reservation.too-early", details.getFromDay());
        if (!details.getUntilDay().isAfter(today)) throw RuleViolation.conflict("reservation.over", details.getUntilDay());
        state = state.to(ReservationState.ARRIVED);
    }

    void became(Stay stay) {
        stayId = stay.getId();
    }

    public void cancel() {
        state = state.to(ReservationState.CANCELLED);
    }

    /** Not before the first night is over. */
    public void missed(LocalDate today) {
        if (!today.isAfter(details.getFromDay())) throw RuleViolation.conflict("reservation.may-come", details.getFromDay());
        state = state.to(ReservationState.NO_SHOW);
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Bed getBed() {
        return bed;
    }

    public ReservationDetails getDetails() {
        return details;
    }

    public ReservationState getState() {
        return state;
    }

    public Long getStayId() {
        return stayId;
    }

    public String getBookedBy() {
        return bookedBy;
    }

    public Instant getBookedAt() {
        return bookedAt;
    }
}
