package care.complaint;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;

/** Complaints, latest first, and this year's by kind. */
@Named
@ViewScoped
public class ComplaintListPage implements Serializable {
    @Inject
    Complaints complaints;
    @Inject
    transient Clock clock;
    @Inject
    @Param
    private ComplaintState state;
    @Inject
    @Param
    private ComplaintKind kind;
    @Inject
    @Param
    private Long facility;
    private Table<Complaints.Row> table;
    private ArrayList<Complaints.Total> totals;
    private HashMap<ComplaintState, Long> counts;
    private LocalDate since;

    @PostConstruct
    void load() {
        Complaints source = complaints;
        ComplaintState in = state;
        ComplaintKind of = kind;
        Long at = facility;
        table = new Table<>(slice -> source.list(in, of, at, slice.unlessSorted("received", true)));
        since = LocalDate.now(clock).withDayOfYear(1);
        totals = new ArrayList<>(complaints.totals(since));
        counts = new HashMap<>(complaints.counts());
    }

    public Table<Complaints.Row> getTable() {
        return table;
    }

    public List<Complaints.Total> getTotals() {
        return totals;
    }

    public Map<ComplaintState, Long> getCounts() {
        return counts;
    }

    public ComplaintKind getKind() {
        return kind;
    }

    public LocalDate getSince() {
        return since;
    }
}
