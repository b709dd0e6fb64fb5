package care.joint;

import care.access.*;
import care.kernel.Texts;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Stream;

/** Clues to judge, to hand over, to ask after and to close; tasks of joint actions that are due. */
@ApplicationScoped
public class JointWork implements WorkSource {
    private static final int MOST = 50;

    @Inject
    Clues clues;
    @Inject
    JointActions actions;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (user.role() != Role.COUNTY_OFFICER && user.role() != Role.CITY_OFFICER) return List.of();
        Stream<Task> open = clues.open(MOST).stream().filter(clue -> concerns(clue, user))
            .map(clue -> new Task("joint.task." + clue.state(), clue.facility() == null ? clue.division() : clue.facility(), "joint.task.detail", List.of(Texts.later(clue.kind()), Texts.later(clue.source()), clue.reportedOn().toString()), clue.due(), "joint.task.act." + clue.state(),
                "/joint/clue.xhtml?id=" + clue.id(), clue.state() == ClueState.TRANSFERRED && !clue.due().isBefore(today)));
        Stream<Task> lines = actions.due().stream().map(line -> new Task("joint.task.line", line.action(), "joint.task.line.detail", List.of(Texts.later(line.department()), line.matter()), line.due(), "joint.task.line.act", "/joint/view.xhtml?id=" + line.actionId(), false));
        return Stream.concat(open, lines).toList();
    }

    /** The county handles them; what is to be closed waits for whoever did not judge it. */
    private static boolean concerns(Clues.Row clue, Scope user) {
        return switch (clue.state()) {
            case CLOSED, DISMISSED -> false;
            case FED_BACK -> !user.actor().equals(clue.triagedBy());
            default -> user.role() == Role.COUNTY_OFFICER;
        };
    }
}
