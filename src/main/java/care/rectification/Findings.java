package care.rectification;

import care.access.*;
import care.checklist.*;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;

/** Findings: where each stands, how long it has stood there, and everything that happened to it. */
@UseCase
@ApplicationScoped
public class Findings {
    /** @param age working days since it was found, or until it was closed */
    public record Row(long id, int number, long facilityId, String facility, long inspectionId, Long orderId, String code, Domain domain, Severity severity, boolean major, String note, FindingState state, LocalDate foundOn, LocalDate dueOn, boolean overdue, LocalDate escalatedOn, LocalDate closedOn, LocalDate answeredOn, int age) implements Serializable {
    }

    /** How many stand in a state, and how many of them for how long, in calendar days since they were found. */
    public record Stage(FindingState state, long findings, long major, long overdue, long upTo10, long upTo30, long upTo90, long longer) implements Serializable {
    }

    public record Entry(Instant at, LocalDate day, String actor, String code, List<String> args) {
    }

    /** An extension that waits. */
    public record Asked(long findingId, String facility, LocalDate wanted) {
    }

    /** A re-inspection's word on one finding. */
    public record Verdict(long id, LocalDate day, boolean passed, String note, LocalDate dueOn, String officers, Long documentId) {
    }

    /** A restriction with its home. */
    public record Listed(long id, long facilityId, String facility, long findingId, String what, LocalDate fromDay, LocalDate reportedOn, String reportedTo, Long documentId, FindingState state, LocalDate liftedOn) implements Serializable {
    }

    /** What a list is narrowed to; nothing given is everything. */
    public record Filter(FindingState state, boolean overdue, boolean major, boolean escalated, Domain domain, Long facilityId, Long inspectionId, Long orderId) implements Serializable {
        public static final Filter ALL = new Filter(null, false, false, false, null, null, null, null);

        public static Filter in(FindingState state) {
            return new Filter(state, false, false, false, null, null, null, null);
        }

        /** Overdue for so long that the county has to look after it. */
        public static Filter escalatedOnes() {
            return new Filter(null, false, false, true, null, null, null, null);
        }

        public static Filter ofInspection(long id) {
            return new Filter(null, false, false, false, null, null, id, null);
        }

        public static Filter ofOrder(long id) {
            return new Filter(null, false, false, false, null, null, null, id);
        }
    }

