package care.assessment;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;

/** Residents who have to be assessed: never, no longer in date, or not for long; the most pressing first. */
@Named
@ViewScoped
public class AssessmentDuePage implements Serializable {
    @Inject
    Assessments assessments;
    private LocalDate by;
    private Assessments.DueCount count;
    private Table<Assessments.Due> table;

    @PostConstruct
    void load() {
        by = assessments.warnedUntil();
        count = assessments.dueCount(by);
        Assessments source = assessments;
        LocalDate until = by;
        table = new Table<>(slice -> source.due(until, slice));
    }

    public Table<Assessments.Due> getTable() {
        return table;
    }

    public Assessments.DueCount getCount() {
        return count;
    }

    public LocalDate getBy() {
        return by;
    }
}
