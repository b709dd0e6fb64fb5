package care.residence;

import care.facility.Facilities;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One bed: what it is today, who sleeps there, who ever did, and what can be done with it. */
@Named
@RequestScoped
public class BedPage {
    @Inject
    Beds beds;
    @Inject
    Stays stays;
    @Inject
    Facilities facilities;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    private Bed bed;
    private BedPeriod now;
    private String facility;
    private List<BedPeriod> periods;
    private List<Stays.Row> history;
    private String reason;
    private BedKind kind;
    private LocalDate on;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        bed = beds.view(id);
        on = LocalDate.now(clock);
        now = bed.on(on).orElse(null);
        facility = facilities.get(bed.getFacilityId()).getDetails().getName();
        periods = new ArrayList<>(bed.getPeriods());
        Collections.reverse(periods);
        history = stays.ofBed(id);
    }

    public void takeOut() {
        beds.takeOutOfService(id, reason, on);
        back();
    }

    public void putBack() {
        beds.returnToService(id, on);
        back();
    }

    public void convert() {
        beds.convert(id, kind, on);
        back();
    }

    public void remove() {
        beds.remove(id, on);
        back();
    }

    private void back() {
        Faces.redirect("/residence/bed.xhtml?id=%s", id.toString());
    }

    /** Who sleeps there today; null when nobody does. */
    public Stays.Row getStay() {
        LocalDate today = LocalDate.now(clock);
        return history.stream().filter(s -> !s.from().isAfter(today) && (s.until() == null || s.until().isAfter(today))).findFirst().orElse(null);
    }

    public boolean isFree() {
        return now != null && now.getState() == BedState.IN_USE && getStay() == null;
    }

    public Bed getBed() {
        return bed;
    }

    public BedPeriod getNow() {
        return now;
    }

    public String getFacility() {
        return facility;
    }

    public List<BedPeriod> getPeriods() {
        return periods;
    }

    public List<Stays.Row> getHistory() {
        return history;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public BedKind getKind() {
        return kind;
    }

    public void setKind(BedKind kind) {
        this.kind = kind;
    }

    public LocalDate getOn() {
        return on;
    }

    public void setOn(LocalDate on) {
        this.on = on;
    }
}
