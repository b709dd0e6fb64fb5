package care.supervision;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One plan with what became of it. */
@Named
@RequestScoped
public class InspectionPlanPage {
    @Inject
    Plans plans;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    private InspectionPlan plan;
    private List<Plans.Planned> inspections;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        plan = plans.get(id);
        inspections = plans.inspections(id);
    }

    public void approve() {
        plans.approve(id);
        again();
    }

    public void close() {
        plans.close(id);
        again();
    }

    private void again() {
        Faces.redirect("/supervision/plan.xhtml?id=%s", id.toString());
    }

    public InspectionPlan getPlan() {
        return plan;
    }

    public String getOffice() {
        return divisions.get(plan.getRegionCode()).name();
    }

    /** Whether this user may be its second person. */
    public boolean isApprovable() {
        return plan.getState() == PlanState.DRAFT && isOwn() && !plan.getMadeBy().equals(user.getScope().actor());
    }

    /** Whether its office is this user's, or below it. */
    public boolean isOwn() {
        return user.may("INSPECTION_PLAN") && plan.getRegionCode().startsWith(user.getScope().prefix());
    }

    public List<Plans.Planned> getInspections() {
        return inspections;
    }

    public long getAll() {
        return inspections.stream().filter(i -> !i.state().equals("CANCELLED")).count();
    }

    public long getDone() {
        return inspections.stream().filter(i -> i.state().equals("RECORDED")).count();
    }
}
