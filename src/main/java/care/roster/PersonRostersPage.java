package care.roster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.omnifaces.cdi.Param;

/** What the record of a person says of rosters: categories held today and before, and what was paid. */
@Named
@RequestScoped
public class PersonRostersPage {
    @Inject
    Rosters rosters;
    @Inject
    Payments payments;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    private List<Rosters.Held> today;
    private List<Rosters.Held> all;
    private List<Payments.Paid> paid;

    public List<Rosters.Held> getToday() {
        if (today == null) today = id == null ? List.of() : rosters.held(id, LocalDate.now(clock));
        return today;
    }

    public List<Rosters.Held> getAll() {
        if (all == null) all = id == null ? List.of() : rosters.held(id, null);
        return all;
    }

    public List<Payments.Paid> getPaid() {
        if (paid == null) paid = id == null ? List.of() : payments.of(id);
        return paid;
    }
}
