package care.reservation;

import care.access.*;
import care.kernel.Slice;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** Guests who are expected within a week, or should have come. */
@ApplicationScoped
public class ReservationWork implements WorkSource {
    private static final int MOST = 50;
    private static final int AHEAD = 7;

    @Inject
    Reservations reservations;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (user.role() != Role.FACILITY_OPERATOR) return List.of();
        return reservations.list(ReservationState.BOOKED, null, today.plusDays(AHEAD), Slice.first(MOST)).items().stream()
            .map(row -> new Task("reservation.task", row.guest() + " " + row.bed(), "reservation.task.detail", List.of(row.origin(), row.from().toString(), row.until().toString()), row.from(), "reservation.task.act", "/reservation/view.xhtml?id=" + row.id(), false)).toList();
    }
}
