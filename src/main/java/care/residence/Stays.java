package care.residence;

import care.access.*;
import care.facility.*;
import care.kernel.*;
import care.person.People;
import care.person.Person;
import care.person.PersonDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** Moving in, moving to another bed, leaving. The bed is held while it is decided; the database has the last word. */
@UseCase
@ApplicationScoped
public class Stays {
    /** @param person masked; {@code ***} when the person is registered outside of this user's division @param age today, null then */
    public record Row(long id, long personId, String person, Integer age, long facilityId, String facility, String room, long bedId, StayKind kind, String origin, LocalDate from, LocalDate until, EndReason endReason, int version) implements Serializable {
    }

    /** Told when somebody goes on in another bed: what hangs on the stay goes with them. */
    public record Moved(Stay before, Stay after) {
    }

    private static final String SELECT = """
        s.id, s.person_id, p.name, p.born, s.facility_id, f.name as facility, r.number || b.label as room, s.bed_id, s.kind, s.origin, s.from_day, s.until_day, s.end_reason, s.version""";
    private static final String FROM = "stay s left join person p on p.id = s.person_id join bed b on b.id = s.bed_id join room r on r.id = b.room_id join facility f on f.id = s.facility_id";

    @Inject
    EntityManager em;
    @Inject
    Beds beds;
    @Inject
    People people;
    @Inject
    Facilities facilities;
    @Inject
    Timeline timeline;
    @Inject
    Event<Moved> moved;
    @Inject
    Clock clock;

    /** Who lived where on a day. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> on(LocalDate day, Long facilityId, String division, StayKind kind, Slice slice) {
        return new Listing(SELECT, FROM, "s.id")
            .where("s.from_day <= :day and (s.until_day is null or s.until_day > :day)", "day", day)
            .where("s.facility_id = :facility", "facility", facilityId).where("s.kind = :kind", "kind", kind)
            .where("f.region_code >= :prefix and f.region_code < :prefix || ':'", "prefix", division == null || division.length() != 12 ? division : DivisionCode.prefix(division))
            .sort("facility", "s.facility_id", "bigint").sort("from", "s.from_day", "date").sort("name", "coalesce(p.name, '')", "text").sort("room", "r.number || b.label", "text")
            .rows(em, slice, this::row);
    }

    /** Everybody who had a stay of a kind within a period: the rows behind a flow. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> within(LocalDate from, LocalDate to, String division, StayKind kind, Slice slice) {
        return new Listing(SELECT, FROM, "s.id")
            .where("s.from_day <= :to", "to", to).where("(s.until_day is null or s.until_day > :from)", "from", from).where("s.kind = :kind", "kind", kind)
            .where("f.region_code >= :prefix and f.region_code < :prefix || ':'", "prefix", division == null || division.length() != 12 ? division : DivisionCode.prefix(division))
            .sort("from", "s.from_day", "date").sort("facility", "s.facility_id", "bigint")
            .rows(em, slice, this::row);
    }

    /** Everybody who ever slept in a bed, latest first. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Row> ofBed(long bedId) {
        return new Listing(SELECT, FROM, "s.id").where("s.bed_id = :bed", "bed", bedId).sort("from", "s.from_day", "date").rows(em, new Slice("from", true, null, 0, 100), this::row).items();
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Stay get(long id) {
        Stay stay = em.find(Stay.class, id);
        if (stay == null) throw RuleViolation.notFound();
        maskedName(stay);
        stay.getBed().getRoom().getNumber();
        stay.getLeaves().size();
        stay.getCare().size();
        return stay;
    }

    /** Where somebody lives on a day, as far as it is in sight. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Optional<Stay> of(long personId, LocalDate day) {
        return em.createQuery("from Stay s where s.person.id = :person and s.fromDay <= :day and (s.untilDay is null or s.untilDay > :day)", Stay.class).setParameter("person", personId).setParameter("day", day)
            .getResultStream().findFirst().map(stay -> get(stay.getId()));
    }

    /**
     * Opens a stay.
     *
     * @throws RuleViolation bed.occupied with the bed and the period that is in the way, person.already-resident, facility.closed, facility.restricted,
     *                       residence.bed.out-of-service
     */
    @Requires(Permission.STAY_MANAGE)
    public Stay open(long facilityId, long bedId, long personId, LocalDate from, LocalDate until, String origin) {
        if (from == null) throw RuleViolation.invalid("from", "residence.stay.no-start");
        if (from.isAfter(LocalDate.now(clock).plusYears(1))) throw RuleViolation.invalid("from", "residence.stay.far-off");
        Bed bed = beds.locked(bedId);
        if (bed.getFacilityId() != facilityId) throw RuleViolation.notFound();
        Person person = people.get(personId);
        if (person.getDetails().getDiedOn() != null && !person.getDetails().getDiedOn().isAfter(from)) throw RuleViolation.conflict("person.died", person.getDetails().getDiedOn());
        admit(bed, from);
        LocalDate today = LocalDate.now(clock);
        facilities.receives(facilityId, from.isBefore(today) ? today : from);          // not by dating it back either
        Stay stay = new Stay(person, bed, from, until, origin);
        clear(stay, null);
        em.persist(stay);
        em.flush();
        timeline.tell(bed.getFacilityId(), from, "residence.event.moved-in", person.getMaskedName(), bed.getRoom().getNumber() + bed.getLabel());
        return stay;
    }

