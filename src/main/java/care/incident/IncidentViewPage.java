package care.incident;

import care.kernel.RuleViolation;
import care.residence.Stays;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One incident with its steps, until it is closed. */
@Named
@RequestScoped
public class IncidentViewPage {
    @Inject
    Incidents incidents;
    @Inject
    @Param
    private Long id;
    private Incident incident;
    private String step;
    private String conclusion;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        incident = incidents.get(id);
    }

    public void follow() {
        incidents.follow(id, step);
        again();
    }

    public void close() {
        incidents.close(id, conclusion);
        again();
    }

    private void again() {
        Faces.redirect("/incident/view.xhtml?id=%s", id.toString());
    }

    public String getWho() {
        return Stays.maskedName(incident.getStay());
    }

    public Incident getIncident() {
        return incident;
    }

    public String getStep() {
        return step;
    }

    public void setStep(String step) {
        this.step = step;
    }

    public String getConclusion() {
        return conclusion;
    }

    public void setConclusion(String conclusion) {
        this.conclusion = conclusion;
    }
}
