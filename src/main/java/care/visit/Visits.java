package care.visit;

import care.access.*;
import care.checklist.*;
import care.facility.FacilityKind;
import care.inspection.InspectionState;
import care.kernel.*;
import care.parameter.Parameters;
import care.rectification.FindingState;
import care.supervision.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.*;
import java.util.*;
import java.util.function.Function;
import java.util.stream.*;

/**
 * What a phone takes along: the visits of its officer with all that is looked up on the spot, the lists they are made with, what is to be
 * looked at again, and for a home what it has to put right. However many visits there are, it costs the same number of statements.
 */
@UseCase
@ApplicationScoped
public class Visits {
    /** Findings of earlier inspections that are of use on the spot. */
    private static final int PAST = 30;
    /** How far ahead a visit may be begun that is taken along today. */
    private static final int AHEAD_DAYS = 14;

    /** @param officerId the officer this account is; null when it is none, and then no visits are its own */
    public record Down(Instant at, String username, Long officerId, int offlineDays, List<Checks> lists, List<Visit> visits, List<Again> orders, List<Open> findings) {
    }

    /** A version of the list. @param until half-open; null for the newest */
    public record Checks(long id, int number, LocalDate validFrom, LocalDate until, List<Item> items) {
    }

    public record Item(String code, Domain domain, String requirement, String basis, String method, Severity severity, boolean major, String orderText, int deadlineDays, String unit) {
    }

    /** @param findings of earlier inspections of the home, the newest first @param officers all who could go */
    public record Visit(long id, InspectionForm form, String ground, List<Domain> domains, List<Department> departments, LocalDate plannedFrom, LocalDate due, InspectionState state, int version, Long checklistId, Instant arrivedAt, String purpose, Home facility,
                        List<Floor> floors, List<Past> findings, List<Inspector> officers, List<Said> answers, List<Photo> photos) {
    }

    /** @param beds in use today @param restricted nobody may move in */
    public record Home(long id, String code, String name, FacilityKind kind, String division, String address, String phone, String contact, Double latitude, Double longitude, int beds, int residents, boolean restricted) {
    }

    public record Floor(String building, int floor, List<Room> rooms) {
    }

    /** @param beds in use today @param occupied of them lived in; by whom is nobody's business on the phone */
    public record Room(String number, int beds, int occupied) {
    }

    public record Past(long id, int number, String code, Domain domain, Severity severity, boolean major, String note, FindingState state, LocalDate foundOn, LocalDate dueOn, boolean overdue) {
    }

    /** @param why they may not go, in words @param me whether it is this account's officer */
    public record Inspector(long id, String name, Department department, String certificateNumber, LocalDate certificateUntil, boolean mayGo, String why, boolean assigned, boolean me) {
    }

    public record Said(String code, Conformity outcome, Severity severity, String note, BigDecimal measured) {
    }

    public record Photo(String code, String name, String sha256) {
    }

    /** An order with what has been answered and not been looked at again. */
    public record Again(long id, String number, long facilityId, String facility, LocalDate servedOn, List<Answered> findings, List<Inspector> officers) {
    }

    /** @param photos how many came with the answer */
    public record Answered(long id, int number, String code, String requirement, Severity severity, boolean major, String note, FindingState state, LocalDate dueOn, String done, LocalDate answeredOn, int photos) {
    }

    /** What a home has to put right. @param returnedNote why it was returned @param draft what is being written */
    public record Open(long id, int number, String facility, String code, String requirement, Severity severity, boolean major, String note, String orderText, FindingState state, LocalDate dueOn, boolean overdue, String returnedNote, String draft) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Parameters parameters;
    @Inject
    Clock clock;

    /** @param locale of the words */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Down all(Locale locale) {
        LocalDate today = LocalDate.now(clock);
        Long officer = rows("select id from officer where username = :me", Map.of("me", me())).stream().findFirst().map(t -> id(t, "id")).orElse(null);
        boolean inspects = user.may(Permission.INSPECT.name());
        List<Visit> visits = inspects && officer != null ? visits(officer, today, locale) : List.of();
        return new Down(clock.instant(), me(), officer, parameters.whole("visit.offline-days", today), inspects ? lists(visits, today) : List.of(), visits, inspects ? orders(today, locale) : List.of(), user.may(Permission.RECTIFY.name()) ? findings(today) : List.of());
    }

