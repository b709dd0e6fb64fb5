package care.person;

import care.access.*;
import care.kernel.Clocks;
import care.workbench.Task;
import care.workbench.WorkSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;

/** What persons give people to do: requests for transfer to decide or decided, and suspicions to look into. */
@ApplicationScoped
public class PersonWork implements WorkSource {
    private static final int MOST = 100;
    /** How long the answer to a request is shown to who asked. */
    private static final int DAYS = 7;

    @Inject
    Transfers transfers;
    @Inject
    Quality quality;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        List<Task> tasks = new ArrayList<>();
        if (user.may(Permission.PERSON_TRANSFER)) transfers.toDecide(MOST).forEach(row -> tasks.add(task("decide", row, List.of(row.to(), row.reason()), false)));
        if (user.may(Permission.PERSON_EDIT)) transfers.asked(today.minusDays(DAYS).atStartOfDay(Clocks.CHINA).toInstant(), MOST).forEach(row -> tasks.add(switch (row.state()) {
            case REQUESTED -> task("wait", row, List.of(row.from()), true);
            case APPROVED -> task("approved", row, List.of(row.from(), row.to()), false);
            case REFUSED -> task("denied", row, List.of(row.from(), row.decision()), false);
        }));
        if (user.may(Permission.QUALITY_DECIDE)) {
            long waiting = quality.waiting().values().stream().mapToLong(n -> n).sum();
            if (waiting > 0) tasks.add(new Task("person.task.quality", user.placeName(), "person.task.quality.detail", List.of(String.valueOf(waiting)), null, "person.task.quality.act", "/person/quality.xhtml", false));
        }
        return tasks;
    }

    private static Task task(String what, Transfers.Row row, List<String> args, boolean waiting) {
        return new Task("person.task.transfer", row.surname(), "person.task." + what + ".detail", args, null, what.equals("decide") ? "person.task.decide.act" : "web.open", "/person/transfer.xhtml?id=" + row.id(), waiting);
    }
}
