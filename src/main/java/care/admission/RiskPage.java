package care.admission;

import care.kernel.RuleViolation;
import care.residence.Stay;
import care.residence.Stays;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The nine risks of a resident: as they were last assessed, and assessed again. */
@Named
@ViewScoped
public class RiskPage implements Serializable {
    @Inject
    Admissions admissions;
    @Inject
    AdmissionDesk desk;
    @Inject
    Stays stays;
    @Inject
    transient Clock clock;
    @Inject
    @Param(name = "stay")
    private Long stayId;
    private transient RiskAssessment last;
    private final RiskForm risks = new RiskForm(Faces.getLocale());
    private String who;

    @PostConstruct
    void load() {
        if (stayId == null) throw RuleViolation.notFound();
        who = Stays.maskedName(stays.get(stayId));
        if (getLast() != null) for (RiskLine line : risks.getLines()) getLast().getRisks().stream().filter(risk -> risk.getKind() == line.getKind()).findFirst().ifPresent(risk -> {
            line.setLevel(risk.getLevel());
            if (risk.getMeasure() != null) line.setMeasure(risk.getMeasure());
        });
    }

    public void save() {
        desk.reassessRisks(stayId, risks.levels(), risks.measures(), risks.getAssessor(), risks.getInformed());
        Faces.redirect("/admission/risks.xhtml?stay=%s", stayId.toString());
    }

    public RiskAssessment getLast() {
        if (last == null) {
            Stay stay = stays.get(stayId);
            last = admissions.risks(stay.getFacilityId(), stay.getPerson().getId(), LocalDate.now(clock)).orElse(null);
        }
        return last;
    }

    public RiskForm getRisks() {
        return risks;
    }

    public String getWho() {
        return who;
    }

    public Long getStayId() {
        return stayId;
    }
}
