package care.draw;

import care.access.*;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** Draws that may be drawn, and drawn ones nobody has assigned yet. */
@ApplicationScoped
public class DrawWork implements WorkSource {
    @Inject
    Draws draws;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (!user.may(Permission.INSPECTION_PLAN)) return List.of();
        return draws.ready().stream().map(d -> {
            String kind = d.getState() == DrawState.PREPARED ? "draw.task.draw" : "draw.task.assign";
            return new Task(kind, d.getPlan().getDetails().getName(), "draw.task.detail", List.of(d.getFromDay().toString(), d.getUntilDay().minusDays(1).toString()), d.getState() == DrawState.DRAWN ? d.getUntilDay().minusDays(1) : null, kind + ".do", "/draw/view.xhtml?id=" + d.getId(), false);
        }).toList();
    }
}
