package care.residence;

import care.access.*;
import care.facility.*;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;

/** Buildings, rooms and beds: the plan of a facility on any day, and what changes it. */
@UseCase
@ApplicationScoped
public class Beds {
    /** @param personId who sleeps there that day; null when nobody does @param away whether they are on leave @param held booked, or offered to somebody who waits */
    public record Row(long id, long roomId, String building, int floor, String room, String label, BedKind kind, BedState state, String reason, Long personId, String person, LocalDate since, boolean away, boolean held) {
        public boolean occupied() {
            return personId != null;
        }

        /** The look of the bed on the plan: {@code ''} lived in, its resident away, free, held, off. */
        public String look() {
            return away ? "c-bed--away" : occupied() ? "" : state != BedState.IN_USE ? "c-bed--off" : held ? "c-bed--held" : "c-bed--free";
        }
    }

    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Timeline timeline;
    @Inject
    Clock clock;

    public Bed get(long id) {
        Bed bed = em.find(Bed.class, id);
        if (bed == null) throw RuleViolation.notFound();
        return bed;
    }

    /** All beds there were on a day, in the order of the plan, with who slept in them. Names are masked. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public List<Row> plan(long facilityId, LocalDate on) {
        facilities.get(facilityId);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("""
            select b.id, b.room_id, u.name as building, r.floor, r.number, b.label, p.kind, p.state, p.reason, s.person_id, n.name as person, s.from_day,
              exists (select 1 from stay_leave l where l.stay_id = s.id and l.from_day <= :on and (l.until_day is null or l.until_day > :on)) as away,
              exists (select 1 from reservation v where v.bed_id = b.id and v.state = 'BOOKED' and v.from_day <= :on and v.until_day > :on) or exists (select 1 from admission a where a.bed_id = b.id and a.state = 'OFFERED') as held
            from bed b join room r on r.id = b.room_id join building u on u.id = r.building_id
            join bed_period p on p.bed_id = b.id and p.from_day <= :on and (p.until_day is null or p.until_day > :on)
            left join stay s on s.bed_id = b.id and s.from_day <= :on and (s.until_day is null or s.until_day > :on)
            left join person n on n.id = s.person_id
            where b.facility_id = :facility order by u.name, r.floor, r.number, b.label""", Tuple.class).setParameter("facility", facilityId).setParameter("on", on).getResultList();
        return rows.stream().map(t -> new Row(t.get("id", Number.class).longValue(), t.get("room_id", Number.class).longValue(), t.get("building", String.class), t.get("floor", Number.class).intValue(),
            t.get("number", String.class), t.get("label", String.class), BedKind.valueOf(t.get("kind", String.class)), BedState.valueOf(t.get("state", String.class)), t.get("reason", String.class),
            t.get("person_id") == null ? null : t.get("person_id", Number.class).longValue(), care.person.Person.mask(t.get("person", String.class)),
            t.get("from_day") == null ? null : ((java.sql.Date) t.get("from_day")).toLocalDate(), t.get("away", Boolean.class), t.get("held", Boolean.class))).toList();
    }

    /**
     * Beds of a kind that are in use, not lived in, not booked and not offered from a day to another, with their labels.
     *
     * @param kind  null for any
     * @param until null when it is open
     */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Map<Long, String> free(long facilityId, BedKind kind, LocalDate from, LocalDate until) {
        facilities.get(facilityId);
        if (from == null || until != null && !until.isAfter(from)) return Map.of();
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select b.id, r.number || b.label as label from bed b join room r on r.id = b.room_id where b.facility_id = :facility and bed_is_free(b.id, :kind, daterange(:from, :until)) order by r.number, b.label", Tuple.class)
            .setParameter("facility", facilityId).setParameter("kind", kind == null ? null : kind.name()).setParameter("from", from).setParameter("until", until).getResultList();
        Map<Long, String> free = new LinkedHashMap<>();
        found.forEach(t -> free.put(t.get("id", Number.class).longValue(), t.get("label", String.class)));
        return free;
    }

    /** One bed with its periods. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Bed view(long id) {
        Bed bed = get(id);
        bed.getPeriods().size();
        bed.getRoom().getNumber();
        return bed;
    }

    /** Adds a room with its beds, labelled A, B, C …; the building is added when its name is new. */
    @Requires(Permission.BED_MANAGE)
    public Room addRoom(long facilityId, String building, int floor, String number, int beds, BedKind kind, LocalDate from) {
        if (number == null || number.isBlank()) throw RuleViolation.invalid("number", "residence.room.no-number");
        if (beds < 1 || beds > 12) throw RuleViolation.invalid("beds", "residence.room.beds.range", 1, 12);
        if (kind == null) throw RuleViolation.invalid("kind", "residence.room.no-kind");
        if (from == null) throw RuleViolation.invalid("from", "residence.room.no-start");
        facilities.get(facilityId);
        String name = building == null || building.isBlank() ? "1" : building.strip();
        Building in = em.createQuery("from Building where facilityId = :facility and name = :name", Building.class).setParameter("facility", facilityId).setParameter("name", name)
            .getResultStream().findFirst().orElseGet(() -> {
                Building added = new Building(facilityId, name);
                em.persist(added);
                em.flush();
                return added;
            });
        Room room = new Room(in, floor, number.strip());
        em.persist(room);
        em.flush();
        for (int i = 0; i < beds; i++) em.persist(new Bed(room, String.valueOf((char) ('A' + i)), kind, from));
        timeline.tell(facilityId, LocalDate.now(clock), "residence.event.room", room.getNumber(), beds);
        return room;
    }

    @Requires(Permission.BED_MANAGE)
    public void takeOutOfService(long id, String reason, LocalDate on) {
        Bed bed = empty(id, on);
        bed.takeOutOfService(reason, on);
        timeline.tell(bed.getFacilityId(), on, "residence.event.out", bed.getRoom().getNumber() + bed.getLabel(), reason);
    }

    @Requires(Permission.BED_MANAGE)
    public void returnToService(long id, LocalDate on) {
        Bed bed = locked(id);
        bed.returnToService(on);
        timeline.tell(bed.getFacilityId(), on, "residence.event.back", bed.getRoom().getNumber() + bed.getLabel());
    }

    @Requires(Permission.BED_MANAGE)
    public void convert(long id, BedKind kind, LocalDate on) {
        if (kind == null) throw RuleViolation.invalid("kind", "residence.room.no-kind");
        Bed bed = locked(id);
        bed.convert(kind, on);
        timeline.tell(bed.getFacilityId(), on, "residence.event.converted", bed.getRoom().getNumber() + bed.getLabel(), kind);
    }

    @Requires(Permission.BED_MANAGE)
    public void remove(long id, LocalDate on) {
        Bed bed = empty(id, on);
        bed.remove(on);
        timeline.tell(bed.getFacilityId(), on, "residence.event.removed", bed.getRoom().getNumber() + bed.getLabel());
    }

    /** The bed, held until the transaction ends, so that nobody moves in while it changes. */
    Bed locked(long id) {
        Bed bed = get(id);
        em.lock(bed, LockModeType.PESSIMISTIC_WRITE);
        return bed;
    }

    private Bed empty(long id, LocalDate on) {
        Bed bed = locked(id);
        long later = em.createQuery("select count(s) from Stay s where s.bed = :bed and (s.untilDay is null or s.untilDay > :on)", Long.class).setParameter("bed", bed).setParameter("on", on).getSingleResult();
        if (later > 0) throw RuleViolation.conflict("residence.bed.lived-in", bed.getRoom().getNumber() + bed.getLabel());
        return bed;
    }
}
