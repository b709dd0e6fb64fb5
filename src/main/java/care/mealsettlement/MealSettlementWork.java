package care.mealsettlement;

import care.access.*;
import care.kernel.Slice;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;

/** Months to draw, accounts to confirm, to check, to approve and to send; each for whose turn it is. */
@ApplicationScoped
public class MealSettlementWork implements WorkSource {
    private static final int MOST = 50;
    /** The day of the month by which last month's account is confirmed. */
    private static final int CONFIRMED_BY = 10;

    @Inject
    MealSettlements settlements;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        SettlementState mine = user.may(Permission.CANTEEN_RUN) ? SettlementState.DRAWN : user.may(Permission.MEAL_CHECK) ? SettlementState.CONFIRMED : user.may(Permission.MEAL_APPROVE) ? SettlementState.CHECKED : null;
        if (mine == null) return List.of();
        Stream<Task> turns = settlements.list(null, mine, null, null, new Slice("number", false, null, 0, MOST, false)).items().stream().map(row -> new Task("mealsettlement.task." + mine, row.canteen(), "mealsettlement.task.detail", List.of(YearMonth.from(row.month()).toString(), String.valueOf(row.meals())),
            mine == SettlementState.DRAWN ? row.month().plusMonths(1).withDayOfMonth(CONFIRMED_BY) : null, "mealsettlement.task.act." + mine, "/mealsettlement/view.xhtml?id=" + row.id(), false));
        YearMonth last = YearMonth.from(today).minusMonths(1);
        if (mine == SettlementState.DRAWN) turns = Stream.concat(turns, settlements.undrawn(last).stream().map(canteen -> new Task("mealsettlement.task.undrawn", canteen, "mealsettlement.task.undrawn.detail", List.of(last.toString()), last.plusMonths(1).atDay(CONFIRMED_BY), "mealsettlement.task.act.undrawn", "/mealsettlement/list.xhtml?month=" + last, false)));
        if (mine != SettlementState.CHECKED) return turns.toList();
        long approved = settlements.counts(null).getOrDefault(SettlementState.APPROVED, 0L);
        Stream<Task> send = approved == 0 ? Stream.empty() : Stream.of(new Task("mealsettlement.task.APPROVED", user.placeName(), "mealsettlement.task.send.detail", List.of(String.valueOf(approved)), null, "mealsettlement.task.act.APPROVED", "/mealsettlement/payments.xhtml", false));
        return Stream.concat(turns, send).toList();
    }
}