    /**
     * Opens a stay for whoever has the identity number, and registers them first when nobody has: both or neither.
     *
     * @param name of somebody new; null when the person is registered already
     */
    @Requires(Permission.STAY_MANAGE)
    public Stay moveIn(long facilityId, long bedId, String identity, String name, String regionCode, String phone, LocalDate from, LocalDate until, String origin) {
        Person person = people.byIdentity(identity).orElseGet(() -> people.register(identity, PersonDetails.of(name, regionCode, phone)));
        em.flush();
        Stay stay = open(facilityId, bedId, person.getId(), from, until, origin);
        stay.getBed().getRoom().getNumber();
        return stay;
    }

    /**
     * Opens a stay in any bed of a kind that is free. While others hold the beds it waits for them to decide, so that "full" is said only
     * when every bed is taken.
     *
     * @throws RuleViolation residence.full
     */
    @Requires(Permission.STAY_MANAGE)
    public Stay openAny(long facilityId, BedKind kind, long personId, LocalDate from, LocalDate until, String origin) {
        if (from == null) throw RuleViolation.invalid("from", "residence.stay.no-start");
        facilities.get(facilityId);
        Number bed = (Number) em.createNativeQuery("select free_bed(:facility, :kind, :from, :until)").setParameter("facility", facilityId).setParameter("kind", kind == null ? null : kind.name())
            .setParameter("from", from).setParameter("until", until).getSingleResult();
        if (bed == null) throw RuleViolation.conflict("residence.full", from);
        return open(facilityId, bed.longValue(), personId, from, until, origin);
    }

    /** They have left. A death is told to the register as well. */
    @Requires(Permission.STAY_MANAGE)
    public void end(long id, LocalDate on, EndReason reason) {
        LocalDate today = LocalDate.now(clock);
        if (on != null && on.isAfter(today.plusDays(1))) throw RuleViolation.invalid("on", "residence.stay.future-end");
        Stay stay = locked(id);
        stay.end(on, reason);
        if (reason == EndReason.DIED) stay.getPerson().die(on.isAfter(today) ? today : on, today);
        timeline.tell(stay.getFacilityId(), on, "residence.event.left", maskedName(stay), bedOf(stay));
    }

    /** A discharge is planned; the bed is free when they have left. */
    @Requires(Permission.STAY_MANAGE)
    public void orderDischarge(long id, LocalDate on, EndReason reason) {
        Stay stay = locked(id);
        stay.orderDischarge(on, reason, LocalDate.now(clock));
        timeline.tell(stay.getFacilityId(), LocalDate.now(clock), "residence.event.discharge", maskedName(stay), bedOf(stay), on);
    }

    @Requires(Permission.STAY_MANAGE)
    public void withdrawDischarge(long id) {
        locked(id).withdrawDischarge();
    }

    /**
     * More or less care from a day on. It rests on the newest ability assessment that holds on that day.
     *
     * @throws RuleViolation residence.care.no-assessment when there is none: they are assessed first
     */
    @Requires(Permission.STAY_MANAGE)
    public void careFor(long id, CareLevel level, LocalDate from, String reason) {
        if (from != null && from.isAfter(LocalDate.now(clock).plusMonths(1))) throw RuleViolation.invalid("careFrom", "residence.stay.far-off");
        Stay stay = locked(id);
        @SuppressWarnings("unchecked")
        List<Number> assessed = em.createNativeQuery("select a.id from assessment a where a.person_id = :person and a.assessed_on <= :day and a.valid_until >= :day order by a.assessed_on desc, a.recorded_at desc limit 1")
            .setParameter("person", stay.getPerson().getId()).setParameter("day", from == null ? LocalDate.now(clock) : from).getResultList();
        if (assessed.isEmpty()) throw RuleViolation.conflict("residence.care.no-assessment");
        stay.careFor(level, from, reason, assessed.get(0).longValue());
    }

