package care.supervision;

import care.kernel.*;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.time.LocalDate;

/**
 * A year's plan or a campaign of one office: which matters are inspected, with whom, within which days. It is drafted, approved by somebody
 * else and printed, and closed when it is over. Homes are drawn for an approved plan.
 */
@Entity
public class InspectionPlan extends Identified {
    private String regionCode;
    @Valid
    @Embedded
    private PlanDetails details;
    @Enumerated(EnumType.STRING)
    private PlanState state = PlanState.DRAFT;
    private String madeBy;
    private String approvedBy;
    private LocalDate approvedOn;
    private Long documentId;

    protected InspectionPlan() {
    }

    InspectionPlan(String regionCode, PlanDetails details, String by) {
        details.check();
        this.regionCode = regionCode;
        this.details = details;
        madeBy = by;
    }

    /** Whoever wrote it last made it. */
    void change(PlanDetails said, String by) {
        if (state != PlanState.DRAFT) throw RuleViolation.conflict("supervision.plan.approved");
        said.check();
        details = said;
        madeBy = by;
    }

    /** By a second person. */
    void approve(LocalDate on, String by) {
        if (by.equals(madeBy)) throw RuleViolation.conflict("supervision.plan.second-person");
        state = state.to(PlanState.APPROVED);
        approvedBy = by;
        approvedOn = on;
    }

    void printed(long document) {
        documentId = document;
    }

    void close() {
        state = state.to(PlanState.CLOSED);
    }

    public String getRegionCode() {
        return regionCode;
    }

    public PlanDetails getDetails() {
        return details;
    }

    public PlanState getState() {
        return state;
    }

    public String getMadeBy() {
        return madeBy;
    }

    public String getApprovedBy() {
        return approvedBy;
    }

    public LocalDate getApprovedOn() {
        return approvedOn;
    }

    public Long getDocumentId() {
        return documentId;
    }
}
