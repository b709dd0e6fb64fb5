package care.nursing;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Somebody goes round the house, by day or by night (GB 38600-2019): the round is begun, exceptions are noted on the way, and it is
 * finished with everybody else in order. One that is never finished does not count.
 */
@Entity
@Table(name = "care_round")
public class Round extends Identified {
    private Long facilityId;
    private Long buildingId;
    @Enumerated(EnumType.STRING)
    private Shift shift;
    private LocalDate day;
    private Instant startedAt;
    private Instant endedAt;
    private String madeBy;

    protected Round() {
    }

    /** @param buildingId null for all of them */
    Round(Long facilityId, Long buildingId, String by, Instant at) {
        if (by == null || by.isBlank()) throw RuleViolation.invalid("by", "nursing.round.no-name");
        LocalDateTime now = LocalDateTime.ofInstant(at, Clocks.CHINA);
        this.facilityId = facilityId;
        this.buildingId = buildingId;
        shift = Shift.at(now);
        day = Shift.dayOf(now);
        startedAt = at;
        madeBy = by.strip();
    }

    void finish(Instant at) {
        open();
        endedAt = at;
    }

    void open() {
        if (endedAt != null) throw RuleViolation.conflict("nursing.round.finished");
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getBuildingId() {
        return buildingId;
    }

    public Shift getShift() {
        return shift;
    }

    public LocalDate getDay() {
        return day;
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    public Instant getEndedAt() {
        return endedAt;
    }

    public String getMadeBy() {
        return madeBy;
    }
}
