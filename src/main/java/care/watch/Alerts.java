package care.watch;

import care.access.*;
import care.checklist.Domain;
import care.facility.Facilities;
import care.inspection.*;
import care.joint.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.rectification.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;

/** Alerts with their evidence: taken on, asked about, decided; whoever runs the place only answers. */
@UseCase
@ApplicationScoped
public class Alerts {
    /** @param canteen null when it is about the facility itself @param office whose it is to decide @param lines rows of evidence @param due of the answer, while it is asked for */
    public record Row(long id, AlertKind kind, Long canteenId, String canteen, long facilityId, String facility, String division, String officeCode, String office, LocalDate firstDay, LocalDate lastDay, LocalDate foundOn, LocalDate goneOn, AlertState state, LocalDate due, String takenBy, long lines) implements Serializable {
        /** What it is about. */
        public String place() {
            return canteen == null ? facility : canteen;
        }
    }

    /** A row of evidence in words; persons are masked. */
    public record Line(LocalDate day, String code, List<String> args, Long mealId, Long personId) implements Serializable {
    }

    /** @param code key of the sentence */
    public record Event(Instant at, String actor, String code, List<String> args) implements Serializable {
    }

    private static final int MOST_LINES = 500;

    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Inspections inspections;
    @Inject
    Findings findings;
    @Inject
    Clues clues;
    @Inject
    Parameters parameters;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Rows<Row> list(AlertKind kind, AlertState state, Slice slice) {
        return listing().where("a.kind = :kind", "kind", kind).where("a.state = :state", "state", state).rows(em, slice.unlessSorted("found", true), Alerts::row);
    }

    /** What waits for this user, the oldest first: what is new for everybody of its office, what somebody has taken on for them, what is asked for whoever runs the place. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Row> waiting(int most) {
        Scope scope = user.getScope();
        Listing waiting = scope.facilityId() != null ? listing().where("a.state = 'ASKED'")
            : listing().where("(a.state = 'NEW' and a.office_code = :office or a.state in ('TAKEN', 'ASKED', 'ANSWERED') and a.taken_by = :me)").with("office", scope.regionCode()).with("me", scope.actor());
        return waiting.rows(em, new Slice("found", false, null, 0, most, false), Alerts::row).items();
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Map<AlertState, Long> counts(AlertKind kind) {
        Map<AlertState, Long> counts = new EnumMap<>(AlertState.class);
        new Listing("a.state, count(*) as n", "alert a", "a.id").where("a.kind = :kind", "kind", kind).grouped(em, "a.state").forEach(row -> counts.put(AlertState.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return counts;
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Alert get(long id) {
        Alert alert = em.find(Alert.class, id);
        if (alert == null) throw RuleViolation.notFound();
        return alert;
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Row row(long id) {
        return listing().where("a.id = :id", "id", id).rows(em, Slice.first(1), Alerts::row).items().stream().findFirst().orElseThrow(RuleViolation::notFound);
    }

    /** The rows behind it, day by day. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Line> lines(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select day, code, args, meal_id, person_id from alert_line where alert_id = :id order by day, id limit " + MOST_LINES, Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Line(((java.sql.Date) t.get("day")).toLocalDate(), t.get("code", String.class), List.of(t.get("args", String[].class)), number(t, "meal_id"), number(t, "person_id"))).toList();
    }

    /** What the office did about it, latest first; nothing for whoever it is about. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Event> events(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select at, actor, code, args from alert_event where alert_id = :id order by id desc", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Event(t.get("at", Instant.class), t.get("actor", String.class), t.get("code", String.class), List.of(t.get("args", String[].class)))).toList();
    }

    /** What the inspection found that it led to; nothing while there is none. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Findings.Row> findings(long id) {
        Alert alert = get(id);
        return alert.getInspectionId() == null ? List.of() : findings.list(Findings.Filter.ofInspection(alert.getInspectionId()), new Slice("number", false, null, 0, Slice.LONGEST)).items();
    }

    /** Whether this user decides it. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public boolean mine(Alert alert) {
        return user.may(Permission.ALERT_DECIDE.name()) && alert.isFor(user.getScope().regionCode());
    }

    @Requires(Permission.ALERT_DECIDE)
    public void take(long id) {
        Alert alert = own(id);
        alert.take(today(), user.getScope().actor());
        em.flush();
        tell(alert, "watch.event.taken");
    }

    /** A town's office hands it to the county. */
    @Requires(Permission.ALERT_DECIDE)
    public void pass(long id) {
        Alert alert = own(id);
        alert.pass();
        em.flush();
        tell(alert, "watch.event.passed");
    }

    /** Asks whoever runs the place, who sees the alert from now on and answers within the term. */
    @Requires(Permission.ALERT_DECIDE)
    public void ask(long id, String question) {
        Alert alert = own(id);
        alert.ask(question, parameters.whole("watch.answer-days", today()), today());
        em.flush();
        tell(alert, "watch.event.asked", alert.getAnswerDue(), alert.getQuestion());
    }