    private static final String OVERDUE = "x.state in ('RECTIFYING', 'RETURNED') and x.due_on < :today";

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Rows<Row> list(Filter filter, Slice slice) {
        LocalDate today = LocalDate.now(clock);
        Listing listing = new Listing("x.id, x.number, x.facility_id, f.name as facility, x.inspection_id, x.order_id, i.code, x.domain, x.severity, x.major_hazard_id is not null as major, x.note, x.state, x.found_on, x.due_on, " + OVERDUE + " as overdue, x.escalated_on, x.closed_on, (select max(a.answered_on) from finding_answer a where a.finding_id = x.id and a.sent) as answered_on",
            "finding x join facility f on f.id = x.facility_id join checklist_item i on i.id = x.item_id", "x.id").with("today", today)
            .where("x.state = :state", "state", filter.state()).where("x.domain = :domain", "domain", filter.domain()).where("x.facility_id = :facility", "facility", filter.facilityId())
            .where("x.inspection_id = :inspection", "inspection", filter.inspectionId()).where("x.order_id = :order", "order", filter.orderId())
            .sort("due", "case when x.state = 'CLOSED' then date 'infinity' else coalesce(x.due_on, x.found_on) end", "date").sort("found", "x.found_on", "date").sort("facility", "f.name", "text").sort("number", "x.number", "integer");
        if (filter.overdue()) listing.where(OVERDUE);
        if (filter.major()) listing.where("x.major_hazard_id is not null");
        if (filter.escalated()) listing.where("x.escalated_on is not null and x.state in ('RECTIFYING', 'RETURNED')");
        return listing.rows(em, slice, t -> row(t, today));
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Finding get(long id) {
        Finding finding = em.find(Finding.class, id);
        if (finding == null) throw RuleViolation.notFound();
        return finding;
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Row row(long id) {
        LocalDate today = LocalDate.now(clock);
        return new Listing("x.id, x.number, x.facility_id, f.name as facility, x.inspection_id, x.order_id, i.code, x.domain, x.severity, x.major_hazard_id is not null as major, x.note, x.state, x.found_on, x.due_on, " + OVERDUE + " as overdue, x.escalated_on, x.closed_on, (select max(a.answered_on) from finding_answer a where a.finding_id = x.id and a.sent) as answered_on",
            "finding x join facility f on f.id = x.facility_id join checklist_item i on i.id = x.item_id", "x.id").with("today", today).where("x.id = :id", "id", id).sort("found", "x.found_on", "date")
            .rows(em, Slice.first(1), t -> row(t, today)).items().stream().findFirst().orElseThrow(RuleViolation::notFound);
    }

    /** From finding to closing, in that order; a state nobody stands in is there with nought. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Stage> funnel(Long facilityId) {
        LocalDate today = LocalDate.now(clock);
        Map<FindingState, Stage> stages = new EnumMap<>(FindingState.class);
        Stream.of(FindingState.values()).forEach(state -> stages.put(state, new Stage(state, 0, 0, 0, 0, 0, 0, 0)));
        new Listing("x.state, count(*), count(x.major_hazard_id), count(*) filter (where " + OVERDUE + "), count(*) filter (where cast(:today as date) - x.found_on <= 10), count(*) filter (where cast(:today as date) - x.found_on between 11 and 30), count(*) filter (where cast(:today as date) - x.found_on between 31 and 90), count(*) filter (where cast(:today as date) - x.found_on > 90)",
            "finding x", "x.id").with("today", today).where("x.facility_id = :facility", "facility", facilityId).grouped(em, "x.state")
            .forEach(c -> stages.put(FindingState.valueOf((String) c[0]), new Stage(FindingState.valueOf((String) c[0]), n(c[1]), n(c[2]), n(c[3]), n(c[4]), n(c[5]), n(c[6]), n(c[7]))));
        return List.copyOf(stages.values());
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Entry> history(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select at, day, actor, code, args from finding_event where finding_id = :id order by id desc", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Entry(t.get("at", Instant.class), day(t, "day"), t.get("actor", String.class), t.get("code", String.class), List.of(t.get("args", String[].class)))).toList();
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<FindingAnswer> answers(long id) {
        return em.createQuery("from FindingAnswer where findingId = :id and (sent or :home = true) order by id desc", FindingAnswer.class).setParameter("id", id).setParameter("home", user.getScope().facilityId() != null).getResultList();
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Optional<Extension> extension(long id) {
        return em.createQuery("from Extension where findingId = :id order by id desc", Extension.class).setParameter("id", id).setMaxResults(1).getResultStream().findFirst();
    }

    /** Extensions that wait for the office's word. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Asked> asked() {
        return new Listing("e.id, e.finding_id, f.name as facility, e.wanted", "finding_extension e join facility f on f.id = e.facility_id", "e.id").where("e.state = 'ASKED'").sort("asked", "e.asked_on", "date")
            .rows(em, Slice.first(Slice.LONGEST), t -> new Asked(t.get("finding_id", Number.class).longValue(), t.get("facility", String.class), day(t, "wanted"))).items();
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Verdict> verdicts(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select v.id, r.day, v.passed, v.note, v.due_on, coalesce(a.name, '***') || '、' || coalesce(b.name, '***') as officers, r.document_id from reinspection_result v join reinspection r on r.id = v.reinspection_id
            left join officer a on a.id = r.first_officer left join officer b on b.id = r.second_officer where v.finding_id = :id order by r.day desc, r.id desc""", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Verdict(t.get("id", Number.class).longValue(), day(t, "day"), t.get("passed", Boolean.class), t.get("note", String.class), day(t, "due_on"), t.get("officers", String.class), t.get("document_id") == null ? null : t.get("document_id", Number.class).longValue())).toList();
    }

    /** Homes whose use is restricted, or all that ever were. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Listed> restrictions(boolean open, Long facilityId) {
        Listing listing = new Listing("r.id, r.facility_id, f.name as facility, r.finding_id, r.what, r.from_day, r.reported_on, r.reported_to, r.document_id, x.state, r.lifted_on", "restriction r join facility f on f.id = r.facility_id join finding x on x.id = r.finding_id", "r.id")
            .where("r.facility_id = :facility", "facility", facilityId).sort("from", "r.from_day", "date");
        if (open) listing.where("r.lifted_on is null");
        return listing.rows(em, new Slice("from", true, null, 0, Slice.LONGEST), t -> new Listed(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("finding_id", Number.class).longValue(), t.get("what", String.class),
            day(t, "from_day"), day(t, "reported_on"), t.get("reported_to", String.class), t.get("document_id") == null ? null : t.get("document_id", Number.class).longValue(), FindingState.valueOf(t.get("state", String.class)), day(t, "lifted_on"))).items();
    }

    /** Writes down what happened to a finding, in the transaction it happened in. */
    void tell(Finding finding, String code, Object... args) {
        em.createNativeQuery("insert into finding_event (finding_id, facility_id, day, actor, code, args) values (:finding, :facility, :day, :actor, :code, :args)")
            .setParameter("finding", finding.getId()).setParameter("facility", finding.getFacilityId()).setParameter("day", LocalDate.now(clock)).setParameter("actor", user.getScope().displayName()).setParameter("code", code)
            .setParameter("args", Stream.of(args).map(arg -> arg instanceof Enum<?> choice ? Texts.later(choice) : String.valueOf(arg)).toArray(String[]::new)).executeUpdate();
    }

    private static Row row(Tuple t, LocalDate today) {
        LocalDate found = day(t, "found_on");
        LocalDate closed = day(t, "closed_on");
        return new Row(t.get("id", Number.class).longValue(), t.get("number", Number.class).intValue(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("inspection_id", Number.class).longValue(), t.get("order_id") == null ? null : t.get("order_id", Number.class).longValue(),
            t.get("code", String.class), Domain.valueOf(t.get("domain", String.class)), Severity.valueOf(t.get("severity", String.class)), t.get("major", Boolean.class), t.get("note", String.class), FindingState.valueOf(t.get("state", String.class)), found, day(t, "due_on"),
            Boolean.TRUE.equals(t.get("overdue", Boolean.class)), day(t, "escalated_on"), closed, day(t, "answered_on"), WorkingDays.between(found, closed == null ? today : closed));
    }

    private static long n(Object count) {
        return ((Number) count).longValue();
    }

    static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
