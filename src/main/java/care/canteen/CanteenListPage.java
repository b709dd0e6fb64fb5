package care.canteen;

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

/** The canteens; what narrows them stands in the address. */
@Named
@ViewScoped
public class CanteenListPage implements Serializable {
    @Inject
    Canteens canteens;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private String q;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private CanteenState state;
    private Table<Canteens.Row> table;
    private transient Map<CanteenState, Long> counts;

    @PostConstruct
    void load() {
        Canteens source = canteens;
        String text = q;
        String within = division;
        CanteenState in = state;
        table = new Table<>(slice -> source.list(text, within, in, slice));
    }

    public Table<Canteens.Row> getTable() {
        return table;
    }

    public Map<CanteenState, Long> getCounts() {
        if (counts == null) counts = canteens.counts();
        return counts;
    }

    public long getAll() {
        return getCounts().values().stream().mapToLong(n -> n).sum();
    }

    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        divisions.children(user.getScope().regionCode()).forEach(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public String getQ() {
        return q;
    }

    public String getDivision() {
        return division;
    }
}
