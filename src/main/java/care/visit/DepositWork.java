package care.visit;

import care.access.*;
import care.kernel.*;
import care.web.Words;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** What phones have brought and nobody has decided about: one's own for those who inspect, all of it for the office that assigns. */
@ApplicationScoped
public class DepositWork implements WorkSource {
    private static final int MOST = 100;

    @Inject
    Deposits deposits;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        boolean office = user.may(Permission.INSPECTION_PLAN);
        if (!office && !user.may(Permission.INSPECT)) return List.of();
        return deposits.list(DepositState.WAITING, !office, Slice.first(MOST)).items().stream()
            .map(row -> new Task("visit.task.deposit", row.facility(), "visit.task.deposit.detail", List.of(row.officer(), Words.time(row.madeAt())), null, user.may(Permission.INSPECT) ? "visit.task.decide" : "visit.task.look", "/visit/deposit.xhtml?id=" + row.id(), !user.may(Permission.INSPECT))).toList();
    }
}
