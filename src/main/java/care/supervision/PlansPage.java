package care.supervision;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Plans, the latest first, and how many homes somebody has been to. */
@Named
@ViewScoped
public class PlansPage implements Serializable {
    @Inject
    Plans plans;
    @Inject
    @Param
    private PlanState state;
    @Inject
    @Param
    private PlanKind kind;
    private Table<Plans.Row> table;
    private Plans.Coverage coverage;

    @PostConstruct
    void load() {
        Plans source = plans;
        PlanState in = state;
        PlanKind of = kind;
        table = new Table<>(slice -> source.list(in, of, slice));
        coverage = plans.coverage();
    }

    public Table<Plans.Row> getTable() {
        return table;
    }

    public Plans.Coverage getCoverage() {
        return coverage;
    }

    public PlanKind getKind() {
        return kind;
    }
}
