package care.incident;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Incidents, latest first. */
@Named
@ViewScoped
public class IncidentListPage implements Serializable {
    @Inject
    Incidents incidents;
    @Inject
    @Param
    private IncidentState state;
    @Inject
    @Param
    private IncidentKind kind;
    @Inject
    @Param
    private Long facility;
    private Table<Incidents.Row> table;

    @PostConstruct
    void load() {
        Incidents source = incidents;
        IncidentState in = state;
        IncidentKind of = kind;
        Long at = facility;
        table = new Table<>(slice -> source.list(in, of, null, at, slice));
    }

    public Table<Incidents.Row> getTable() {
        return table;
    }

    public IncidentKind getKind() {
        return kind;
    }
}