    @Requires(Permission.CANTEEN_RUN)
    public void answer(long id, String answer) {
        Alert alert = locked(id);
        alert.answer(answer, today(), user.getScope().displayName());
        em.flush();
        tell(alert, "watch.event.answered", alert.getAnswer());
    }

    @Requires(Permission.ALERT_DECIDE)
    public void accept(long id, String reason) {
        Alert alert = own(id);
        alert.accept(reason, today(), user.getScope().actor());
        em.flush();
        tell(alert, "watch.event.explained", alert.getReason());
    }

    @Requires(Permission.ALERT_DECIDE)
    public void dismiss(long id, String reason) {
        Alert alert = own(id);
        alert.dismiss(reason, today(), user.getScope().actor());
        em.flush();
        tell(alert, "watch.event.dismissed", alert.getReason());
    }

    /** Two officers go and look. @param until the last day @return the inspection */
    @Requires(Permission.ALERT_DECIDE)
    public long inspect(long id, Collection<Domain> domains, Collection<Long> officers, LocalDate until) {
        Alert alert = own(id);
        alert.getState().to(AlertState.CASE);
        if (until == null || until.isBefore(today())) throw RuleViolation.invalid("until", "watch.until");
        long inspection = inspections.single(alert.getFacilityId(), ground(alert), domains == null ? List.of() : domains, officers == null ? List.of() : officers, today(), until.plusDays(1)).getId();
        alert.inspect(inspection, today(), user.getScope().actor());
        em.flush();
        tell(alert, "watch.event.case", until);
        return inspection;
    }

    /** @return the clue */
    @Requires(Permission.ALERT_DECIDE)
    public long becomeClue(long id, @Valid ClueDetails details) {
        Alert alert = own(id);
        alert.getState().to(AlertState.CLUE);
        long clue = clues.report(facilities.get(alert.getFacilityId()).getDetails().getRegionCode(), alert.getFacilityId(), ClueSource.CANTEEN_WATCH, id, ground(alert), details);
        alert.becomeClue(clue, today(), user.getScope().actor());
        em.flush();
        tell(alert, "watch.event.clue");
        return clue;
    }

    /** Who may look into it today. */
    @Requires(value = Permission.ALERT_DECIDE, audited = false)
    public List<Inspections.Inspector> inspectors(long id) {
        return inspections.available(get(id).getFacilityId(), null).stream().filter(Inspections.Inspector::mayGo).toList();
    }

    /** What it is, in one sentence, as inspections and clues keep it. */
    private String ground(Alert alert) {
        return Texts.of(Locale.CHINA, "watch.ground", alert.getKind(), row(alert.getId()).place(), alert.getFirstDay(), alert.getLastDay());
    }

    /** Of this user's office, or below it. */
    private Alert own(long id) {
        Alert alert = locked(id);
        if (!alert.isFor(user.getScope().regionCode())) throw RuleViolation.refused("watch.not-yours");
        return alert;
    }

    private Alert locked(long id) {
        Alert alert = get(id);
        em.lock(alert, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(alert);
        return alert;
    }

    private void tell(Alert alert, String code, Object... args) {
        em.createNativeQuery("insert into alert_event (alert_id, facility_id, actor, code, args) values (:alert, :facility, :actor, :code, :args)").setParameter("alert", alert.getId()).setParameter("facility", alert.getFacilityId()).setParameter("actor", user.getScope().displayName()).setParameter("code", code)
            .setParameter("args", Stream.of(args).map(String::valueOf).toArray(String[]::new)).executeUpdate();
    }

    private static Listing listing() {
        return new Listing("a.id, a.kind, a.canteen_id, c.name as canteen, a.facility_id, f.name as facility, r.name as division, a.office_code, o.name as office, a.first_day, a.last_day, a.found_on, a.gone_on, a.state, case when a.state = 'ASKED' then a.answer_due end as due, a.taken_by, (select count(*) from alert_line l where l.alert_id = a.id) as lines",
            "alert a join facility f on f.id = a.facility_id left join canteen c on c.id = a.canteen_id join region r on r.code = coalesce(c.region_code, f.region_code) join region o on o.code = a.office_code", "a.id")
            .sort("found", "a.found_on", "date").sort("first", "a.first_day", "date").sort("facility", "f.name", "text");
    }

    private static Row row(Tuple t) {
        return new Row(number(t, "id"), AlertKind.valueOf(t.get("kind", String.class)), number(t, "canteen_id"), t.get("canteen", String.class), number(t, "facility_id"), t.get("facility", String.class), t.get("division", String.class), t.get("office_code", String.class), t.get("office", String.class),
            day(t, "first_day"), day(t, "last_day"), day(t, "found_on"), day(t, "gone_on"), AlertState.valueOf(t.get("state", String.class)), day(t, "due"), t.get("taken_by", String.class), number(t, "lines"));
    }

    private static Long number(Tuple t, String column) {
        return t.get(column) == null ? null : t.get(column, Number.class).longValue();
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
