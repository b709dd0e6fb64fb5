package care.nursing;

import care.access.CurrentUser;
import care.facility.Facilities;
import care.web.Days;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.*;
import java.util.List;
import org.omnifaces.cdi.Param;

/** When rounds were made and shifts handed over: how many of each home on a day, or those of one home. */
@Named
@ViewScoped
public class RoundListPage implements Serializable {
    private static final int HANDOVERS = 14;

    @Inject
    Rounds rounds;
    @Inject
    Handovers handovers;
    @Inject
    Facilities facilities;
    @Inject
    Days days;
    @Inject
    CurrentUser user;
    @Inject
    transient Clock clock;
    @Inject
    @Param
    private Long facility;
    @Inject
    @Param
    private String on;
    private LocalDate day;
    private String name;
    private Table<Rounds.Tally> tallies;
    private Table<Rounds.Row> table;

    @PostConstruct
    void load() {
        if (facility == null) facility = user.getScope().facilityId();
        Rounds source = rounds;
        day = on == null || on.isBlank() ? LocalDate.now(clock).minusDays(1) : days.lenient(on);
        LocalDate of = day;
        Long home = facility;
        if (home == null) tallies = new Table<>(slice -> source.tally(of, slice));
        else {
            name = facilities.get(home).getDetails().getName();
            table = new Table<>(slice -> source.list(home, slice));
        }
    }

    public List<Handover> getHandovers() {
        return facility == null ? List.of() : handovers.latest(facility, HANDOVERS);
    }

    public int getLeastNights() {
        return rounds.leastNights(day);
    }

    public Table<Rounds.Tally> getTallies() {
        return tallies;
    }

    public Table<Rounds.Row> getTable() {
        return table;
    }

    public LocalDate getDay() {
        return day;
    }

    public String getName() {
        return name;
    }

    public Long getFacility() {
        return facility;
    }
}
