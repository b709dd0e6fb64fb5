package care.residence;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One stay: moved to another bed of the facility, or ended. */
@Named
@RequestScoped
public class StayPage {
    @Inject
    Stays stays;
    @Inject
    Beds beds;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    private Stay stay;
    private LocalDate on;
    private EndReason reason;
    private Long bedId;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        stay = stays.get(id);
        on = LocalDate.now(clock);
    }

    public void end() {
        stays.end(id, on, reason);
        Faces.redirect("/residence/bed.xhtml?id=%s", stay.getBed().getId().toString());
    }

    public void transfer() {
        if (bedId == null) throw RuleViolation.invalid("bedId", "residence.stay.no-bed");
        stays.transfer(id, bedId, on);
        Faces.redirect("/residence/bed.xhtml?id=%s", bedId.toString());
    }

    /** Free beds of the same facility today. */
    public Map<Long, String> getFreeBeds() {
        Map<Long, String> free = new LinkedHashMap<>();
        beds.plan(stay.getFacilityId(), LocalDate.now(clock)).stream().filter(b -> !b.occupied() && b.state() == BedState.IN_USE).forEach(b -> free.put(b.id(), b.room() + b.label()));
        return free;
    }

    public boolean isOpen() {
        return stay.isOpen(LocalDate.now(clock));
    }

    public String getWho() {
        return Stays.maskedName(stay);
    }

    public Stay getStay() {
        return stay;
    }

    public LocalDate getOn() {
        return on;
    }

    public void setOn(LocalDate on) {
        this.on = on;
    }

    public EndReason getReason() {
        return reason;
    }

    public void setReason(EndReason reason) {
        this.reason = reason;
    }

    public Long getBedId() {
        return bedId;
    }

    public void setBedId(Long bedId) {
        this.bedId = bedId;
    }
}
