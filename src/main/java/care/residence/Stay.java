package care.residence;

import care.kernel.*;
import care.person.Person;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.*;

/**
 * Somebody lives in a bed from a day until the day they leave, which no longer counts. While it lasts, they are away for some days, are
 * given more or less care, move to another bed in one step. A discharge is ordered for a day; the stay ends, and the bed is free, when
 * they have left. Two stays never share a bed or a person on one day.
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
    private LocalDate dischargeOn;
    @Enumerated(EnumType.STRING)
    private EndReason dischargeReason;
    private String servicePackage;
    @OneToMany(mappedBy = "stay", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("fromDay desc")
    private List<StayLeave> leaves = new ArrayList<>();
    @OneToMany(mappedBy = "stay", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("fromDay desc")
    private List<CarePeriod> care = new ArrayList<>();

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

    /** They have left: whoever was away is away no more, and no care goes on. */
    public void end(LocalDate on, EndReason reason) {
        if (endReason != null) throw RuleViolation.conflict("residence.stay.ended", untilDay);
        if (reason == null) throw RuleViolation.invalid("reason", "residence.stay.no-reason");
        if (on == null || !on.isAfter(fromDay)) throw RuleViolation.invalid("on", "constraint.stay_ends_before_begins");
        untilDay = on;
        endReason = reason;
        leaves.removeIf(leave -> !leave.getFromDay().isBefore(on));
        leaves.stream().filter(leave -> leave.getUntilDay() == null || leave.getUntilDay().isAfter(on)).forEach(leave -> leave.end(on));
        care.removeIf(period -> !period.getFromDay().isBefore(on));
        care.stream().filter(period -> period.getUntilDay() == null || period.getUntilDay().isAfter(on)).forEach(period -> period.end(on));
    }

    /** Ends here and goes on in another bed the same day, with the care that was given until then; who is away stays away. */
    public Stay moveTo(Bed other, LocalDate on) {
        LocalDate agreed = untilDay;
        Optional<CarePeriod> given = on == null ? Optional.empty() : careOn(on);
        Optional<StayLeave> away = on == null ? Optional.empty() : awayOn(on).filter(leave -> leave.getUntilDay() == null);
        end(on, EndReason.TRANSFERRED);
        Stay next = new Stay(person, other, on, agreed != null && agreed.isAfter(on) ? agreed : null, origin);
        next.servicePackage = next.kind == StayKind.SOJOURN ? servicePackage : null;
        given.ifPresent(period -> next.care.add(new CarePeriod(next, period.getLevel(), period.getReason(), period.getAssessmentId(), on)));
        away.ifPresent(leave -> next.leaves.add(new StayLeave(next, leave.getKind(), on, leave.getExpectedOn(), leave.getNote())));
        return next;
    }

    /** The bed stays theirs until they have left. */
    public void orderDischarge(LocalDate on, EndReason reason, LocalDate today) {
        running();
        if (reason == null) throw RuleViolation.invalid("dischargeReason", "residence.stay.no-reason");
        if (on == null || on.isBefore(today) || !on.isAfter(fromDay)) throw RuleViolation.invalid("dischargeOn", "residence.discharge.past");
        dischargeOn = on;
        dischargeReason = reason;
    }

    public void withdrawDischarge() {
        running();
        if (dischargeOn == null) throw RuleViolation.conflict("residence.discharge.none");
        dischargeOn = null;
        dischargeReason = null;
    }

    /** @param expected the day they mean to come back; null when nobody can say */
    public StayLeave leave(LeaveKind kind, LocalDate from, LocalDate expected, String note) {
        running();
        if (kind == null) throw RuleViolation.invalid("leaveKind", "residence.leave.no-kind");
        if (from == null || from.isBefore(fromDay) || untilDay != null && !from.isBefore(untilDay)) throw RuleViolation.invalid("leaveFrom", "residence.leave.outside", fromDay);
        if (expected != null && !expected.isAfter(from)) throw RuleViolation.invalid("expected", "constraint.stay_leave_ends_before_begins");
        if (leaves.stream().anyMatch(other -> other.getUntilDay() == null || other.getUntilDay().isAfter(from))) throw RuleViolation.conflict("residence.leave.away");
        StayLeave leave = new StayLeave(this, kind, from, expected, note);
        leaves.add(0, leave);
        return leave;
    }

    /** @param on the first day they are here again */
    public StayLeave comeBack(LocalDate on) {
        StayLeave leave = leaves.stream().filter(away -> away.getUntilDay() == null).findFirst().orElseThrow(() -> RuleViolation.conflict("residence.leave.here"));
        if (on == null) throw RuleViolation.invalid("back", "residence.leave.no-day");
        leave.end(on);
        return leave;
    }

    /** More or less care from a day on. */
    public void careFor(CareLevel level, LocalDate from, String reason, Long assessmentId) {
        running();
        if (level == null) throw RuleViolation.invalid("level", "residence.care.no-level");
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("careReason", "residence.care.no-reason");
        if (from == null || from.isBefore(fromDay)) throw RuleViolation.invalid("careFrom", "residence.care.before", fromDay);
        CarePeriod last = care.isEmpty() ? null : care.stream().max(Comparator.comparing(CarePeriod::getFromDay)).orElseThrow();
        if (last != null && last.getLevel() == level) throw RuleViolation.conflict("residence.care.same", level);
        if (last != null) last.end(from);
        care.add(0, new CarePeriod(this, level, reason.strip(), assessmentId, from));
    }

    public Optional<CarePeriod> careOn(LocalDate day) {
        return care.stream().filter(period -> !period.getFromDay().isAfter(day) && (period.getUntilDay() == null || period.getUntilDay().isAfter(day))).findFirst();
    }

    public Optional<StayLeave> awayOn(LocalDate day) {
        return leaves.stream().filter(leave -> leave.isOn(day)).findFirst();
    }

    /** What a sojourn guest is given. */
    public void serve(String what) {
        servicePackage = what == null || what.isBlank() ? null : what.strip();
    }

    private void running() {
        if (endReason != null) throw RuleViolation.conflict("residence.stay.ended", untilDay);
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

    public LocalDate getDischargeOn() {
        return dischargeOn;
    }

    public EndReason getDischargeReason() {
        return dischargeReason;
    }

    public String getServicePackage() {
        return servicePackage;
    }

    public List<StayLeave> getLeaves() {
        return leaves;
    }

    public List<CarePeriod> getCare() {
        return care;
    }
}
