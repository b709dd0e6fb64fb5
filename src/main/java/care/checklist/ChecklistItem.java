package care.checklist;

import care.kernel.Identified;
import jakarta.persistence.*;

/** One item of a checklist: what has to be so, on which clause it rests, how it is looked at, and what is ordered when it is not so. */
@Entity
public class ChecklistItem extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Checklist checklist;
    private String code;
    @Enumerated(EnumType.STRING)
    private Domain domain;
    private Integer position;
    private String requirement;
    private String basis;
    private String method;
    @Enumerated(EnumType.STRING)
    private Severity severity;
    /** Working days; 0 is at once. */
    private Integer deadlineDays;
    @ManyToOne(fetch = FetchType.LAZY)
    private MajorHazard majorHazard;
    private String orderText;
    /** Of a measured value, when there is one. */
    private String unit;

    protected ChecklistItem() {
    }

    public Checklist getChecklist() {
        return checklist;
    }

    public String getCode() {
        return code;
    }

    public Domain getDomain() {
        return domain;
    }

    public Integer getPosition() {
        return position;
    }

    public String getRequirement() {
        return requirement;
    }

    public String getBasis() {
        return basis;
    }

    public String getMethod() {
        return method;
    }

    public Severity getSeverity() {
        return severity;
    }

    public Integer getDeadlineDays() {
        return deadlineDays;
    }

    public MajorHazard getMajorHazard() {
        return majorHazard;
    }

    public String getOrderText() {
        return orderText;
    }

    public String getUnit() {
        return unit;
    }
}
