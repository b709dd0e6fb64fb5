package care.incident;

import care.access.*;
import care.kernel.*;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** Incidents that are not closed: to be followed up by the home, to be watched by the county when the harm is grave. */
@ApplicationScoped
public class IncidentWork implements WorkSource {
    private static final int MOST = 100;

    @Inject
    Incidents incidents;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        boolean home = user.role() == Role.FACILITY_OPERATOR;
        if (!home && user.role() != Role.COUNTY_OFFICER) return List.of();
        return incidents.list(IncidentState.OPEN, null, null, null, Slice.first(MOST)).items().stream().filter(row -> home || row.harm().isGrave())
            .map(row -> new Task("incident.task", home ? row.person() + " " + row.bed() : row.facility(), "incident.task.detail", List.of(Texts.later(row.kind()), Texts.later(row.harm()), LocalDate.ofInstant(row.happenedAt(), Clocks.CHINA).toString()), null,
                home ? "incident.task.follow" : "incident.task.look", "/incident/view.xhtml?id=" + row.id(), !home)).toList();
    }
}
