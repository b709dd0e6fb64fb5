package care.residence;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.*;

/**
 * A bed in a room. Its kind and state run in periods, so that any past day can be told: put up, taken out of service with a reason,
 * put back, made a nursing bed, taken away.
 */
@Entity
public class Bed extends Identified {
    private Long facilityId;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Room room;
    private String label;
    @OneToMany(mappedBy = "bed", cascade = CascadeType.PERSIST)
    @OrderBy("fromDay")
    private List<BedPeriod> periods = new ArrayList<>();

    protected Bed() {
    }

    public Bed(Room room, String label, BedKind kind, LocalDate from) {
        facilityId = room.getFacilityId();
        this.room = room;
        this.label = label;
        periods.add(new BedPeriod(this, kind, BedState.IN_USE, null, from));
    }

    public void takeOutOfService(String reason, LocalDate on) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "residence.bed.no-reason");
        BedPeriod now = last();
        if (now.getState() == BedState.OUT_OF_SERVICE) throw RuleViolation.conflict("residence.bed.already-out");
        follow(now, now.getKind(), BedState.OUT_OF_SERVICE, reason.strip(), on);
    }

    public void returnToService(LocalDate on) {
        BedPeriod now = last();
        if (now.getState() == BedState.IN_USE) throw RuleViolation.conflict("residence.bed.already-in-use");
        follow(now, now.getKind(), BedState.IN_USE, null, on);
    }

    public void convert(BedKind kind, LocalDate on) {
        BedPeriod now = last();
        if (now.getKind() == kind) throw RuleViolation.conflict("residence.bed.already-this-kind");
        follow(now, kind, now.getState(), now.getReason(), on);
    }

    public void remove(LocalDate on) {
        last().end(on);
    }

    private void follow(BedPeriod now, BedKind kind, BedState state, String reason, LocalDate on) {
        now.end(on);
        periods.add(new BedPeriod(this, kind, state, reason, on));
    }

    private BedPeriod last() {
        BedPeriod last = periods.stream().max(Comparator.comparing(BedPeriod::getFromDay)).orElseThrow();
        if (last.getUntilDay() != null) throw RuleViolation.conflict("residence.bed.removed");
        return last;
    }

    /** What it was on a day; empty before it was put up and after it was taken away. */
    public Optional<BedPeriod> on(LocalDate day) {
        return periods.stream().filter(p -> !p.getFromDay().isAfter(day) && (p.getUntilDay() == null || p.getUntilDay().isAfter(day))).findFirst();
    }

    /** What stands in the way of using it from a day to another: the first period out of service, or empty when there is none. */
    public Optional<BedPeriod> outOfServiceWithin(LocalDate from, LocalDate until) {
        return periods.stream().filter(p -> p.getState() == BedState.OUT_OF_SERVICE && p.getFromDay().isBefore(until) && (p.getUntilDay() == null || p.getUntilDay().isAfter(from)))
            .min(Comparator.comparing(BedPeriod::getFromDay));
    }

    /** Whether it is there all the time from a day to another. */
    public boolean isThere(LocalDate from, LocalDate until) {
        LocalDate covered = from;
        for (BedPeriod p : periods.stream().sorted(Comparator.comparing(BedPeriod::getFromDay)).toList())
            if (!p.getFromDay().isAfter(covered) && (p.getUntilDay() == null || p.getUntilDay().isAfter(covered))) {
                if (p.getUntilDay() == null) return true;
                covered = p.getUntilDay();
            }
        return !covered.isBefore(until);
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Room getRoom() {
        return room;
    }

    public String getLabel() {
        return label;
    }

    public List<BedPeriod> getPeriods() {
        return periods;
    }
}