    private List<Checks> lists(List<Visit> visits, LocalDate today) {
        List<Tuple> versions = rows("""
            select v.id, v.number, v.valid_from, v.until from (select c.id, c.number, c.valid_from, lead(c.valid_from) over (order by c.valid_from) as until from checklist c where c.state = 'IN_FORCE') v
            where v.valid_from < :ahead and (v.until is null or v.until > :today) or v.id in (:used) order by v.number""", Map.of("today", today, "ahead", today.plusDays(AHEAD_DAYS + 1), "used", ids(visits.stream().map(Visit::checklistId).filter(Objects::nonNull).toList())));
        Map<Long, List<Item>> items = grouped("""
            select i.checklist_id as of, i.code, i.domain, i.requirement, i.basis, i.method, i.severity, i.major_hazard_id is not null as major, i.order_text, i.deadline_days, i.unit
            from checklist_item i where i.checklist_id in (:lists) order by array_position(array['FIRE', 'ELECTRIC', 'GAS', 'FOOD', 'EPIDEMIC', 'CARE', 'STAFF', 'FUNDS'], i.domain), i.position, i.id""", Map.of("lists", ids(versions.stream().map(t -> id(t, "id")).toList())),
            t -> new Item(text(t, "code"), Domain.valueOf(text(t, "domain")), text(t, "requirement"), text(t, "basis"), text(t, "method"), Severity.valueOf(text(t, "severity")), is(t, "major"), text(t, "order_text"), n(t, "deadline_days"), text(t, "unit")));
        return versions.stream().map(t -> new Checks(id(t, "id"), n(t, "number"), day(t, "valid_from"), day(t, "until"), items.getOrDefault(id(t, "id"), List.of()))).toList();
    }

    private List<Visit> visits(long officer, LocalDate today, Locale locale) {
        List<Tuple> found = rows("""
            select i.id, i.form, i.ground, i.domains, i.departments, i.planned_from, i.planned_until, i.state, i.version, i.checklist_id, i.arrived_at, i.purpose, f.id as home, f.code, f.name, f.kind, r.name as division, f.address, f.phone, f.legal_representative, f.latitude, f.longitude,
              (select count(*) from bed_period p where p.facility_id = f.id and p.state = 'IN_USE' and p.from_day <= :today and (p.until_day is null or p.until_day > :today)) as beds,
              (select count(*) from stay s where s.facility_id = f.id and s.from_day <= :today and (s.until_day is null or s.until_day > :today)) as residents,
              exists (select 1 from restriction x where x.facility_id = f.id and x.from_day <= :today and (x.lifted_on is null or x.lifted_on > :today)) as restricted
            from inspection i join inspection_officer o on o.inspection_id = i.id and o.officer_id = :officer join facility f on f.id = i.facility_id join region r on r.code = f.region_code
            where i.state in ('PLANNED', 'STARTED') order by i.planned_until, i.id""", Map.of("today", today, "officer", officer));
        if (found.isEmpty()) return List.of();
        Map<String, Object> ids = Map.of("ids", ids(found.stream().map(t -> id(t, "id")).toList()));
        Map<String, Object> dated = Map.of("ids", ids.get("ids"), "today", today);
        Map<Long, List<Tuple>> rooms = grouped("""
            select i.id as of, u.name as building, m.floor, m.number, count(p.id) as beds, count(s.id) as occupied from inspection i join room m on m.facility_id = i.facility_id join building u on u.id = m.building_id join bed b on b.room_id = m.id
            left join bed_period p on p.bed_id = b.id and p.state = 'IN_USE' and p.from_day <= :today and (p.until_day is null or p.until_day > :today) left join stay s on s.bed_id = b.id and s.from_day <= :today and (s.until_day is null or s.until_day > :today)
            where i.id in (:ids) group by i.id, u.id, m.id order by u.name, m.floor, m.number""", dated, Function.identity());
        Map<Long, List<Past>> past = grouped("""
            select * from (select i.id as of, x.id, x.number, c.code, x.domain, x.severity, x.major_hazard_id is not null as major, x.note, x.state, x.found_on, x.due_on, x.state in ('RECTIFYING', 'RETURNED') and x.due_on < :today as overdue, row_number() over (partition by i.id order by x.found_on desc, x.id desc) as place
              from inspection i join finding x on x.facility_id = i.facility_id and x.inspection_id <> i.id join checklist_item c on c.id = x.item_id where i.id in (:ids)) n
            where n.place <= :most order by n.place""", Map.of("ids", ids.get("ids"), "today", today, "most", PAST),
            t -> new Past(id(t, "id"), n(t, "number"), text(t, "code"), Domain.valueOf(text(t, "domain")), Severity.valueOf(text(t, "severity")), is(t, "major"), text(t, "note"), FindingState.valueOf(text(t, "state")), day(t, "found_on"), day(t, "due_on"), is(t, "overdue")));
        Map<Long, List<Inspector>> officers = officers("inspection i", "i.facility_id", "left join inspection_officer x on x.officer_id = o.id and x.inspection_id = i.id", ids, today, locale);
        Map<Long, List<Said>> answers = grouped("select a.inspection_id as of, c.code, a.outcome, a.severity, a.note, a.measured from inspection_answer a join checklist_item c on c.id = a.item_id where a.inspection_id in (:ids) order by a.id", ids,
            t -> new Said(text(t, "code"), Conformity.valueOf(text(t, "outcome")), text(t, "severity") == null ? null : Severity.valueOf(text(t, "severity")), text(t, "note"), t.get("measured", BigDecimal.class)));
        Map<Long, List<Photo>> photos = grouped("select a.subject_id as of, a.role, a.name, encode(a.sha256, 'hex') as sha256 from attachment a where a.subject = 'INSPECTION' and a.subject_id in (:ids) order by a.id", ids, t -> new Photo(text(t, "role"), text(t, "name"), text(t, "sha256")));
        return found.stream().map(t -> {
            long id = id(t, "id");
            Home home = new Home(id(t, "home"), text(t, "code"), text(t, "name"), FacilityKind.valueOf(text(t, "kind")), text(t, "division"), text(t, "address"), text(t, "phone"), text(t, "legal_representative"), t.get("latitude", Double.class), t.get("longitude", Double.class), n(t, "beds"), n(t, "residents"), is(t, "restricted"));
            return new Visit(id, InspectionForm.valueOf(text(t, "form")), text(t, "ground"), Stream.of(t.get("domains", String[].class)).map(Domain::valueOf).toList(), Stream.of(t.get("departments", String[].class)).map(Department::valueOf).toList(), day(t, "planned_from"), day(t, "planned_until").minusDays(1),
                InspectionState.valueOf(text(t, "state")), n(t, "version"), t.get("checklist_id") == null ? null : id(t, "checklist_id"), t.get("arrived_at", Instant.class), text(t, "purpose"), home, floors(rooms.getOrDefault(id, List.of())), past.getOrDefault(id, List.of()), officers.getOrDefault(id, List.of()),
                answers.getOrDefault(id, List.of()), photos.getOrDefault(id, List.of()));
        }).toList();
    }

