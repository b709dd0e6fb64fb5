package care.penalty;

import care.access.*;
import care.kernel.*;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;

/** What a penalty needs next: a notice, a statement of the home, a decision by another officer, serving, payment, publication. */
@ApplicationScoped
public class PenaltyWork implements WorkSource {
    private static final int MOST = 100;
    private static final Set<Role> ROLES = EnumSet.of(Role.CITY_OFFICER, Role.COUNTY_OFFICER, Role.INSPECTOR, Role.FACILITY_OPERATOR);

    @Inject
    Penalties penalties;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (!ROLES.contains(user.role())) return List.of();
        return penalties.waiting(MOST).stream().filter(row -> concerns(row, user, today))
            .map(row -> new Task("penalty.task." + row.state(), row.facility(), "penalty.task.detail", List.of(row.situation()), row.due(), "penalty.task.act." + (user.facilityId() != null ? "SAY" : row.state().name()), "/penalty/view.xhtml?id=" + row.id(), row.state() == PenaltyState.SERVED)).toList();
    }

    private static boolean concerns(Penalties.Row row, Scope user, LocalDate today) {
        boolean heard = row.said() || row.hearingUntil() != null && today.isAfter(row.hearingUntil());
        if (user.facilityId() != null) return row.state() == PenaltyState.NOTIFIED && !heard;
        return switch (row.state()) {
            case PROPOSED, DECIDED, SERVED -> user.may(Permission.INSPECT);
            case NOTIFIED -> heard && user.may(Permission.PENALTY_DECIDE) && !user.actor().equals(row.proposedBy());
            case PAID, EXECUTED -> row.decision() != Decision.NONE && user.role() == Role.COUNTY_OFFICER;
            default -> false;
        };
    }
}
