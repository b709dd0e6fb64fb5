package care.facility;

import care.access.CurrentUser;
import care.region.Divisions;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.*;
import org.omnifaces.cdi.Param;

/** The register as a list; what narrows it stands in the address. */
@Named
@ViewScoped
public class FacilityListPage implements Serializable {
    @Inject
    Facilities facilities;
    @Inject
    FacilitySheet sheet;
    @Inject
    Licences licences;
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
    private FacilityKind kind;
    @Inject
    @Param
    private Ownership ownership;
    @Inject
    @Param
    private FilingStatus filing;
    private Table<Facilities.Row> table;
    private transient Facilities.Totals totals;
    private LocalDate warnedUntil;

    @PostConstruct
    void load() {
        Facilities source = facilities;
        FacilityFilter filter = filter();
        warnedUntil = licences.warnedUntil();
        table = new Table<>(slice -> source.list(filter, slice));
    }

    private FacilityFilter filter() {
        return new FacilityFilter(q, division, kind, ownership, filing);
    }

    public void export() throws IOException {
        sheet.send(filter());
    }

    public Facilities.Totals getTotals() {
        if (totals == null) totals = facilities.totals(filter());
        return totals;
    }

    /** Counties for a wide user, towns for a county's. */
    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        divisions.children(user.getScope().regionCode()).forEach(d -> choice.put(d.code(), d.name()));
        if (division != null && !choice.containsKey(division)) divisions.find(division).ifPresent(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public long getAll() {
        return getTotals().mass().values().stream().mapToLong(n -> n).sum();
    }

    public Table<Facilities.Row> getTable() {
        return table;
    }

    public String getQ() {
        return q;
    }

    public String getDivision() {
        return division;
    }

    public FacilityKind getKind() {
        return kind;
    }

    public Ownership getOwnership() {
        return ownership;
    }

    /** Expiries up to this day are warned about. */
    public LocalDate getWarnedUntil() {
        return warnedUntil;
    }
}
