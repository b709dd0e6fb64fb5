package care.ledger;

import care.access.*;
import care.workbench.Task;
import care.workbench.WorkSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.*;

/** The returns of past months: to be signed by the home, and to be asked for by the county when they do not come. */
@ApplicationScoped
public class LedgerWork implements WorkSource {
    private static final int MONTHS = 3;

    @Inject
    Returns returns;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (user.may(Permission.LEDGER_CONFIRM) && user.facilityId() != null)
            return returns.owed(user.facilityId(), YearMonth.from(today).minusMonths(MONTHS)).stream().map(month -> new Task("ledger.task.confirm", month.toString(), "ledger.task.confirm.detail", List.of(month.toString()), returns.due(month),
                "ledger.task.confirm.act", "/ledger/return.xhtml?facility=" + user.facilityId() + "&month=" + month, false)).toList();
        if (user.role() != Role.COUNTY_OFFICER) return List.of();
        YearMonth month = YearMonth.from(today).minusMonths(1);
        Map<ReturnState, Long> counts = returns.counts(month, user.regionCode());
        LocalDate due = returns.due(month);
        long missing = counts.getOrDefault(ReturnState.MISSING, 0L);
        long open = counts.getOrDefault(ReturnState.OPEN, 0L);
        if (missing + open == 0) return List.of();
        return List.of(new Task("ledger.task.missing", month.toString(), "ledger.task.missing.detail", List.of(String.valueOf(missing + open), month.toString()), due, "ledger.task.missing.act",
            "/ledger/returns.xhtml?month=" + month + (missing > 0 ? "&state=MISSING" : "&state=OPEN"), missing == 0));
    }
}
