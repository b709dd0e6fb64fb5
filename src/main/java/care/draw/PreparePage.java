package care.draw;

import care.facility.FacilityKind;
import care.kernel.RuleViolation;
import care.parameter.Parameters;
import care.supervision.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Prepares a draw for a plan: how many homes, of which kind, and when the inspections are to be. */
@Named
@RequestScoped
public class PreparePage {
    @Inject
    Draws draws;
    @Inject
    Plans plans;
    @Inject
    Parameters parameters;
    @Inject
    Clock clock;
    @Inject
    @Param(name = "plan")
    private Long planId;
    private InspectionPlan plan;
    private Integer wanted;
    private FacilityKind kind;
    private LocalDate fromDay;
    private LocalDate lastDay;

    @PostConstruct
    void load() {
        if (planId == null) throw RuleViolation.notFound();
        plan = plans.get(planId);
        LocalDate today = LocalDate.now(clock);
        fromDay = plan.getDetails().getFromDay().isBefore(today) ? today : plan.getDetails().getFromDay();
        lastDay = plan.getDetails().getLastDay();
    }

    public void prepare() {
        Faces.redirect("/draw/view.xhtml?id=%s", draws.prepare(planId, wanted, kind, fromDay, lastDay).getId().toString());
    }

    public int getHours() {
        return parameters.whole("draw.wait-hours", LocalDate.now(clock));
    }

    public InspectionPlan getPlan() {
        return plan;
    }

    public Integer getWanted() {
        return wanted;
    }

    public void setWanted(Integer wanted) {
        this.wanted = wanted;
    }

    public FacilityKind getKind() {
        return kind;
    }

    public void setKind(FacilityKind kind) {
        this.kind = kind;
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public void setFromDay(LocalDate fromDay) {
        this.fromDay = fromDay;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
