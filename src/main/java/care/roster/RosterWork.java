package care.roster;

import care.access.*;
import care.kernel.*;
import care.workbench.Task;
import care.workbench.WorkSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What rosters give people to do: drafts to accept, people to verify, pushes that did not arrive. */
@ApplicationScoped
public class RosterWork implements WorkSource {
    private static final int MOST = 100;

    @Inject
    Rosters rosters;
    @Inject
    Verifications verifications;
    @Inject
    Pushes pushes;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        List<Task> tasks = new ArrayList<>();
        if (user.may(Permission.ROSTER_MANAGE)) rosters.list(new RosterFilter(null, user.regionCode(), RosterState.DRAFT, null), Slice.first(MOST)).items().forEach(row -> tasks.add(
            new Task("roster.task.accept", row.source(), "roster.task.accept.detail", List.of(Texts.later(row.category()), String.valueOf(row.lines())), null, "roster.task.accept.act", "/roster/view.xhtml?id=" + row.id(), false)));
        boolean county = user.may(Permission.ROSTER_VERIFY);
        boolean bureau = user.may(Permission.ROSTER_PUSH);
        if (!county && !bureau) return tasks;
        verifications.underWay().forEach(row -> {
            boolean open = row.state() == VerificationState.OPEN;
            boolean waiting = open ? !county : !bureau;
            tasks.add(new Task(open ? "roster.task.verify" : "roster.task.returned", row.division(), "roster.task.verify.detail", List.of(String.valueOf(row.persons()), String.valueOf(row.decided())), open ? row.dueOn() : null,
                waiting ? "roster.task.look" : open ? "roster.task.verify.act" : "roster.task.returned.act", "/roster/verification.xhtml?id=" + row.id(), waiting));
        });
        if (bureau) pushes.stuck().forEach(row -> {
            boolean failed = row.state() == PushState.FAILED;
            tasks.add(new Task(failed ? "roster.task.failed" : "roster.task.receipt", row.recipient(), "roster.task.push.detail", List.of(row.month().toString().substring(0, 7), String.valueOf(row.lines())), null,
                failed ? "roster.task.look" : "roster.task.receipt.act", "/roster/push.xhtml?id=" + row.id(), false));
        });
        return tasks;
    }
}
