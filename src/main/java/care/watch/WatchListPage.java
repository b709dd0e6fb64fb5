package care.watch;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;

/** Alerts, latest first. */
@Named
@ViewScoped
public class WatchListPage implements Serializable {
    @Inject
    Alerts alerts;
    @Inject
    @Param
    private AlertKind kind;
    @Inject
    @Param
    private AlertState state;
    private Table<Alerts.Row> table;
    private HashMap<AlertState, Long> counts;

    @PostConstruct
    void load() {
        Alerts source = alerts;
        AlertKind of = kind;
        AlertState in = state;
        table = new Table<>(slice -> source.list(of, in, slice));
        counts = new HashMap<>(alerts.counts(kind));
    }

    public Table<Alerts.Row> getTable() {
        return table;
    }

    public Map<AlertState, Long> getCounts() {
        return counts;
    }

    public AlertKind getKind() {
        return kind;
    }
}
