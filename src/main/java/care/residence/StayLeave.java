package care.residence;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A resident is away for some days, in hospital or at home, and the bed is kept. The day of coming back counts as present. */
@Entity
public class StayLeave extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Stay stay;
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private LeaveKind kind;
    private LocalDate fromDay;
    private LocalDate untilDay;
    private LocalDate expectedOn;
    private String note;

    protected StayLeave() {
    }

    StayLeave(Stay stay, LeaveKind kind, LocalDate from, LocalDate expected, String note) {
        this.stay = stay;
        facilityId = stay.getFacilityId();
        this.kind = kind;
        fromDay = from;
        expectedOn = expected;
        this.note = note == null || note.isBlank() ? null : note.strip();
    }

    void end(LocalDate on) {
        if (!on.isAfter(fromDay)) throw RuleViolation.invalid("back", "constraint.stay_leave_ends_before_begins");
        untilDay = on;
    }

    public boolean isOn(LocalDate day) {
        return !fromDay.isAfter(day) && (untilDay == null || untilDay.isAfter(day));
    }

    /** Days away until now, both the first and today counted while it lasts. */
    public long days(LocalDate today) {
        return fromDay.isAfter(today) ? 0 : ChronoUnit.DAYS.between(fromDay, untilDay == null || untilDay.isAfter(today) ? today.plusDays(1) : untilDay);
    }

    public Stay getStay() {
        return stay;
    }

    public LeaveKind getKind() {
        return kind;
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public LocalDate getUntilDay() {
        return untilDay;
    }

    public LocalDate getExpectedOn() {
        return expectedOn;
    }

    public String getNote() {
        return note;
    }
}
