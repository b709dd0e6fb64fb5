package care.checklist;

import care.kernel.*;
import jakarta.persistence.*;
import jakarta.validation.Valid;

/** One item of a checklist: what has to be so, on which clause it rests, how it is looked at, and what is ordered when it is not so. */
@Entity
public class ChecklistItem extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Checklist checklist;
    private Integer position;
    @ManyToOne(fetch = FetchType.LAZY)
    private MajorHazard majorHazard;
    @Valid
    @Embedded
    private ItemDetails details;

    protected ChecklistItem() {
    }

    ChecklistItem(Checklist checklist, int position, ItemDetails details, MajorHazard majorHazard) {
        this.checklist = checklist;
        this.position = position;
        word(details, majorHazard);
    }

    /** Written anew, while its version is a draft. */
    void word(ItemDetails said, MajorHazard hazard) {
        checklist.drafted();
        if (!said.getCode().matches("[A-Z]+-[0-9]{2,3}")) throw RuleViolation.invalid("code", "checklist.code.form");
        if (hazard != null && !hazard.isConfirmed()) throw RuleViolation.invalid("hazard", "checklist.hazard.unconfirmed", hazard.getNumber());
        if (hazard != null && said.getSeverity() != Severity.GRAVE) throw RuleViolation.invalid("severity", "checklist.hazard.grave");
        details = said;
        majorHazard = hazard;
    }

    public Checklist getChecklist() {
        return checklist;
    }

    public Integer getPosition() {
        return position;
    }

    public MajorHazard getMajorHazard() {
        return majorHazard;
    }

    public ItemDetails getDetails() {
        return details;
    }

    public String getCode() {
        return details.getCode();
    }

    public Domain getDomain() {
        return details.getDomain();
    }

    public String getRequirement() {
        return details.getRequirement();
    }

    public String getBasis() {
        return details.getBasis();
    }

    public String getMethod() {
        return details.getMethod();
    }

    public Severity getSeverity() {
        return details.getSeverity();
    }

    public Integer getDeadlineDays() {
        return details.getDeadlineDays();
    }

    public String getOrderText() {
        return details.getOrderText();
    }

    public String getUnit() {
        return details.getUnit();
    }
}
