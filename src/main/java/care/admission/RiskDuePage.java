package care.admission;

import care.assessment.Assessments;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;

/** Whose nine risks have to be looked at again, or for the first time. */
@Named
@ViewScoped
public class RiskDuePage implements Serializable {
    @Inject
    Admissions admissions;
    @Inject
    Assessments assessments;
    private LocalDate by;
    private Table<Admissions.RiskDue> table;

    @PostConstruct
    void load() {
        by = assessments.warnedUntil();
        Admissions source = admissions;
        LocalDate until = by;
        table = new Table<>(slice -> source.risksDue(until, slice));
    }

    public Table<Admissions.RiskDue> getTable() {
        return table;
    }

    public LocalDate getBy() {
        return by;
    }
}
