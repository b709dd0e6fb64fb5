package care.residence;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/** A time in which a bed had one kind and one state: [from, until). */
@Entity
@Table(name = "bed_period")
public class BedPeriod extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Bed bed;
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private BedKind kind;
    @Enumerated(EnumType.STRING)
    private BedState state;
    private String reason;
    private LocalDate fromDay;
    private LocalDate untilDay;

    protected BedPeriod() {
    }

    BedPeriod(Bed bed, BedKind kind, BedState state, String reason, LocalDate from) {
        this.bed = bed;
        facilityId = bed.getFacilityId();
        this.kind = kind;
        this.state = state;
        this.reason = reason;
        fromDay = from;
    }

    void end(LocalDate on) {
        if (!on.isAfter(fromDay)) throw RuleViolation.invalid("on", "constraint.bed_period_ends_before_begins", fromDay);
        untilDay = on;
    }

    public BedKind getKind() {
        return kind;
    }

    public BedState getState() {
        return state;
    }

    public String getReason() {
        return reason;
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public LocalDate getUntilDay() {
        return untilDay;
    }
}
