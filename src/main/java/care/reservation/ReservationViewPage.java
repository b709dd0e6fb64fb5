package care.reservation;

import care.facility.Facilities;
import care.kernel.RuleViolation;
import care.person.Person;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One booking: the guest arrives, cancels, or does not come. */
@Named
@RequestScoped
public class ReservationViewPage {
    @Inject
    Reservations reservations;
    @Inject
    Facilities facilities;
    @Inject
    @Param
    private Long id;
    private Reservation reservation;
    private String identity;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        reservation = reservations.get(id);
    }

    public void arrive() {
        Faces.redirect("/residence/stay.xhtml?id=%s", reservations.arrive(id, identity).getId().toString());
    }

    public void cancel() {
        reservations.cancel(id);
        Faces.redirect("/reservation/view.xhtml?id=%s", id.toString());
    }

    public void missed() {
        reservations.missed(id);
        Faces.redirect("/reservation/view.xhtml?id=%s", id.toString());
    }

    public Reservation getReservation() {
        return reservation;
    }

    public String getGuest() {
        return Person.mask(reservation.getDetails().getGuest());
    }

    public String getPhone() {
        return Person.maskPhone(reservation.getDetails().getPhone());
    }

    public String getFacility() {
        return facilities.get(reservation.getFacilityId()).getDetails().getName();
    }

    public String getIdentity() {
        return identity;
    }

    public void setIdentity(String identity) {
        this.identity = identity;
    }
}
