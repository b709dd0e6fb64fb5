package care.joint;

import static care.joint.ClueState.*;

import care.kernel.*;
import care.supervision.Department;
import jakarta.persistence.*;
import java.time.LocalDate;

/**
 * A sign that older people's money is in danger. It is reported, judged by how great the risk is, and then dismissed with a reason or handed
 * to the department that may investigate, which tells what it found by a day; it is closed by somebody else than who judged it.
 */
@Entity
public class Clue extends Identified {
    private String regionCode;
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private ClueKind kind;
    @Enumerated(EnumType.STRING)
    private ClueSource source;
    private Long sourceId;
    private String reference;
    private String subject;
    private Long amountFen;
    private Integer persons;
    private LocalDate reportedOn;
    private String reportedBy;
    @Enumerated(EnumType.STRING)
    private ClueState state = REPORTED;
    @Enumerated(EnumType.STRING)
    private Risk risk;
    private String judgement;
    private LocalDate triagedOn;
    private String triagedBy;
    private String dismissedWhy;
    @Enumerated(EnumType.STRING)
    private Department department;
    private Long letterId;
    private LocalDate transferredOn;
    private LocalDate feedbackDue;
    private String feedback;
    private LocalDate fedBackOn;
    private String result;
    private LocalDate closedOn;
    private String closedBy;

    protected Clue() {
    }

    Clue(String region, Long facilityId, ClueSource source, Long sourceId, String reference, ClueDetails details, LocalDate on, String by) {
        regionCode = region;
        this.facilityId = facilityId;
        this.source = source;
        this.sourceId = sourceId;
        this.reference = reference;
        kind = details.getKind();
        subject = details.getSubject();
        amountFen = details.getAmountFen();
        persons = details.getPersons();
        reportedOn = on;
        reportedBy = by;
    }

    public void triage(Risk level, String why, LocalDate on, String by) {
        if (level == null) throw RuleViolation.invalid("risk", "joint.no-risk");
        said("judgement", why, "joint.no-judgement");
        state = state.to(TRIAGED);
        risk = level;
        judgement = why.strip();
        triagedOn = on;
        triagedBy = by;
    }

    public void dismiss(String why) {
        said("dismissedWhy", why, "joint.no-reason");
        state = state.to(DISMISSED);
        dismissedWhy = why.strip();
    }

    public void transfer(Department to, int feedbackDays, LocalDate on) {
        if (to == null) throw RuleViolation.invalid("department", "joint.no-department");
        state = state.to(TRANSFERRED);
        department = to;
        transferredOn = on;
        feedbackDue = WorkingDays.after(on, feedbackDays);
    }

    void letter(long documentId) {
        letterId = documentId;
    }

    public void feedBack(String told, LocalDate on, LocalDate today) {
        said("feedback", told, "joint.no-feedback");
        if (state == TRANSFERRED && (on == null || on.isBefore(transferredOn) || on.isAfter(today))) throw RuleViolation.invalid("fedBackOn", "joint.feedback-day", transferredOn);
        state = state.to(FED_BACK);
        feedback = told.strip();
        fedBackOn = on;
    }

    /** Four eyes: who judged it does not also close it. */
    public void close(String outcome, LocalDate on, String by) {
        said("result", outcome, "joint.no-result");
        ClueState next = state.to(CLOSED);
        if (by.equals(triagedBy)) throw RuleViolation.conflict("constraint.clue_closed_by_another");
        state = next;
        result = outcome.strip();
        closedOn = on;
        closedBy = by;
    }

    private static void said(String field, String text, String otherwise) {
        if (text == null || text.isBlank()) throw RuleViolation.invalid(field, otherwise);
    }

    public String getRegionCode() {
        return regionCode;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public ClueKind getKind() {
        return kind;
    }

    public ClueSource getSource() {
        return source;
    }

    public Long getSourceId() {
        return sourceId;
    }

    public String getReference() {
        return reference;
    }

    public String getSubject() {
        return subject;
    }

    public Long getAmountFen() {
        return amountFen;
    }

    public Integer getPersons() {
        return persons;
    }

    public LocalDate getReportedOn() {
        return reportedOn;
    }

    public String getReportedBy() {
        return reportedBy;
    }

    public ClueState getState() {
        return state;
    }

    public Risk getRisk() {
        return risk;
    }

    public String getJudgement() {
        return judgement;
    }

    public LocalDate getTriagedOn() {
        return triagedOn;
    }

    public String getTriagedBy() {
        return triagedBy;
    }

    public String getDismissedWhy() {
        return dismissedWhy;
    }

    public Department getDepartment() {
        return department;
    }

    public Long getLetterId() {
        return letterId;
    }

    public LocalDate getTransferredOn() {
        return transferredOn;
    }

    public LocalDate getFeedbackDue() {
        return feedbackDue;
    }

    public String getFeedback() {
        return feedback;
    }

    public LocalDate getFedBackOn() {
        return fedBackOn;
    }

    public String getResult() {
        return result;
    }

    public LocalDate getClosedOn() {
        return closedOn;
    }

    public String getClosedBy() {
        return closedBy;
    }
}
