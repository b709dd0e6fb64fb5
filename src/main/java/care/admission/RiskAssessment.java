package care.admission;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.*;

/**
 * The nine risks of GB 38600-2019 looked at for somebody who moves in: how high each is and what is done against it. Whoever signs for
 * the resident has been told. Looked at again every year and whenever something changes; never changed afterwards.
 */
@Entity
public class RiskAssessment extends Identified {
    private Long facilityId;
    private Long personId;
    private LocalDate assessedOn;
    private LocalDate validUntil;
    private String assessor;
    @Secret
    private String informed;
    @OneToMany(mappedBy = "riskAssessment", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<Risk> risks = new ArrayList<>();

    protected RiskAssessment() {
    }

    /**
     * @param levels   one for each of the nine; missing ones are refused by name
     * @param measures needed wherever there is a risk
     * @param months   how long it holds; the corresponding day is the last
     */
    RiskAssessment(long facilityId, long personId, Map<RiskKind, RiskLevel> levels, Map<RiskKind, String> measures, String assessor, String informed, LocalDate on, int months) {
        if (assessor == null || assessor.isBlank()) throw RuleViolation.invalid("assessor", "admission.risk.no-assessor");
        if (informed == null || informed.isBlank()) throw RuleViolation.invalid("informed", "admission.risk.no-informed");
        this.facilityId = facilityId;
        this.personId = personId;
        this.assessor = assessor.strip();
        this.informed = informed.strip();
        assessedOn = on;
        validUntil = on.plusMonths(months);
        for (RiskKind kind : RiskKind.values()) {
            RiskLevel level = levels.get(kind);
            String measure = measures.get(kind) == null || measures.get(kind).isBlank() ? null : measures.get(kind).strip();
            if (level == null) throw RuleViolation.invalid("level" + kind, "admission.risk.no-level", kind);
            if (level != RiskLevel.NONE && measure == null) throw RuleViolation.invalid("measure" + kind, "admission.risk.no-measure", kind);
            risks.add(new Risk(this, kind, level, measure));
        }
    }

    public boolean holds(LocalDate day) {
        return !assessedOn.isAfter(day) && !validUntil.isBefore(day);
    }

    /** The highest of the nine. */
    public RiskLevel worst() {
        return risks.stream().map(Risk::getLevel).max(Comparator.naturalOrder()).orElse(RiskLevel.NONE);
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getPersonId() {
        return personId;
    }

    public LocalDate getAssessedOn() {
        return assessedOn;
    }

    public LocalDate getValidUntil() {
        return validUntil;
    }

    public String getAssessor() {
        return assessor;
    }

    public String getInformed() {
        return informed;
    }

    public List<Risk> getRisks() {
        return risks;
    }
}
