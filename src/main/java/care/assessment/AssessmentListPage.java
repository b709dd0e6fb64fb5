package care.assessment;

import care.kernel.RuleViolation;
import care.person.People;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.omnifaces.cdi.Param;

/** The assessments of a person, as a chart and one by one; and, on the person's record, the latest. */
@Named
@RequestScoped
public class AssessmentListPage {
    @Inject
    Assessments assessments;
    @Inject
    Standards standards;
    @Inject
    People people;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long person;
    /** On the person's own record the parameter is called id. */
    @Inject
    @Param(name = "id")
    private Long record;
    private List<Assessments.Row> rows;

    public Long getPerson() {
        return person == null ? record : person;
    }

    public List<Assessments.Row> getRows() {
        if (getPerson() == null) throw RuleViolation.notFound();
        if (rows == null) rows = assessments.of(getPerson());
        return rows;
    }

    public Assessments.Row getLatest() {
        return getRows().stream().findFirst().orElse(null);
    }

    /** Whether the latest one holds today. */
    public boolean isInDate() {
        return getLatest() != null && !getLatest().validUntil().isBefore(LocalDate.now(clock));
    }

    public History getHistory() {
        return getRows().isEmpty() ? null : new History(getRows(), standards.on(LocalDate.now(clock), Locale.CHINA));
    }

    public String getWho() {
        if (getPerson() == null) throw RuleViolation.notFound();
        return people.get(getPerson()).getMaskedName();
    }
}
