package care.rectification;

import care.checklist.Domain;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.Param;

/** Findings with their deadlines, and the funnel from finding to closing with how long each has taken so far. */
@Named
@ViewScoped
public class FindingListPage implements Serializable {
    @Inject
    Findings findings;
    @Inject
    @Param
    private FindingState state;
    @Inject
    @Param
    private Domain domain;
    @Inject
    @Param
    private boolean overdue;
    @Inject
    @Param
    private boolean major;
    @Inject
    @Param
    private Long facility;
    private Table<Findings.Row> table;
    private transient List<Findings.Stage> funnel;

    @PostConstruct
    void load() {
        Findings source = findings;
        Findings.Filter filter = new Findings.Filter(state, overdue, major, false, domain, facility, null, null);
        table = new Table<>(slice -> source.list(filter, slice));
    }

    public Table<Findings.Row> getTable() {
        return table;
    }

    public List<Findings.Stage> getFunnel() {
        if (funnel == null) funnel = findings.funnel(facility);
        return funnel;
    }

    public Domain getDomain() {
        return domain;
    }
}
