package care.ledger;

import care.access.CurrentUser;
import care.facility.Facilities;
import care.region.Divisions;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.*;
import org.omnifaces.cdi.Param;

/** Guests from elsewhere: bed-days used out of those available, and persons, each for itself and by origin. This year unless said. */
@Named
@RequestScoped
public class SojournPage {
    @Inject
    Ledger ledger;
    @Inject
    Divisions divisions;
    @Inject
    Facilities facilities;
    @Inject
    Days days;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private String from;
    @Inject
    @Param
    private String to;
    @Inject
    @Param
    private String division;
    private Period period;
    private Ledger.Sojourn sojourn;
    private String place;

    @PostConstruct
    void load() {
        if (!user.may("STAY_READ")) return;
        String first = from == null ? days.lenient(to).withDayOfYear(1).toString() : from;
        period = Period.lenient(days, user.getScope(), null, first, to, division, null);
        sojourn = ledger.sojourn(period);
        place = period.facility() == null ? divisions.get(period.division()).name() : facilities.get(period.facility()).getDetails().getName();
    }

    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        divisions.children(user.getScope().regionCode()).forEach(d -> choice.put(d.code(), d.name()));
        if (division != null && !choice.containsKey(division)) divisions.find(division).ifPresent(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public Ledger.Sojourn getSojourn() {
        return sojourn;
    }

    public Period getPeriod() {
        return period;
    }

    public String getPlace() {
        return place;
    }
}
