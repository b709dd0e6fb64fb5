package care.facility;

import care.access.*;
import care.kernel.Slice;
import care.kernel.Texts;
import care.workbench.Task;
import care.workbench.WorkSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What facilities give people to do: licences that are about to end, and places found without a filing. */
@ApplicationScoped
public class FacilityWork implements WorkSource {
    private static final int MOST = 100;

    @Inject
    Licences licences;
    @Inject
    Facilities facilities;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (!user.may(Permission.FACILITY_READ) || user.role() == Role.MACHINE) return List.of();
        List<Task> tasks = new ArrayList<>();
        licences.expiring(licences.warnedUntil(), Slice.first(MOST)).items().forEach(row -> tasks.add(new Task("facility.task.licence", row.facility(), "facility.task.licence.detail",
            List.of(Texts.later(row.kind()), row.validUntil().toString()), row.validUntil(), user.role() == Role.FACILITY_OPERATOR ? "facility.task.licence.renew" : "facility.task.licence.remind",
            "/facility/view.xhtml?id=" + row.facilityId() + "&tab=licences", false)));
        if (user.may(Permission.FACILITY_REGISTER)) facilities.list(new FacilityFilter(null, null, null, null, FilingStatus.FOUND), Slice.first(MOST)).items().forEach(row -> tasks.add(
            new Task("facility.task.found", row.name(), "facility.task.found.detail", List.of(row.division(), String.valueOf(row.residents())), null, "facility.task.found.act", "/facility/view.xhtml?id=" + row.id(), false)));
        return tasks;
    }
}
