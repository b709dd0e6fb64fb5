package care.checklist;

import care.access.*;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** The home's own look at itself, when the last one is too long ago or one lies unfinished. */
@ApplicationScoped
public class ChecklistWork implements WorkSource {
    @Inject
    SelfChecks checks;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (user.role() != Role.FACILITY_OPERATOR || user.facilityId() == null) return List.of();
        SelfChecks.Owed owed = checks.owed(user.facilityId(), today);
        if (owed.open() != null) return List.of(new Task("checklist.task", user.placeName(), "checklist.task.open", List.of(), owed.since(), "checklist.task.go-on", "/checklist/check.xhtml?id=" + owed.open(), false));
        if (owed.since() == null) return List.of();
        return List.of(new Task("checklist.task", user.placeName(), "checklist.task.due", List.of(), owed.since(), "checklist.task.start", "/checklist/checks.xhtml", false));
    }
}
