package care.incident;

import care.kernel.*;
import care.residence.Stay;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.time.*;
import java.util.*;

/**
 * Something happened to a resident that should not have. It is reported with what was done at once, followed up step by step, and
 * closed with a conclusion.
 */
@Entity
public class Incident extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Stay stay;
    private Long facilityId;
    @Valid
    @Embedded
    private IncidentDetails details;
    private Instant happenedAt;
    @Enumerated(EnumType.STRING)
    private IncidentState state = IncidentState.OPEN;
    private String reportedBy;
    private Instant reportedAt;
    private LocalDate closedOn;
    private String conclusion;
    @OneToMany(mappedBy = "incident", cascade = CascadeType.PERSIST)
    @OrderBy("day, id")
    private List<IncidentStep> steps = new ArrayList<>();

    protected Incident() {
    }

    public Incident(Stay stay, IncidentDetails details, LocalDateTime happened, String reportedBy, Instant now) {
        if (happened == null) throw RuleViolation.invalid("happened", "incident.no-time");
        if (happened.atZone(Clocks.CHINA).toInstant().isAfter(now)) throw RuleViolation.invalid("happened", "incident.to-come");
        LocalDate day = happened.toLocalDate();
        if (day.isBefore(stay.getFromDay()) || stay.getUntilDay() != null && day.isAfter(stay.getUntilDay())) throw RuleViolation.invalid("happened", "incident.outside", stay.getFromDay());
        this.stay = stay;
        facilityId = stay.getFacilityId();
        this.details = details;
        happenedAt = happened.atZone(Clocks.CHINA).toInstant();
        this.reportedBy = reportedBy;
        reportedAt = now;
    }

    public void follow(String what, LocalDate on, String by) {
        if (state != IncidentState.OPEN) throw RuleViolation.conflict("incident.closed", closedOn);
        if (what == null || what.isBlank()) throw RuleViolation.invalid("step", "incident.no-step");
        steps.add(new IncidentStep(this, what.strip(), on, by));
    }

    /** Not before somebody has looked after it at least once. */
    public void close(String concluded, LocalDate on) {
        if (concluded == null || concluded.isBlank()) throw RuleViolation.invalid("conclusion", "incident.no-conclusion");
        if (steps.isEmpty()) throw RuleViolation.conflict("incident.not-followed");
        state = state.to(IncidentState.CLOSED);
        conclusion = concluded.strip();
        closedOn = on;
    }

    public Stay getStay() {
        return stay;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public IncidentDetails getDetails() {
        return details;
    }

    public Instant getHappenedAt() {
        return happenedAt;
    }

    public IncidentState getState() {
        return state;
    }

    public String getReportedBy() {
        return reportedBy;
    }

    public Instant getReportedAt() {
        return reportedAt;
    }

    public LocalDate getClosedOn() {
        return closedOn;
    }

    public String getConclusion() {
        return conclusion;
    }

    public List<IncidentStep> getSteps() {
        return steps;
    }
}
