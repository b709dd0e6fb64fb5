package care.joint;

import care.facility.Facilities;
import care.kernel.RuleViolation;
import care.supervision.Department;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One clue with its timeline, and the step that comes next. */
@Named
@RequestScoped
public class ClueViewPage {
    @Inject
    Clues clues;
    @Inject
    Facilities facilities;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    private Clue clue;
    private Risk risk;
    private String judgement;
    private String dismissedWhy;
    private Department department;
    private String feedback;
    private LocalDate fedBackOn;
    private String result;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        clue = clues.get(id);
        fedBackOn = LocalDate.now(clock);
    }

    public void triage() {
        clues.triage(id, risk, judgement);
        again();
    }

    public void dismiss() {
        clues.dismiss(id, dismissedWhy);
        again();
    }

    public void transfer() {
        clues.transfer(id, department);
        again();
    }

    public void feedBack() {
        clues.feedBack(id, feedback, fedBackOn);
        again();
    }

    public void close() {
        clues.close(id, result);
        again();
    }

    private void again() {
        Faces.redirect("/joint/clue.xhtml?id=%s", id.toString());
    }

    public String getFacility() {
        return clue.getFacilityId() == null ? null : facilities.get(clue.getFacilityId()).getDetails().getName();
    }

    public List<Clues.Event> getEvents() {
        return clues.events(id);
    }

    public Clue getClue() {
        return clue;
    }

    public Risk getRisk() {
        return risk;
    }

    public void setRisk(Risk risk) {
        this.risk = risk;
    }

    public String getJudgement() {
        return judgement;
    }

    public void setJudgement(String judgement) {
        this.judgement = judgement;
    }

    public String getDismissedWhy() {
        return dismissedWhy;
    }

    public void setDismissedWhy(String dismissedWhy) {
        this.dismissedWhy = dismissedWhy;
    }

    public Department getDepartment() {
        return department;
    }

    public void setDepartment(Department department) {
        this.department = department;
    }

    public String getFeedback() {
        return feedback;
    }

    public void setFeedback(String feedback) {
        this.feedback = feedback;
    }

    public LocalDate getFedBackOn() {
        return fedBackOn;
    }

    public void setFedBackOn(LocalDate fedBackOn) {
        this.fedBackOn = fedBackOn;
    }

    public String getResult() {
        return result;
    }

    public void setResult(String result) {
        this.result = result;
    }
}
