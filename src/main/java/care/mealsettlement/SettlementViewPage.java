package care.mealsettlement;

import care.canteen.*;
import care.kernel.RuleViolation;
import care.meal.Split;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One account: its lines, the meals behind them, and its way through the offices. */
@Named
@ViewScoped
public class SettlementViewPage implements Serializable {
    @Inject
    MealSettlements settlements;
    @Inject
    Canteens canteens;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private Long tier;
    @Inject
    @Param
    private Long each;
    private transient MealSettlement settlement;
    private transient List<MealSettlements.Line> lines;
    private transient Canteen canteen;
    private Table<MealSettlements.Meal> table;
    private String why;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        getSettlement();
        MealSettlements source = settlements;
        long of = id;
        Long only = tier;
        Long one = each;
        table = new Table<>(slice -> source.meals(of, only, one, slice));
    }

    public void confirm() {
        settlements.confirm(id);
        again();
    }

    public void check() {
        settlements.check(id);
        again();
    }

    public void approve() {
        settlements.approve(id);
        again();
    }

    public void sendBack() {
        settlements.sendBack(id, why);
        again();
    }

    public void bounce() {
        settlements.bounce(id, why);
        again();
    }

    public void replace() {
        settlements.replace(id, why);
        again();
    }

    private void again() {
        Faces.redirect("/mealsettlement/view.xhtml?id=%s", id.toString());
    }

    public MealSettlement getSettlement() {
        if (settlement == null) settlement = settlements.get(id);
        return settlement;
    }

    public Canteen getCanteen() {
        if (canteen == null) canteen = canteens.get(getSettlement().getCanteenId());
        return canteen;
    }

    public List<MealSettlements.Line> getLines() {
        if (lines == null) lines = settlements.lines(id);
        return lines;
    }

    /** The lines' sum less what the account says: always shown, also when it is nothing. */
    public long getDifferenceFen() {
        return getLines().stream().map(MealSettlements.Line::sum).reduce(Split.NOTHING, Split::plus).priceFen() - getSettlement().getSplit().priceFen();
    }

    public boolean isReturnable() {
        return getSettlement().getState() == SettlementState.CONFIRMED || getSettlement().getState() == SettlementState.CHECKED;
    }

    public boolean isReplaceable() {
        return getSettlement().getState() == SettlementState.APPROVED || getSettlement().getState() == SettlementState.PAID;
    }

    public Table<MealSettlements.Meal> getTable() {
        return table;
    }

    public Long getTier() {
        return tier;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
