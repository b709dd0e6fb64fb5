package care.prepayment;

import care.access.*;
import care.workbench.Task;
import care.workbench.WorkSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** Alerts about money paid ahead that nobody has explained: for the county that supervises and for the home itself. */
@ApplicationScoped
public class PrepaymentWork implements WorkSource {
    private static final int MOST = 50;

    @Inject
    Prepayments prepayments;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (user.role() != Role.COUNTY_OFFICER && user.role() != Role.FACILITY_OPERATOR) return List.of();
        return prepayments.alerts(null, user.facilityId()).stream().filter(alert -> !alert.isExplained()).limit(MOST).map(alert -> new Task("prepayment.AlertKind." + alert.kind(), alert.person() == null ? alert.facility() : alert.facility() + " " + alert.person(),
            "prepayment.task." + alert.kind(), List.of(yuan(alert.amountFen()), alert.limitFen() == null ? "—" : yuan(alert.limitFen())), null, "prepayment.task.act", alert.link(), false)).toList();
    }

    private static String yuan(long fen) {
        return new java.text.DecimalFormat("#,##0.00", java.text.DecimalFormatSymbols.getInstance(java.util.Locale.ROOT)).format(java.math.BigDecimal.valueOf(fen, 2));
    }
}
