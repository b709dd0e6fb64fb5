package care.meal;

import care.access.*;
import care.audit.AuditTrail;
import care.canteen.*;
import care.kernel.*;
import care.person.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** Who eats at a table regularly, as the people there call them, and where meals are brought to, in the order of the route. */
@UseCase
@ApplicationScoped
public class Regulars {
    /** @param address null: eats at the table @param had when they had their meal at the sitting asked for; null when they had not @param proof of a delivery */
    public record Row(long personId, String called, String address, Integer stop, LocalDate addedOn, Instant had, String proof) implements Serializable {
    }

    private static final int STOPS = 999;
    private static final int ADDRESS = 200;
    private static final int NAME = 60;

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Canteens canteens;
    @Inject
    Vaults vaults;
    @Inject
    AuditTrail trail;
    @Inject
    Clock clock;

    /** Those who have not left, those brought to first in the order of their stops; by name only for who runs the table. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Row> of(long canteenId, LocalDate day, Sitting sitting) {
        canteens.get(canteenId);
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select g.person_id, g.called, g.address, g.stop, g.added_on, m.taken_at, m.proof from canteen_guest g left join meal m on m.person_id = g.person_id and m.day = :day and m.sitting = :sitting and m.cancelled_at is null
            where g.canteen_id = :canteen and g.left_on is null order by g.stop nulls last, g.called, g.person_id""", Tuple.class).setParameter("canteen", canteenId).setParameter("day", day).setParameter("sitting", sitting.name()).getResultList();
        boolean whole = user.may(Permission.CANTEEN_RUN.name());
        return found.stream().map(t -> new Row(t.get("person_id", Number.class).longValue(), whole ? t.get("called", String.class) : Person.mask(t.get("called", String.class)), t.get("address") == null ? null : whole || user.may(Permission.PERSON_READ.name()) ? t.get("address", String.class) : "***", t.get("stop") == null ? null : t.get("stop", Number.class).intValue(), ((java.sql.Date) t.get("added_on")).toLocalDate(),
            t.get("taken_at", Instant.class), t.get("proof", String.class))).toList();
    }

    /**
     * Takes somebody onto the table's list, known by identity number and name.
     *
     * @param called  how the table calls them; empty: the name
     * @param address where the meal is brought; empty: eats at the table
     * @param stop    the place on the route
     */
    @Requires(Permission.CANTEEN_RUN)
    public void add(long canteenId, String identityNumber, String name, String called, String address, Integer stop) {
        Canteen canteen = canteens.get(canteenId);
        if (name == null || name.isBlank()) throw RuleViolation.invalid("name", "meal.no-name");
        byte[] hash = vaults.vault().hash(IdentityNumber.parse(identityNumber, LocalDate.now(clock)).bytes());
        Number person = (Number) em.createNativeQuery("select person_named(:hash, :name)").setParameter("hash", hash).setParameter("name", name.strip()).getSingleResult();
        if (person == null) throw RuleViolation.invalid("identityNumber", "meal.unknown");
        String to = address == null || address.isBlank() ? null : address.strip();
        if ((to == null) != (stop == null)) throw RuleViolation.invalid(to == null ? "address" : "stop", "meal.route-half");
        if (stop != null && (stop < 1 || stop > STOPS)) throw RuleViolation.invalid("stop", "meal.stop-range", STOPS);
        if (to != null && to.length() > ADDRESS) throw RuleViolation.invalid("address", "meal.too-long", ADDRESS);
        if (called != null && called.strip().length() > NAME) throw RuleViolation.invalid("called", "meal.too-long", NAME);
        em.createNativeQuery("""
            insert into canteen_guest (canteen_id, facility_id, person_id, called, address, stop, added_on) values (:canteen, :facility, :person, :called, nullif(:address, ''), cast(nullif(:stop, '') as integer), :today)
            on conflict (canteen_id, person_id) do update set called = excluded.called, address = excluded.address, stop = excluded.stop, left_on = null""").setParameter("canteen", canteenId).setParameter("facility", canteen.getFacilityId()).setParameter("person", person.longValue())
            .setParameter("called", called == null || called.isBlank() ? name.strip() : called.strip()).setParameter("address", to == null ? "" : to).setParameter("stop", stop == null ? "" : stop.toString()).setParameter("today", LocalDate.now(clock)).executeUpdate();
        trail.about("CanteenGuest", canteenId, "added", Map.of("person", person.toString()));
    }

    /** Does not come any more. */
    @Requires(Permission.CANTEEN_RUN)
    public void leave(long canteenId, long personId) {
        int left = em.createNativeQuery("update canteen_guest set left_on = :today where canteen_id = :canteen and person_id = :person and left_on is null").setParameter("today", LocalDate.now(clock)).setParameter("canteen", canteenId).setParameter("person", personId).executeUpdate();
        if (left == 0) throw RuleViolation.notFound();
        trail.about("CanteenGuest", canteenId, "left", Map.of("person", String.valueOf(personId)));
    }
}
