package care.watch;

import care.access.*;
import care.kernel.Texts;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** Alerts to take on, to follow and to decide, for the office they belong to; questions to answer, for whoever runs the place. */
@ApplicationScoped
public class WatchWork implements WorkSource {
    private static final int MOST = 50;

    @Inject
    Alerts alerts;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (!user.may(Permission.ALERT_DECIDE) && !user.may(Permission.CANTEEN_RUN)) return List.of();
        return alerts.waiting(MOST).stream()
            .map(alert -> new Task("watch.task." + alert.state(), alert.place(), "watch.task.detail", List.of(Texts.later(alert.kind()), alert.firstDay().toString(), alert.lastDay().toString()), alert.due(), "watch.task.act." + (user.may(Permission.CANTEEN_RUN) ? "answer" : alert.state()),
                "/watch/view.xhtml?id=" + alert.id(), user.facilityId() == null && alert.state() == AlertState.ASKED && !alert.due().isBefore(today))).toList();
    }
}
