package care.ledger;

import care.access.CurrentUser;
import care.region.Divisions;
import care.web.Days;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.*;
import org.omnifaces.cdi.Param;

/** Who has reported a month and who has not; the last month unless said. */
@Named
@ViewScoped
public class ReturnsPage implements Serializable {
    @Inject
    Returns returns;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    Days days;
    @Inject
    @Param(name = "month")
    private String asked;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private ReturnState state;
    private YearMonth month;
    private Table<Returns.Row> table;
    private Map<ReturnState, Long> counts;

    @PostConstruct
    void load() {
        month = days.month(asked, YearMonth.from(days.lenient(null)).minusMonths(1));
        counts = returns.counts(month, division);
        Returns source = returns;
        YearMonth of = month;
        String within = division;
        ReturnState only = state;
        table = new Table<>(slice -> source.list(of, within, only, slice));
    }

    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        divisions.children(user.getScope().regionCode()).forEach(d -> choice.put(d.code(), d.name()));
        if (division != null && !choice.containsKey(division)) divisions.find(division).ifPresent(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public List<Map.Entry<ReturnState, Long>> getCounts() {
        return List.copyOf(counts.entrySet());
    }

    public long getOwing() {
        return counts.values().stream().mapToLong(n -> n).sum();
    }

    public long getReported() {
        return counts.getOrDefault(ReturnState.REPORTED, 0L) + counts.getOrDefault(ReturnState.LATE, 0L);
    }

    public LocalDate getDue() {
        return returns.due(month);
    }

    public YearMonth getMonth() {
        return month;
    }

    public String getDivision() {
        return division;
    }

    public Table<Returns.Row> getTable() {
        return table;
    }
}