    @Requires(Permission.STAY_MANAGE)
    public Stay transfer(long id, long bedId, LocalDate on) {
        Bed bed = beds.locked(bedId);
        Stay before = locked(id);
        admit(bed, on);
        if (!before.getFacilityId().equals(bed.getFacilityId())) facilities.receives(bed.getFacilityId(), on);
        Stay after = before.moveTo(bed, on);
        em.flush();
        clear(after, before.getId());
        em.persist(after);
        em.flush();
        timeline.tell(bed.getFacilityId(), on, "residence.event.transferred", maskedName(after), bedOf(before), bedOf(after));
        if (!before.getFacilityId().equals(after.getFacilityId())) timeline.tell(before.getFacilityId(), on, "residence.event.moved-away", maskedName(after), bedOf(before));
        moved.fire(new Moved(before, after));
        return after;
    }

    /** The facility, held so that it does not close meanwhile; others may move in at the same moment, but for the very first. */
    private void admit(Bed bed, LocalDate from) {
        Facility facility = facilities.get(bed.getFacilityId());
        LocalDate first = facility.getFirstAdmissionOn();
        em.lock(facility, first == null || from.isBefore(first) ? LockModeType.PESSIMISTIC_WRITE : LockModeType.PESSIMISTIC_READ);
        em.refresh(facility);
        facility.admit(from);
    }

    /** Says what is in the way, in words; the database's exclusion constraints stay the guard. */
    private void clear(Stay wanted, Long except) {
        String overlapping = " and (s.untilDay is null or s.untilDay > :from) and s.fromDay < :until and s.id <> :except order by s.fromDay";
        LocalDate until = wanted.getUntilDay() == null ? LocalDate.of(9999, 12, 31) : wanted.getUntilDay();
        List<Stay> inBed = em.createQuery("from Stay s where s.bed = :bed" + overlapping, Stay.class).setParameter("bed", wanted.getBed()).setParameter("from", wanted.getFromDay())
            .setParameter("until", until).setParameter("except", except == null ? -1L : except).getResultList();
        if (!inBed.isEmpty()) throw RuleViolation.conflict("bed.occupied", wanted.getBed().getRoom().getNumber() + wanted.getBed().getLabel(), inBed.get(0).getFromDay(), inBed.get(0).getUntilDay() == null ? "—" : inBed.get(0).getUntilDay());
        List<Stay> ofPerson = em.createQuery("from Stay s where s.person = :person" + overlapping, Stay.class).setParameter("person", wanted.getPerson()).setParameter("from", wanted.getFromDay())
            .setParameter("until", until).setParameter("except", except == null ? -1L : except).getResultList();
        if (!ofPerson.isEmpty()) throw RuleViolation.conflict("person.already-resident", ofPerson.get(0).getFromDay(), ofPerson.get(0).getUntilDay() == null ? "—" : ofPerson.get(0).getUntilDay());
    }

    /** The person's name, masked; of somebody registered out of this user's sight only that there is somebody. */
    public static String maskedName(Stay stay) {
        try {
            return stay.getPerson().getMaskedName();
        } catch (EntityNotFoundException hidden) {
            return Person.seen(null);
        }
    }

    static String bedOf(Stay stay) {
        return stay.getBed().getRoom().getNumber() + stay.getBed().getLabel();
    }

    Stay locked(long id) {
        Stay stay = get(id);
        em.lock(stay, LockModeType.PESSIMISTIC_WRITE);
        return stay;
    }

    private Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("person_id", Number.class).longValue(), Person.seen(t.get("name", String.class)),
            t.get("born") == null ? null : Period.between(((java.sql.Date) t.get("born")).toLocalDate(), LocalDate.now(clock)).getYears(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("room", String.class),
            t.get("bed_id", Number.class).longValue(), StayKind.valueOf(t.get("kind", String.class)), t.get("origin", String.class), ((java.sql.Date) t.get("from_day")).toLocalDate(),
            t.get("until_day") == null ? null : ((java.sql.Date) t.get("until_day")).toLocalDate(), t.get("end_reason") == null ? null : EndReason.valueOf(t.get("end_reason", String.class)), t.get("version", Number.class).intValue());
    }
}
