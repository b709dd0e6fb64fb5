package care.roster;

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
import java.util.*;
import org.omnifaces.cdi.Param;

/** The rosters, latest first; what narrows them stands in the address. */
@Named
@ViewScoped
public class RosterListPage implements Serializable {
    @Inject
    Rosters rosters;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    Days days;
    @Inject
    @Param
    private Category category;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private RosterState state;
    @Inject
    @Param
    private String on;
    private LocalDate day;
    private Table<Rosters.Row> table;

    @PostConstruct
    void load() {
        day = on == null || on.isBlank() ? null : days.lenient(on);
        Rosters source = rosters;
        RosterFilter filter = new RosterFilter(category, division, state, day);
        table = new Table<>(slice -> source.list(filter, slice.unlessSorted("day", true)));
    }

    /** The own division and what lies right below it. */
    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        String own = user.getScope().regionCode();
        divisions.find(own).ifPresent(d -> choice.put(d.code(), d.name()));
        divisions.children(own).forEach(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public Table<Rosters.Row> getTable() {
        return table;
    }

    public Category getCategory() {
        return category;
    }

    public String getDivision() {
        return division;
    }

    public LocalDate getDay() {
        return day;
    }
}
