package care.nursing;

import care.access.*;
import care.audit.AuditTrail;
import care.facility.Facilities;
import care.kernel.*;
import care.parameter.Parameters;
import care.person.Person;
import care.residence.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** 巡查: who lives in the house today and how they are, round after round. */
@UseCase
@ApplicationScoped
public class Rounds {
    /**
     * A resident of today in the order of the plan.
     *
     * @param agreed  whether the level was agreed; otherwise it is what the ability proposes
     * @param away    null when they are here
     * @param tasks   of the care plan; 0 without one
     * @param finding of the round asked for; null before it is finished and nothing was noted
     */
    public record Resident(long stayId, long personId, String person, Integer age, String building, long buildingId, String room, BedKind bed, CareLevel level, boolean agreed, LeaveKind away, LocalDate from, int tasks, Finding finding, String note, String told) implements Serializable {
    }

    /** @param noted how many residents something was noted of @param seen how many it covers */
    public record Row(long id, long facilityId, String facility, LocalDate day, Shift shift, Instant startedAt, Instant endedAt, String by, String building, long seen, long noted) implements Serializable {
    }

    /** What a home did on a day. @param tone danger when a night round or a hand-over is missing */
    public record Tally(long id, String facility, String division, long residents, long day, long night, long handovers, boolean enough) implements Serializable {
    }

    /** The last note of a resident. */
    public record Note(long roundId, String person, String room, Finding finding, String note, String told, Instant at) implements Serializable {
    }

    private static final String LIVING = """
        from stay s join bed b on b.id = s.bed_id join room r on r.id = b.room_id join building u on u.id = r.building_id left join person p on p.id = s.person_id
        join bed_period k on k.bed_id = s.bed_id and k.from_day <= :day and (k.until_day is null or k.until_day > :day)
        left join stay_leave l on l.stay_id = s.id and l.from_day <= :day and (l.until_day is null or l.until_day > :day)
        left join care_period c on c.stay_id = s.id and c.from_day <= :day and (c.until_day is null or c.until_day > :day)
        left join care_plan n on n.stay_id = s.id and n.from_day <= :day and (n.until_day is null or n.until_day > :day)
        left join care_round_entry e on e.stay_id = s.id and e.round_id = :round
        where s.facility_id = :facility and s.from_day <= :day and (s.until_day is null or s.until_day > :day)""";

    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Parameters parameters;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** Everybody who lives in a home on a day; home beds among them. @param round whose findings are told with it; 0 for none */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Resident> residents(long facilityId, LocalDate day, long round) {
        facilities.get(facilityId);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("""
            select s.id, s.person_id, p.name, p.born, p.ability_grade, u.name as building, u.id as building_id, r.number || b.label as room, k.kind as bed, c.level, l.kind as away, s.from_day,
              (select count(*) from care_plan_task t where t.plan_id = n.id) as tasks, e.finding, e.note, e.told
            """ + LIVING + " order by u.name, r.floor, r.number, b.label", Tuple.class).setParameter("facility", facilityId).setParameter("day", day).setParameter("round", round).getResultList();
        return rows.stream().map(t -> resident(t, day)).toList();
    }

