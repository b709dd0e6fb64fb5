package care.prepayment;

import care.access.CurrentUser;
import care.region.Divisions;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;

/** What homes hold of what was paid ahead, beside their custody accounts, and what is not as it should be. */
@Named
@ViewScoped
public class PrepaymentListPage implements Serializable {
    @Inject
    Prepayments prepayments;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private AlertKind alert;
    private Table<Prepayments.Row> table;
    private Prepayments.Totals totals;
    private ArrayList<Alert> alerts;

    @PostConstruct
    void load() {
        Prepayments source = prepayments;
        String within = division;
        table = new Table<>(slice -> source.list(within, slice));
        totals = prepayments.totals(division);
        alerts = new ArrayList<>(prepayments.alerts(division, null));
    }

    /** Those of the kind asked for, the unexplained first. */
    public List<Alert> getAlerts() {
        return alerts.stream().filter(a -> alert == null || a.kind() == alert).sorted(Comparator.comparing(Alert::isExplained)).toList();
    }

    public List<Map.Entry<AlertKind, Long>> getCounts() {
        Map<AlertKind, Long> counts = new EnumMap<>(AlertKind.class);
        alerts.forEach(a -> counts.merge(a.kind(), 1L, Long::sum));
        return List.copyOf(counts.entrySet());
    }

    public long getAll() {
        return alerts.size();
    }

    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        divisions.children(user.getScope().regionCode()).forEach(d -> choice.put(d.code(), d.name()));
        if (division != null && !choice.containsKey(division)) divisions.find(division).ifPresent(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public String getDivision() {
        return division;
    }

    public Table<Prepayments.Row> getTable() {
        return table;
    }

    public Prepayments.Totals getTotals() {
        return totals;
    }
}
