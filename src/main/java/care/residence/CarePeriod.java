package care.residence;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/** How much care a resident is given from a day on, why, and which assessment it rests on; the next change ends it. */
@Entity
public class CarePeriod extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Stay stay;
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private CareLevel level;
    private String reason;
    private Long assessmentId;
    private LocalDate fromDay;
    private LocalDate untilDay;

    protected CarePeriod() {
    }

    CarePeriod(Stay stay, CareLevel level, String reason, Long assessmentId, LocalDate from) {
        this.stay = stay;
        facilityId = stay.getFacilityId();
        this.level = level;
        this.reason = reason;
        this.assessmentId = assessmentId;
        fromDay = from;
    }

    void end(LocalDate on) {
        if (!on.isAfter(fromDay)) throw RuleViolation.invalid("careFrom", "constraint.care_period_ends_before_begins");
        untilDay = on;
    }

    public CareLevel getLevel() {
        return level;
    }

    public String getReason() {
        return reason;
    }

    public Long getAssessmentId() {
        return assessmentId;
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public LocalDate getUntilDay() {
        return untilDay;
    }
}
