package care.filing;

import care.access.*;
import care.facility.Facility;
import care.kernel.Slice;
import care.parameter.Parameters;
import care.workbench.Task;
import care.workbench.WorkSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;

/** What filings give people to do: to check for the office, to correct or to hand in for the facility. */
@ApplicationScoped
public class FilingWork implements WorkSource {
    private static final int MOST = 100;

    @Inject
    FilingDesk desk;
    @Inject
    Parameters parameters;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        boolean office = user.may(Permission.FILING_DECIDE);
        if (!office && !user.may(Permission.FILING_SUBMIT)) return List.of();
        List<Task> tasks = new ArrayList<>();
        desk.list(FilingState.SUBMITTED, Slice.first(MOST)).items().forEach(row -> tasks.add(new Task("filing.task.check", row.facility(), "filing.task.check.detail", List.of(row.submittedOn().toString()),
            row.due(), office ? "filing.task.check.act" : "filing.task.look", "/filing/view.xhtml?id=" + row.id(), !office)));
        desk.list(FilingState.RETURNED, Slice.first(MOST)).items().forEach(row -> tasks.add(new Task("filing.task.correct", row.facility(), "filing.task.correct.detail", List.of(String.valueOf(row.decidedOn())),
            null, office ? "filing.task.look" : "filing.task.correct.act", "/filing/view.xhtml?id=" + row.id(), office)));
        int term = parameters.whole("filing.working-days", today);
        for (Facility facility : desk.owing()) {
            if (facility.getFiling() == care.facility.FilingStatus.RETURNED) continue;
            tasks.add(new Task("filing.task.owed", facility.getDetails().getName(), "filing.task.owed.detail", List.of(facility.getFirstAdmissionOn().toString()), facility.filingDue(term),
                office ? "filing.task.owed.urge" : "filing.task.owed.act", "/facility/view.xhtml?id=" + facility.getId() + "&tab=filing", false));
        }
        return tasks;
    }
}
