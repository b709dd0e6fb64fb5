package care.supervision;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Homes nobody has been to for long. */
@Named
@ViewScoped
public class CoveragePage implements Serializable {
    @Inject
    Plans plans;
    private Table<Plans.Unseen> table;
    private Plans.Coverage coverage;

    @PostConstruct
    void load() {
        Plans source = plans;
        table = new Table<>(source::unseen);
        coverage = plans.coverage();
    }

    public Table<Plans.Unseen> getTable() {
        return table;
    }

    public Plans.Coverage getCoverage() {
        return coverage;
    }
}
