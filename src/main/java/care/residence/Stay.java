package care.residence;

import care.kernel.*;
import care.person.Person;
import jakarta.persistence.*;
import java.time.LocalDate;

/**
 * Somebody lives in a bed from a day until the day they leave, which no longer counts. It is opened, moved to another bed in one step,
 * and ended with a reason; two stays never share a bed or a person on one day.
 */
@Entity
public class Stay extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Person person;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Bed bed;
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private StayKind kind;
    private String origin;
    private LocalDate fromDay;
    private LocalDate untilDay;
    @Enumerated(EnumType.STRING)
    private EndReason endReason;

    protected Stay() {
    }

    /**
     * @param until  the day of leaving when it is agreed beforehand, as for a sojourn; null when open
     * @param origin where a sojourn guest comes from
     */
    public Stay(Person person, Bed bed, LocalDate from, LocalDate until, String origin) {
        if (until != null && !until.isAfter(from)) throw RuleViolation.invalid("until", "constraint.stay_ends_before_begins");
        LocalDate end = until == null ? LocalDate.MAX : until;
        if (!bed.isThere(from, end)) throw RuleViolation.conflict("residence.bed.not-there", bed.getLabel(), from);
        bed.outOfServiceWithin(from, end).ifPresent(out -> {
            throw RuleViolation.conflict("residence.bed.out-of-service", bed.getLabel(), out.getFromDay(), out.getReason());
        });
        BedPeriod period = bed.on(from).orElseThrow();
        this.person = person;
        this.bed = bed;
        facilityId = bed.getFacilityId();
        kind = period.getKind() == BedKind.SOJOURN ? StayKind.SOJOURN : StayKind.RESIDENT;
        if (kind == StayKind.SOJOURN && (origin == null || origin.isBlank())) throw RuleViolation.invalid("origin", "residence.stay.no-origin");
        this.origin = kind == StayKind.SOJOURN ? origin.strip() : null;
        fromDay = from;
        untilDay = until;
    }

    public void end(LocalDate on, EndReason reason) {
        if (endReason != null) throw RuleViolation.conflict("residence.stay.ended", untilDay);
        if (reason == null) throw RuleViolation.invalid("reason", "residence.stay.no-reason");
        if (on == null || !on.isAfter(fromDay)) throw RuleViolation.invalid("on", "constraint.stay_ends_before_begins");
        untilDay = on;
        endReason = reason;
    }

    /** Ends here and goes on in another bed the same day. */
    public Stay moveTo(Bed other, LocalDate on) {
        LocalDate agreed = untilDay;
        end(on, EndReason.TRANSFERRED);
        return new Stay(person, other, on, agreed != null && agreed.isAfter(on) ? agreed : null, origin);
    }

    public boolean isOpen(LocalDate day) {
        return endReason == null && (untilDay == null || untilDay.isAfter(day));
    }

    public Person getPerson() {
        return person;
    }

    public Bed getBed() {
        return bed;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public StayKind getKind() {
        return kind;
    }

    public String getOrigin() {
        return origin;
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public LocalDate getUntilDay() {
        return untilDay;
    }

    public EndReason getEndReason() {
        return endReason;
    }
}
