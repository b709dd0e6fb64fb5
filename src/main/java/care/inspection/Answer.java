package care.inspection;

import care.checklist.*;
import care.kernel.*;
import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.Instant;

/** What one item turned out to be, with a note where it is not as it should be, and a measured value where there is one. */
@Entity
@Table(name = "inspection_answer")
public class Answer extends Identified {
    private static final int LONGEST = 1000;

    private Long inspectionId;
    private Long facilityId;
    private Long itemId;
    @Enumerated(EnumType.STRING)
    private Conformity outcome;
    @Enumerated(EnumType.STRING)
    private Severity severity;
    private String note;
    private BigDecimal measured;
    private Instant answeredAt;
    private String answeredBy;

    protected Answer() {
    }

    public Answer(Inspection inspection, ChecklistItem item) {
        if (!item.getChecklist().getId().equals(inspection.getChecklistId()) || !inspection.getDomains().contains(item.getDomain())) throw RuleViolation.invalid("item", "inspection.item-outside", item.getCode());
        inspectionId = inspection.getId();
        facilityId = inspection.getFacilityId();
        itemId = item.getId();
    }

    /** @param severity of a deficiency; the item's own when null */
    public void say(ChecklistItem item, Conformity outcome, Severity severity, String note, BigDecimal measured, Instant at, String by) {
        String noted = note == null || note.isBlank() ? null : note.strip();
        if (outcome == null) throw RuleViolation.invalid("outcome", "inspection.no-outcome", item.getCode());
        if (outcome == Conformity.DEFICIENT && noted == null) throw RuleViolation.invalid("note", "inspection.no-note", item.getCode());
        if (noted != null && noted.length() > LONGEST) throw RuleViolation.invalid("note", "inspection.long-note", item.getCode(), LONGEST);
        if (measured != null && item.getUnit() == null) throw RuleViolation.invalid("measured", "inspection.not-measured", item.getCode());
        this.outcome = outcome;
        this.severity = outcome != Conformity.DEFICIENT ? null : item.getMajorHazard() != null ? Severity.GRAVE : severity == null ? item.getSeverity() : severity;
        this.note = noted;
        this.measured = measured;
        answeredAt = at;
        answeredBy = by;
    }

    public Long getInspectionId() {
        return inspectionId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getItemId() {
        return itemId;
    }

    public Conformity getOutcome() {
        return outcome;
    }

    public Severity getSeverity() {
        return severity;
    }

    public String getNote() {
        return note;
    }

    public BigDecimal getMeasured() {
        return measured;
    }

    public Instant getAnsweredAt() {
        return answeredAt;
    }

    public String getAnsweredBy() {
        return answeredBy;
    }
}
