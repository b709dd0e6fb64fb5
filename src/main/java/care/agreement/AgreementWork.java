package care.agreement;

import care.access.*;
import care.kernel.Slice;
import care.parameter.Parameters;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;

/** Agreements that end soon, prints that wait for signature, and residents who left without an account. */
@ApplicationScoped
public class AgreementWork implements WorkSource {
    private static final int MOST = 50;
    private static final int SINCE = 90;

    @Inject
    Agreements agreements;
    @Inject
    Settlements settlements;
    @Inject
    Parameters parameters;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (user.role() != Role.FACILITY_OPERATOR) return List.of();
        List<Task> tasks = new ArrayList<>();
        agreements.list(null, today.plusDays(parameters.whole("agreement.warning-days", today)), null, null, Slice.first(MOST)).items().forEach(row -> tasks.add(new Task("agreement.task.ending", row.person(), "agreement.task.ending.detail",
            List.of(row.until().minusDays(1).toString()), row.until().minusDays(1), "agreement.task.ending.act", "/agreement/edit.xhtml?renew=" + row.id(), false)));
        agreements.list(AgreementState.ISSUED, null, null, null, Slice.first(MOST)).items().forEach(row -> tasks.add(new Task("agreement.task.sign", row.person(), "agreement.task.sign.detail", List.of(row.from().toString()), null, "agreement.task.sign.act", "/agreement/view.xhtml?id=" + row.id(), false)));
        settlements.open(today.minusDays(SINCE), MOST).forEach(left -> tasks.add(new Task("agreement.task.settle", left.person(), "agreement.task.settle.detail", List.of(left.left().toString()), null, "agreement.task.settle.act", "/agreement/settle.xhtml?stay=" + left.stayId(), false)));
        return tasks;
    }
}
