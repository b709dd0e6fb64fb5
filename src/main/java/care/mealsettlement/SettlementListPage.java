package care.mealsettlement;

import care.web.*;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The accounts of a month, or all of one canteen; a month that is over is drawn here. */
@Named
@ViewScoped
public class SettlementListPage implements Serializable {
    @Inject
    MealSettlements settlements;
    @Inject
    Days days;
    @Inject
    transient Clock clock;
    @Inject
    @Param(name = "month")
    private String asked;
    @Inject
    @Param
    private Long canteen;
    @Inject
    @Param
    private Long payment;
    @Inject
    @Param
    private SettlementState state;
    private YearMonth month;
    private Table<MealSettlements.Row> table;
    private transient Map<SettlementState, Long> counts;

    @PostConstruct
    void load() {
        month = days.month(asked, YearMonth.now(clock).minusMonths(1));
        MealSettlements source = settlements;
        YearMonth of = isOne() ? null : month;
        SettlementState in = state;
        Long at = canteen;
        Long paid = payment;
        table = new Table<>(slice -> source.list(of, in, at, paid, slice));
    }

    /** Whether it is about one canteen or one payment, and all months. */
    public boolean isOne() {
        return canteen != null || payment != null;
    }

    public void draw() {
        settlements.draw(month);
        Faces.redirect("/mealsettlement/list.xhtml?month=%s", month.toString());
    }

    public List<Map.Entry<SettlementState, Long>> getCounts() {
        if (counts == null) counts = settlements.counts(month);
        return List.copyOf(counts.entrySet());
    }

    public Table<MealSettlements.Row> getTable() {
        return table;
    }

    public YearMonth getMonth() {
        return month;
    }

    public Long getCanteen() {
        return canteen;
    }
}
