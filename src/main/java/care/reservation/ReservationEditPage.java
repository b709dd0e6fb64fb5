package care.reservation;

import care.facility.Facilities;
import care.kernel.RuleViolation;
import care.residence.BedKind;
import care.residence.Beds;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Books a bed: the days first, then one of the beds that are free all the time. */
@Named
@RequestScoped
public class ReservationEditPage {
    @Inject
    Reservations reservations;
    @Inject
    Beds beds;
    @Inject
    Facilities facilities;
    @Inject
    Days days;
    @Inject
    @Param(name = "facility")
    private Long facilityId;
    @Inject
    @Param
    private String from;
    @Inject
    @Param
    private String until;
    private final ReservationDetails details = new ReservationDetails();
    private String facility;
    private Map<Long, String> free;

    @PostConstruct
    void load() {
        if (facilityId == null) throw RuleViolation.notFound();
        facility = facilities.get(facilityId).getDetails().getName();
        details.setFromDay(days.lenient(from));
        details.setUntilDay(until == null ? details.getFromDay().plusDays(30) : days.lenient(until));
        free = beds.free(facilityId, BedKind.SOJOURN, details.getFromDay(), details.getUntilDay());
    }

    public void save() {
        Reservation reservation = reservations.book(facilityId, details);
        Faces.redirect("/reservation/view.xhtml?id=%s", reservation.getId().toString());
    }

    public Map<Long, String> getFree() {
        return free;
    }

    public ReservationDetails getDetails() {
        return details;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public String getFacility() {
        return facility;
    }
}
