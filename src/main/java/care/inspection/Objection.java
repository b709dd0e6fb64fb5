package care.inspection;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/** What the home has to say against a record, once and in time; the office answers it before anything is published. */
@Entity
@Table(name = "inspection_objection")
public class Objection extends Identified {
    private Long inspectionId;
    private Long facilityId;
    private String said;
    private LocalDate raisedOn;
    private String raisedBy;
    @Enumerated(EnumType.STRING)
    private ObjectionState state = ObjectionState.RAISED;
    private String answer;
    private LocalDate decidedOn;
    private String decidedBy;

    protected Objection() {
    }

    public Objection(Inspection inspection, String said, LocalDate on, String by) {
        if (inspection.getState() != InspectionState.RECORDED) throw RuleViolation.conflict("inspection.not-recorded");
        if (inspection.getPublishedOn() != null || on.isAfter(inspection.getObjectionUntil())) throw RuleViolation.conflict("inspection.objection.late", inspection.getObjectionUntil());
        if (said == null || said.isBlank()) throw RuleViolation.invalid("said", "inspection.objection.empty");
        inspectionId = inspection.getId();
        facilityId = inspection.getFacilityId();
        this.said = said.strip();
        raisedOn = on;
        raisedBy = by;
    }

    public void decide(boolean upheld, String answer, LocalDate on, String by) {
        if (answer == null || answer.isBlank()) throw RuleViolation.invalid("answer", "inspection.objection.no-answer");
        state = state.to(upheld ? ObjectionState.UPHELD : ObjectionState.REFUSED);
        this.answer = answer.strip();
        decidedOn = on;
        decidedBy = by;
    }

    public Long getInspectionId() {
        return inspectionId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public String getSaid() {
        return said;
    }

    public LocalDate getRaisedOn() {
        return raisedOn;
    }

    public String getRaisedBy() {
        return raisedBy;
    }

    public ObjectionState getState() {
        return state;
    }

    public String getAnswer() {
        return answer;
    }

    public LocalDate getDecidedOn() {
        return decidedOn;
    }

    public String getDecidedBy() {
        return decidedBy;
    }
}
