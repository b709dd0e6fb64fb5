package care.residence;

import care.facility.*;
import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One stay: who is away, how much care is given, and how it goes on or ends. */
@Named
@RequestScoped
public class StayPage {
    @Inject
    Stays stays;
    @Inject
    Absences absences;
    @Inject
    Beds beds;
    @Inject
    Facilities facilities;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private Long to;
    private Stay stay;
    private final StayForm form = new StayForm();

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        stay = stays.get(id);
        form.today(getToday());
    }

    public void end() {
        stays.end(id, form.getOn(), form.getReason());
        again();
    }

    public void transfer() {
        if (form.getBedId() == null) throw RuleViolation.invalid("bedId", "residence.stay.no-bed");
        stays.transfer(id, form.getBedId(), form.getOn());
        Faces.redirect("/residence/bed.xhtml?id=%s", form.getBedId().toString());
    }

    public void leave() {
        absences.leave(id, form.getLeaveKind(), form.getLeaveFrom(), form.getExpected(), form.getNote());
        again();
    }

    public void comeBack() {
        absences.comeBack(id, form.getBack());
        again();
    }

    public void careFor() {
        stays.careFor(id, form.getLevel(), form.getCareFrom(), form.getCareReason());
        again();
    }

    public void orderDischarge() {
        stays.orderDischarge(id, form.getDischargeOn(), form.getDischargeReason());
        again();
    }

    public void withdrawDischarge() {
        stays.withdrawDischarge(id);
        again();
    }

    private void again() {
        Faces.redirect("/residence/stay.xhtml?id=%s", id.toString());
    }

    /** Beds of the home one moves to that are free from today: this home unless another was chosen. */
    public Map<Long, String> getFreeBeds() {
        return beds.free(to == null ? stay.getFacilityId() : to, null, getToday(), null);
    }

    /** Homes somebody can be moved to in one step; one alone for an operator. */
    public Map<Long, String> getHomes() {
        Map<Long, String> homes = new LinkedHashMap<>();
        facilities.list(new FacilityFilter(null, null, null, null, null), Slice.first(Slice.LONGEST)).items().stream().filter(f -> f.filing().isOpen() && f.bedsInUse() > f.residents()).forEach(f -> homes.put(f.id(), f.name()));
        return homes;
    }

    public String getFacility() {
        return facilities.get(stay.getFacilityId()).getDetails().getName();
    }

    public boolean isOpen() {
        return stay.isOpen(getToday());
    }

    public StayLeave getAway() {
        return stay.awayOn(getToday()).orElse(null);
    }

    public CarePeriod getCareNow() {
        return stay.careOn(getToday()).orElse(null);
    }

    public String getWho() {
        return Stays.maskedName(stay);
    }

    public Stay getStay() {
        return stay;
    }

    public Long getTo() {
        return to;
    }

    public StayForm getForm() {
        return form;
    }

    public LocalDate getToday() {
        return LocalDate.now(clock);
    }
}
