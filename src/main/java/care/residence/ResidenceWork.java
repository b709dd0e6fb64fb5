package care.residence;

import care.access.*;
import care.kernel.*;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** Residents who have been away for longer than the parameter says: a subsidy is no longer due, and somebody should ask after them. */
@ApplicationScoped
public class ResidenceWork implements WorkSource {
    private static final int MOST = 50;

    @Inject
    Absences absences;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (user.role() != Role.FACILITY_OPERATOR) return List.of();
        return absences.tooLong(Slice.first(MOST)).items().stream().map(row -> new Task("residence.task.away", row.person() + " " + row.bed(), "residence.task.away.detail", List.of(Texts.later(row.kind()), row.from().toString(), String.valueOf(row.days())), null,
            "residence.task.away.act", "/residence/stay.xhtml?id=" + row.stayId(), false)).toList();
    }
}