    /** Rooms in the order of the plan, floor by floor. */
    private static List<Floor> floors(List<Tuple> rooms) {
        Map<List<?>, List<Room>> floors = new LinkedHashMap<>();
        rooms.forEach(t -> floors.computeIfAbsent(List.of(text(t, "building"), n(t, "floor")), floor -> new ArrayList<>()).add(new Room(text(t, "number"), n(t, "beds"), n(t, "occupied"))));
        return floors.entrySet().stream().map(floor -> new Floor((String) floor.getKey().get(0), (Integer) floor.getKey().get(1), floor.getValue())).toList();
    }

    /** All who could go to each of the homes; those assigned first. @param from what they go for, as i @param assigned how it is known who is */
    private Map<Long, List<Inspector>> officers(String from, String facility, String assigned, Map<String, Object> ids, LocalDate today, Locale locale) {
        Map<String, Object> dated = new HashMap<>(ids);
        dated.put("today", today);
        dated.put("me", me());
        return grouped("select i.id as of, o.id, o.name, o.department, o.certificate_number, o.certificate_until, o.active and o.certificate_until >= :today as certified, " + (assigned.isEmpty() ? "false" : "x.id is not null") + " as assigned, c.reason, coalesce(o.username = :me, false) as me from " + from
            + " cross join officer o " + assigned + " left join officer_conflict c on c.officer_id = o.id and c.facility_id = " + facility + " where i.id in (:ids) and (o.active" + (assigned.isEmpty() ? "" : " or x.id is not null") + ") order by 8 desc, o.region_code, o.id", dated,
            t -> {
                String why = text(t, "reason") != null ? Texts.of(locale, "inspection.officers.conflict", text(t, "name"), text(t, "reason")) : is(t, "certified") ? null : Texts.of(locale, "inspection.officers.certificate", text(t, "name"), day(t, "certificate_until"));
                return new Inspector(id(t, "id"), text(t, "name"), Department.valueOf(text(t, "department")), text(t, "certificate_number"), day(t, "certificate_until"), why == null, why, is(t, "assigned"), is(t, "me"));
            });
    }