    private static Resident resident(Tuple t, LocalDate day) {
        Number grade = t.get("ability_grade", Number.class);
        boolean agreed = t.get("level") != null;
        CareLevel level = agreed ? CareLevel.valueOf(t.get("level", String.class)) : CareLevel.of(grade == null ? null : grade.intValue()).orElse(null);
        return new Resident(t.get("id", Number.class).longValue(), t.get("person_id", Number.class).longValue(), Person.seen(t.get("name", String.class)),
            t.get("born") == null ? null : Period.between(((java.sql.Date) t.get("born")).toLocalDate(), day).getYears(), t.get("building", String.class), t.get("building_id", Number.class).longValue(), t.get("room", String.class),
            BedKind.valueOf(t.get("bed", String.class)), level, agreed, t.get("away") == null ? null : LeaveKind.valueOf(t.get("away", String.class)), ((java.sql.Date) t.get("from_day")).toLocalDate(),
            t.get("tasks", Number.class).intValue(), t.get("finding") == null ? null : Finding.valueOf(t.get("finding", String.class)), t.get("note", String.class), t.get("told", String.class));
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Round get(long id) {
        Round round = em.find(Round.class, id);
        if (round == null) throw RuleViolation.notFound();
        return round;
    }

    /** The buildings a round can be limited to. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Map<Long, String> buildings(long facilityId) {
        Map<Long, String> buildings = new LinkedHashMap<>();
        em.createQuery("from Building where facilityId = :facility order by name", Building.class).setParameter("facility", facilityId).getResultList().forEach(b -> buildings.put(b.getId(), b.getName()));
        return buildings;
    }

    /** Begins a round, or goes on with the one of this shift that was not finished. */
    @Requires(Permission.CARE_RECORD)
    public Round start(long facilityId, Long buildingId, String by) {
        facilities.get(facilityId);
        Round wanted = new Round(facilityId, buildingId, by, clock.instant());
        if (buildingId != null && !buildings(facilityId).containsKey(buildingId)) throw RuleViolation.notFound();
        Optional<Round> unfinished = em.createQuery("from Round where facilityId = :facility and day = :day and shift = :shift and endedAt is null and coalesce(buildingId, 0) = :building", Round.class)
            .setParameter("facility", facilityId).setParameter("day", wanted.getDay()).setParameter("shift", wanted.getShift()).setParameter("building", buildingId == null ? 0L : buildingId).getResultStream().findFirst();
        if (unfinished.isPresent()) return unfinished.get();
        em.persist(wanted);
        return wanted;
    }

    /** Notes an exception; the same resident noted again is noted anew. */
    @Requires(Permission.CARE_RECORD)
    public void note(long id, long stayId, Finding finding, String note, String told) {
        Round round = get(id);
        round.open();
        if (finding != Finding.NOTED && finding != Finding.MISSING) throw RuleViolation.invalid("finding", "nursing.round.no-finding");
        if (note == null || note.isBlank()) throw RuleViolation.invalid("note", "nursing.round.no-note");
        if (round(round).stream().noneMatch(resident -> resident.stayId() == stayId)) throw RuleViolation.notFound();
        em.createNativeQuery("insert into care_round_entry (round_id, stay_id, facility_id, finding, note, told) values (:round, :stay, :facility, :finding, :note, nullif(:told, '')) on conflict (round_id, stay_id) do update set finding = excluded.finding, note = excluded.note, told = excluded.told")
            .setParameter("round", id).setParameter("stay", stayId).setParameter("facility", round.getFacilityId()).setParameter("finding", finding.name()).setParameter("note", note.strip()).setParameter("told", told == null ? "" : told.strip()).executeUpdate();
        trail.about("Round", id, "noted", Map.of("stay", stayId, "finding", finding));
    }

    /** Everybody nothing was noted of is in order, or away; the round is made. */
    @Requires(Permission.CARE_RECORD)
    public void finish(long id) {
        Round round = get(id);
        round.finish(clock.instant());
        em.createNativeQuery("insert into care_round_entry (round_id, stay_id, facility_id, finding) select :round, s.id, s.facility_id, case when l.id is null then 'IN_ORDER' else 'AWAY' end "
            + LIVING + " and k.kind <> 'HOME' and (:building = 0 or u.id = :building) and e.stay_id is null").setParameter("round", id).setParameter("facility", round.getFacilityId()).setParameter("day", LocalDate.now(clock))
            .setParameter("building", round.getBuildingId() == null ? 0L : round.getBuildingId()).executeUpdate();
    }

    /** Whom a round goes to: those of its building, home beds left out. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Resident> round(Round round) {
        return residents(round.getFacilityId(), round.isOpen() ? LocalDate.now(clock) : round.getDay(), round.getId()).stream()
            .filter(resident -> resident.bed() != BedKind.HOME && (round.getBuildingId() == null || round.getBuildingId() == resident.buildingId())).toList();
    }

    /** Rounds of a home, latest first. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> list(Long facilityId, Slice slice) {
        return new Listing("""
            o.id, o.facility_id, f.name as facility, o.day, o.shift, o.started_at, o.ended_at, o.made_by, u.name as building,
            (select count(*) from care_round_entry e where e.round_id = o.id) as seen, (select count(*) from care_round_entry e where e.round_id = o.id and e.note is not null) as noted""",
            "care_round o join facility f on f.id = o.facility_id left join building u on u.id = o.building_id", "o.id")
            .where("o.facility_id = :facility", "facility", facilityId).sort("at", "o.started_at", "timestamptz")
            .rows(em, slice.unlessSorted("at", true), Rounds::row);
    }

    private static Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), ((java.sql.Date) t.get("day")).toLocalDate(), Shift.valueOf(t.get("shift", String.class)),
            t.get("started_at", Instant.class), t.get("ended_at", Instant.class), t.get("made_by", String.class), t.get("building", String.class), t.get("seen", Number.class).longValue(), t.get("noted", Number.class).longValue());
    }

    /** How many rounds and hand-overs the homes with residents made on a day; those with too few nights first. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Tally> tally(LocalDate day, Slice slice) {
        int least = leastNights(day);
        return new Listing("f.id, f.name as facility, g.name as division, x.residents, coalesce(o.days, 0) as days, coalesce(o.nights, 0) as nights, coalesce(h.n, 0) as handovers", """
            facility f join region g on g.code = f.region_code
            join (select facility_id, sum(n) as residents from stock_at(:day) where measure like 'resident.%' group by facility_id having sum(n) > 0) x on x.facility_id = f.id
            left join (select facility_id, count(*) filter (where shift = 'DAY') as days, count(*) filter (where shift = 'NIGHT') as nights from care_round where day = :day and ended_at is not null group by facility_id) o on o.facility_id = f.id
            left join (select facility_id, count(*) as n from handover where day = :day group by facility_id) h on h.facility_id = f.id""", "f.id").with("day", day)
            .sort("night", "coalesce(o.nights, 0)", "bigint").sort("division", "f.region_code", "text").sort("facility", "f.name", "text").sort("residents", "x.residents", "bigint").sort("day", "coalesce(o.days, 0)", "bigint")
            .rows(em, slice, t -> new Tally(t.get("id", Number.class).longValue(), t.get("facility", String.class), t.get("division", String.class), t.get("residents", Number.class).longValue(), t.get("days", Number.class).longValue(),
                t.get("nights", Number.class).longValue(), t.get("handovers", Number.class).longValue(), t.get("days", Number.class).longValue() > 0 && t.get("nights", Number.class).longValue() >= least && t.get("handovers", Number.class).longValue() >= Shift.values().length));
    }

    /** What was noted of residents since a moment, latest first. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Note> notes(long facilityId, Instant since) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("""
            select e.round_id, p.name, r.number || b.label as room, e.finding, e.note, e.told, o.started_at from care_round_entry e join care_round o on o.id = e.round_id join stay s on s.id = e.stay_id left join person p on p.id = s.person_id
            join bed b on b.id = s.bed_id join room r on r.id = b.room_id where e.facility_id = :facility and e.note is not null and o.started_at >= :since order by o.started_at desc, r.number limit 200""", Tuple.class)
            .setParameter("facility", facilityId).setParameter("since", since).getResultList();
        return rows.stream().map(t -> new Note(t.get("round_id", Number.class).longValue(), Person.seen(t.get("name", String.class)), t.get("room", String.class), Finding.valueOf(t.get("finding", String.class)), t.get("note", String.class), t.get("told", String.class), t.get("started_at", Instant.class))).toList();
    }

    /** Finished rounds of a home in a shift. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public long made(long facilityId, LocalDate day, Shift shift) {
        return em.createQuery("select count(*) from Round where facilityId = :facility and day = :day and shift = :shift and endedAt is not null", Long.class).setParameter("facility", facilityId).setParameter("day", day).setParameter("shift", shift).getSingleResult();
    }

    /** How many rounds a night has at least. */
    public int leastNights(LocalDate day) {
        return parameters.whole("nursing.rounds.night", day);
    }
}
