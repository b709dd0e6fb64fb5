package care.admission;

import care.kernel.Identified;
import jakarta.persistence.*;

/** How far somebody is exposed to one of the nine risks, and what is done against it. */
@Entity
public class Risk extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private RiskAssessment riskAssessment;
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private RiskKind kind;
    @Enumerated(EnumType.STRING)
    private RiskLevel level;
    private String measure;

    protected Risk() {
    }

    Risk(RiskAssessment riskAssessment, RiskKind kind, RiskLevel level, String measure) {
        this.riskAssessment = riskAssessment;
        facilityId = riskAssessment.getFacilityId();
        this.kind = kind;
        this.level = level;
        this.measure = measure;
    }

    public RiskKind getKind() {
        return kind;
    }

    public RiskLevel getLevel() {
        return level;
    }

    public String getMeasure() {
        return measure;
    }
}
