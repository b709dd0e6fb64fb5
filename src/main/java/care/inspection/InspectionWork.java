package care.inspection;

import care.access.*;
import care.kernel.*;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Stream;

/** Inspections that are mine to make, objections to answer; for a home, results that will be published. */
@ApplicationScoped
public class InspectionWork implements WorkSource {
    private static final int MOST = 100;

    @Inject
    Inspections inspections;
    @Inject
    Objections objections;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (!user.may(Permission.INSPECTION_READ)) return List.of();
        Stream<Task> tasks = Stream.empty();
        if (user.may(Permission.INSPECT)) tasks = Stream.concat(visits(InspectionState.STARTED, "/inspection/check.xhtml?id=", "inspection.task.go-on"), visits(InspectionState.PLANNED, "/inspection/arrive.xhtml?id=", "inspection.task.start"));
        if (user.may(Permission.FINDING_DECIDE)) tasks = Stream.concat(tasks, objections.objected().stream().map(row -> new Task("inspection.task.objection", row.facility(), "inspection.task.objection.detail", List.of(row.on().toString()), null, "inspection.task.answer", "/inspection/view.xhtml?id=" + row.id(), false)));
        if (user.may(Permission.RECTIFY)) tasks = Stream.concat(tasks, objections.open(today).stream().map(row -> new Task("inspection.task.may-object", row.facility(), "inspection.task.may-object.detail", List.of(row.on().toString()), row.until(), "inspection.task.read", "/inspection/view.xhtml?id=" + row.id(), false)));
        return tasks.toList();
    }

    private Stream<Task> visits(InspectionState state, String link, String action) {
        return inspections.list(state, null, null, null, true, new Slice("due", false, null, 0, MOST)).items().stream()
            .map(row -> new Task("inspection.task.visit", row.facility(), "inspection.task.visit.detail", List.of(Texts.later(row.form()), row.ground()), row.due(), action, link + row.id(), false));
    }
}
