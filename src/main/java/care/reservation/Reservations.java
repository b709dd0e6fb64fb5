package care.reservation;

import care.access.*;
import care.facility.*;
import care.kernel.*;
import care.person.*;
import care.residence.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** 旅居预订: beds booked for guests from elsewhere, and their arrival. */
@UseCase
@ApplicationScoped
public class Reservations {
    /** @param guest masked */
    public record Row(long id, String guest, long facilityId, String facility, String bed, String origin, String servicePackage, LocalDate from, LocalDate until, ReservationState state, Long stayId) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    Beds beds;
    @Inject
    Stays stays;
    @Inject
    Facilities facilities;
    @Inject
    Timeline timeline;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> list(ReservationState state, Long facilityId, LocalDate arrivingUntil, Slice slice) {
        return new Listing("v.id, v.guest, v.facility_id, f.name as facility, r.number || b.label as bed, v.origin, v.service_package, v.from_day, v.until_day, v.state, v.stay_id",
            "reservation v join bed b on b.id = v.bed_id join room r on r.id = b.room_id join facility f on f.id = v.facility_id", "v.id")
            .where("v.state = :state", "state", state).where("v.facility_id = :facility", "facility", facilityId).where("v.from_day <= :arriving", "arriving", arrivingUntil)
            .sort("from", "v.from_day", "date").sort("facility", "v.facility_id", "bigint")
            .rows(em, slice, t -> new Row(t.get("id", Number.class).longValue(), Person.mask(t.get("guest", String.class)), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("bed", String.class), t.get("origin", String.class),
                t.get("service_package", String.class), ((java.sql.Date) t.get("from_day")).toLocalDate(), ((java.sql.Date) t.get("until_day")).toLocalDate(), ReservationState.valueOf(t.get("state", String.class)), t.get("stay_id") == null ? null : t.get("stay_id", Number.class).longValue()));
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Reservation get(long id) {
        Reservation reservation = em.find(Reservation.class, id);
        if (reservation == null) throw RuleViolation.notFound();
        reservation.getBed().getRoom().getNumber();
        return reservation;
    }

    @Requires(Permission.STAY_MANAGE)
    public Reservation book(long facilityId, @Valid ReservationDetails details) {
        Bed bed = beds.view(details.getBedId());
        if (bed.getFacilityId() != facilityId) throw RuleViolation.notFound();
        if (!bed.isThere(details.getFromDay(), details.getUntilDay())) throw RuleViolation.conflict("residence.bed.not-there", bed.getLabel(), details.getFromDay());
        Reservation reservation = new Reservation(bed, details, user.getScope().actor(), clock.instant());
        em.persist(reservation);
        em.flush();
        return reservation;
    }

    /** The guest is here: registered if nobody has the identity number yet, and living in the booked bed until the agreed day. */
    @Requires(Permission.STAY_MANAGE)
    public Stay arrive(long id, String identity) {
        Reservation reservation = locked(id);
        LocalDate today = LocalDate.now(clock);
        reservation.arrive(today);
        em.flush();
        ReservationDetails d = reservation.getDetails();
        String place = facilities.get(reservation.getFacilityId()).getDetails().getRegionCode();
        Stay stay = stays.moveIn(reservation.getFacilityId(), reservation.getBed().getId(), identity, d.getGuest(), place, d.getPhone(), today, d.getUntilDay(), d.getOrigin());
        stay.serve(d.getServicePackage());
        reservation.became(stay);
        return stay;
    }

    @Requires(Permission.STAY_MANAGE)
    public void cancel(long id) {
        locked(id).cancel();
    }

    @Requires(Permission.STAY_MANAGE)
    public void missed(long id) {
        locked(id).missed(LocalDate.now(clock));
    }

    private Reservation locked(long id) {
        Reservation reservation = get(id);
        em.lock(reservation, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(reservation);
        return reservation;
    }
}
