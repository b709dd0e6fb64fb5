package care.supervision;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Drafts a plan, or changes a draft. */
@Named
@ViewScoped
public class PlanEditPage implements Serializable {
    @Inject
    Plans plans;
    @Inject
    @Param
    private Long id;
    private PlanDetails details = new PlanDetails();

    @PostConstruct
    void load() {
        if (id != null) details = plans.get(id).getDetails();
    }

    public void save() {
        if (id == null) id = plans.make(details).getId();
        else plans.change(id, details);
        Faces.redirect("/supervision/plan.xhtml?id=%s", id.toString());
    }

    /** A plan is of one of these; a single case needs none. */
    public List<InspectionForm> getForms() {
        return List.of(InspectionForm.DAILY, InspectionForm.SPECIAL);
    }

    /** Those who may come along. */
    public List<Department> getOthers() {
        return java.util.stream.Stream.of(Department.values()).filter(d -> d != Department.CIVIL_AFFAIRS).toList();
    }

    public Long getId() {
        return id;
    }

    public PlanDetails getDetails() {
        return details;
    }
}
