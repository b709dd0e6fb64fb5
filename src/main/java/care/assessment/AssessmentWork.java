package care.assessment;

import care.access.*;
import care.kernel.Slice;
import care.workbench.Task;
import care.workbench.WorkSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** Whom a home has to assess again; the county is told how many there are. */
@ApplicationScoped
public class AssessmentWork implements WorkSource {
    private static final int MOST = 100;

    @Inject
    Assessments assessments;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (!user.may(Permission.ASSESS)) return List.of();
        LocalDate by = assessments.warnedUntil();
        if (user.role() == Role.FACILITY_OPERATOR) return assessments.due(by, Slice.first(MOST)).items().stream().map(row -> task(row, today)).toList();
        Assessments.DueCount count = assessments.dueCount(by);
        if (count.all() == 0) return List.of();
        return List.of(new Task("assessment.due.title", user.placeName(), "assessment.task.counts", List.of(String.valueOf(count.none()), String.valueOf(count.over()), String.valueOf(count.soon())), null, "assessment.task.look", "/assessment/due.xhtml", false));
    }

    private static Task task(Assessments.Due row, LocalDate today) {
        String link = "/assessment/edit.xhtml?person=" + row.personId();
        String title = row.person() + " " + row.room();
        if (row.validUntil() == null) return new Task("assessment.task", title, "assessment.task.never", List.of(), today, "assessment.task.act", link, false);
        return new Task("assessment.task", title, row.validUntil().isBefore(today) ? "assessment.task.over" : "assessment.task.soon", List.of(row.assessedOn().toString(), row.validUntil().toString()), row.validUntil(), "assessment.task.act", link, false);
    }
}
