package care.ledger;

import care.access.CurrentUser;
import care.facility.Facilities;
import care.kernel.Texts;
import care.region.Divisions;
import care.web.Days;
import care.web.Sheet;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The ledger of a day or a period as a table whose figures open the persons behind them. */
@Named
@ViewScoped
public class DayPage implements Serializable {
    @Inject
    Ledger ledger;
    @Inject
    Facilities facilities;
    @Inject
    Divisions divisions;
    @Inject
    Days days;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private String on;
    @Inject
    @Param
    private String from;
    @Inject
    @Param
    private String to;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private Long facility;
    @Inject
    @Param
    private Dimension by;
    private Period period;
    private Ledger.Sums sums;
    private String place;

    @PostConstruct
    void load() {
        period = Period.lenient(days, user.getScope(), on, from, to, division, facility);
        if (by == null || by == Dimension.ORIGIN) by = period.facility() == null ? Dimension.FACILITY : Dimension.KIND;
        place = period.facility() == null ? divisions.get(period.division()).name() : facilities.get(period.facility()).getDetails().getName();
        sums = ledger.sums(period, by);
    }

    public void export() throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        sums.lines().forEach(line -> rows.add(cells(name(line), line)));
        rows.add(cells(Texts.of(Faces.getLocale(), "ledger.total"), sums.total()));
        Sheet.send("ledger-" + period.from() + "-" + period.to(), List.of("ledger.by." + by, "ledger.persons", "ledger.used", "ledger.away", "ledger.available", "ledger.rate"), rows);
    }

    private static List<Object> cells(String name, Line line) {
        return Arrays.asList(name, line.persons(), line.used(), line.away(), line.available(), line.rate());
    }

    public String name(Line line) {
        return line.name() != null ? line.name() : Texts.of(Faces.getLocale(), by.key(line.part()));
    }

    /** Where the persons behind a line are listed. */
    public String rows(Line line) {
        return "rows.xhtml?" + period.query() + "&by=" + by + (line == sums.total() ? "" : "&part=" + (line.part().isEmpty() ? "-" : line.part()));
    }

    /** What can be chosen from: counties for a wide user, towns for a county's. */
    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        divisions.children(user.getScope().regionCode()).forEach(d -> choice.put(d.code(), d.name()));
        if (division != null && !choice.containsKey(division)) divisions.find(division).ifPresent(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public List<Dimension> getDimensions() {
        return Arrays.stream(Dimension.values()).filter(d -> d != Dimension.ORIGIN && (d != Dimension.FACILITY || user.getScope().facilityId() == null)).toList();
    }

    public Ledger.Sums getSums() {
        return sums;
    }

    public Period getPeriod() {
        return period;
    }

    public Dimension getBy() {
        return by;
    }

    public String getPlace() {
        return place;
    }

    /** Whether beds belong to the parts. */
    public boolean isBeds() {
        return by == Dimension.FACILITY || by == Dimension.KIND;
    }
}