    private List<Again> orders(LocalDate today, Locale locale) {
        List<Tuple> found = rows("""
            select o.id, d.number, o.facility_id, f.name as facility, o.served_on from rectification_order o join facility f on f.id = o.facility_id left join document d on d.id = o.document_id
            where exists (select 1 from finding x where x.order_id = o.id and x.state = 'ANSWERED') order by o.served_on, o.id""", Map.of());
        if (found.isEmpty()) return List.of();
        Map<String, Object> ids = Map.of("ids", ids(found.stream().map(t -> id(t, "id")).toList()));
        Map<Long, List<Answered>> findings = grouped("""
            select x.order_id as of, x.id, x.number, c.code, c.requirement, x.severity, x.major_hazard_id is not null as major, x.note, x.state, x.due_on, a.done, a.answered_on, (select count(*) from attachment p where p.subject = 'FINDING_ANSWER' and p.subject_id = a.id) as photos
            from finding x join checklist_item c on c.id = x.item_id left join lateral (select y.id, y.done, y.answered_on from finding_answer y where y.finding_id = x.id and y.sent order by y.id desc limit 1) a on true
            where x.order_id in (:ids) and x.state = 'ANSWERED' order by x.number""", ids,
            t -> new Answered(id(t, "id"), n(t, "number"), text(t, "code"), text(t, "requirement"), Severity.valueOf(text(t, "severity")), is(t, "major"), text(t, "note"), FindingState.valueOf(text(t, "state")), day(t, "due_on"), text(t, "done"), day(t, "answered_on"), n(t, "photos")));
        Map<Long, List<Inspector>> officers = officers("rectification_order i", "i.facility_id", "", ids, today, locale);
        return found.stream().map(t -> new Again(id(t, "id"), text(t, "number"), id(t, "facility_id"), text(t, "facility"), day(t, "served_on"), findings.getOrDefault(id(t, "id"), List.of()), officers.getOrDefault(id(t, "id"), List.of()))).toList();
    }

    private List<Open> findings(LocalDate today) {
        return rows("""
            select x.id, x.number, f.name as facility, c.code, c.requirement, x.severity, x.major_hazard_id is not null as major, x.note, x.order_text, x.state, x.due_on, x.due_on < :today as overdue,
              case when x.state = 'RETURNED' then (select v.note from reinspection_result v where v.finding_id = x.id and not v.passed order by v.id desc limit 1) end as returned_note, (select a.done from finding_answer a where a.finding_id = x.id and not a.sent order by a.id desc limit 1) as draft
            from finding x join facility f on f.id = x.facility_id join checklist_item c on c.id = x.item_id where x.state in ('RECTIFYING', 'RETURNED') order by x.due_on, x.id""", Map.of("today", today)).stream()
            .map(t -> new Open(id(t, "id"), n(t, "number"), text(t, "facility"), text(t, "code"), text(t, "requirement"), Severity.valueOf(text(t, "severity")), is(t, "major"), text(t, "note"), text(t, "order_text"), FindingState.valueOf(text(t, "state")), day(t, "due_on"), is(t, "overdue"), text(t, "returned_note"), text(t, "draft"))).toList();
    }

    private String me() {
        return user.getScope().actor();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Map<String, ?> parameters) {
        Query query = em.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /** What belongs to each, in one statement; the column {@code of} says to which. */
    private <T> Map<Long, List<T>> grouped(String sql, Map<String, ?> parameters, Function<Tuple, T> row) {
        return rows(sql, parameters).stream().collect(Collectors.groupingBy(t -> id(t, "of"), Collectors.mapping(row, Collectors.toList())));
    }

    /** A list that is none is written with a number nothing has. */
    private static List<Long> ids(List<Long> ids) {
        return ids.isEmpty() ? List.of(-1L) : ids;
    }

    private static String text(Tuple t, String column) {
        return t.get(column, String.class);
    }

    private static long id(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
    }

    private static int n(Tuple t, String column) {
        return t.get(column, Number.class).intValue();
    }

    private static boolean is(Tuple t, String column) {
        return Boolean.TRUE.equals(t.get(column, Boolean.class));
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
