package care.draw;

import care.access.*;
import care.audit.AuditTrail;
import care.facility.FacilityKind;
import care.kernel.*;
import care.parameter.Parameters;
import care.supervision.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.*;
import java.time.temporal.ChronoUnit;
import java.util.*;
import java.util.stream.*;

/** Draws for a plan: lists and commitment published, seed and result published, inspections assigned, or cancelled with a reason. */
@UseCase
@ApplicationScoped
public class Draws {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OFFICERS = 2;
    /** Characters of a certificate number that are told. */
    private static final int TOLD = 4;
    private static final List<String> PARAMETERS = List.of("draw.wait-hours", "draw.not-again-days", "draw.weight-base", "draw.weight-overdue-most", "draw.weight-hazard", "draw.weight-unseen", "inspection.once-in-months");

    public record Row(long id, long planId, String plan, String office, int wanted, LocalDate fromDay, LocalDate lastDay, DrawState state, Instant preparedAt, Instant notBefore, Instant drawnAt) implements Serializable {
    }

    /** Told when a draw has changed: what the public pages keep of it is out of date. */
    public record Changed(long id) {
    }

    @Inject
    EntityManager em;
    @Inject
    Plans plans;
    @Inject
    Parameters parameters;
    @Inject
    Vaults vaults;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Event<Changed> changed;
    @Inject
    PublicRecord register;
    @Inject
    Clock clock;

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Rows<Row> list(Long planId, DrawState state, Slice slice) {
        return new Listing("d.id, d.plan_id, p.name as plan, r.name as office, d.wanted, d.from_day, d.until_day, d.state, d.prepared_at, d.not_before, d.drawn_at", "draw d join inspection_plan p on p.id = d.plan_id join region r on r.code = d.region_code", "d.id")
            .where("d.plan_id = :plan", "plan", planId).where("d.state = :state", "state", state)
            .sort("prepared", "d.prepared_at", "timestamptz").sort("plan", "p.name", "text")
            .rows(em, slice.unlessSorted("prepared", true), t -> new Row(t.get("id", Number.class).longValue(), t.get("plan_id", Number.class).longValue(), t.get("plan", String.class), t.get("office", String.class), t.get("wanted", Integer.class),
                day(t, "from_day"), day(t, "until_day").minusDays(1), DrawState.valueOf(t.get("state", String.class)), t.get("prepared_at", Instant.class), t.get("not_before", Instant.class), t.get("drawn_at", Instant.class)));
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Draw get(long id) {
        Draw draw = em.find(Draw.class, id);
        if (draw == null) throw RuleViolation.notFound();
        return draw;
    }

    /** What anybody may know of it, for whoever has it in sight. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Evidence evidence(long id) {
        get(id);
        return register.evidence(id).orElseThrow(RuleViolation::notFound);
    }

    /**
     * Freezes the lists and commits to a seed.
     *
     * @param kind homes of this kind alone; null for all
     * @param last the last day on which an inspection may be
     */
    @Requires(Permission.INSPECTION_PLAN)
    public Draw prepare(long planId, Integer wanted, FacilityKind kind, LocalDate from, LocalDate last) {
        InspectionPlan plan = plans.get(planId);
        LocalDate today = LocalDate.now(clock);
        if (plan.getState() != PlanState.APPROVED) throw RuleViolation.conflict("draw.plan-not-approved");
        if (wanted == null || wanted < 1) throw RuleViolation.invalid("wanted", "draw.none-wanted");
        if (from == null || from.isBefore(plan.getDetails().getFromDay()) || from.isBefore(today)) throw RuleViolation.invalid("fromDay", "draw.before-plan", plan.getDetails().getFromDay());
        if (last == null || last.isBefore(from) || !last.isBefore(plan.getDetails().getUntilDay())) throw RuleViolation.invalid("lastDay", "draw.after-plan", plan.getDetails().getLastDay());
        Map<String, Integer> rules = parameters.wholes(PARAMETERS, today);
        Lists lists = lists(plan, wanted, kind, from, last.plusDays(1), today, rules);
        if (lists.taking() < wanted) throw RuleViolation.invalid("wanted", "draw.too-many", lists.taking());
        byte[] seed = new byte[Ranking.SEED];
        RANDOM.nextBytes(seed);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Draw draw = new Draw(plan, lists, vaults.vault().seal(seed), Lists.sha256(seed), user.getScope().actor(), now, now.plus(rules.get("draw.wait-hours"), ChronoUnit.HOURS));
        em.persist(draw);
        em.flush();
        changed.fire(new Changed(draw.getId()));
        return draw;
    }

    private Lists lists(InspectionPlan plan, int wanted, FacilityKind kind, LocalDate from, LocalDate until, LocalDate today, Map<String, Integer> rules) {
        String within = DivisionCode.prefix(plan.getRegionCode());
        List<Lists.Home> homes = tuples("""
            select f.id, f.name,
              least(:overdueMost, (select count(*) from finding x where x.facility_id = f.id and x.state in ('RECTIFYING', 'RETURNED') and x.due_on < :today)) as overdue,
              exists (select 1 from finding x where x.facility_id = f.id and x.major_hazard_id is not null and x.state not in ('PASSED', 'CLOSED', 'WITHDRAWN')) as hazard,
              not exists (select 1 from inspection i where i.facility_id = f.id and i.arrived_at >= :unseenSince) as unseen,
              case when f.closing_on < :until then 'CLOSING'
                when (select count(*) from inspection i where i.facility_id = f.id and i.form <> 'CASE' and (i.state <> 'CANCELLED' or i.arrived_at is not null) and extract(year from i.planned_from) = :year) >= (select cast(value as integer) from parameter_value where code = 'inspection.most-a-year' and valid_from <= :from order by valid_from desc limit 1) then 'YEAR_CAP'
                when exists (select 1 from inspection i where i.facility_id = f.id and i.form <> 'CASE' and i.state in ('PLANNED', 'STARTED')) then 'PLANNED'
                when exists (select 1 from inspection i where i.facility_id = f.id and i.arrived_at >= :recentSince) then 'RECENT' end as excluded
            from facility f where starts_with(f.region_code, :within) and f.filing not in ('DRAFT', 'CANCELLED') and (:kind = '' or f.kind = :kind)""",
            Map.of("overdueMost", rules.get("draw.weight-overdue-most"), "today", today, "unseenSince", start(today.minusMonths(rules.get("inspection.once-in-months"))), "recentSince", start(today.minusDays(rules.get("draw.not-again-days"))), "until", until, "from", from, "year", from.getYear(), "within", within, "kind", kind == null ? "" : kind.name()))
            .stream().map(t -> Lists.Home.of(t.get("id", Number.class).longValue(), reasons(t, rules), exclusion(t), t.get("name", String.class))).toList();
        List<Lists.Official> officers = tuples("""
            select o.id, o.name, o.department, o.certificate_number, case when not o.active then 'INACTIVE' when o.certificate_until < cast(:until as date) - 1 then 'CERTIFICATE' when o.department not in (:departments) then 'DEPARTMENT' end as excluded
            from officer o where starts_with(o.region_code, :within)""", Map.of("until", until, "within", within, "departments", Stream.concat(Stream.of(Department.CIVIL_AFFAIRS), plan.getDetails().getDepartments().stream()).map(Enum::name).toList()))
            .stream().map(t -> new Lists.Official(t.get("id", Number.class).longValue(), exclusion(t), t.get("department", String.class), shortened(t.get("certificate_number", String.class)), t.get("name", String.class))).toList();
        Set<Long> known = Stream.concat(homes.stream().map(Lists.Home::id), officers.stream().map(Lists.Official::id)).collect(Collectors.toSet());
        List<Lists.Bar> bars = tuples("""
            select distinct on (b.home, b.officer) b.home, b.officer, b.reason from (
              select c.facility_id as home, c.officer_id as officer, 'CONFLICT' as reason from officer_conflict c
              union all
              select f.id, o.id, 'OTHER_COUNTY' from facility f cross join officer o where length(:within) < 6 and not starts_with(f.region_code, division_prefix(o.region_code))
              union all
              select x.facility_id, x.officer_id, 'LAST_TIME' from inspection_officer x where x.inspection_id in (
                select distinct on (i.facility_id) i.id from inspection i where i.state in ('STARTED', 'RECORDED') order by i.facility_id, i.arrived_at desc)) b order by b.home, b.officer, b.reason""", Map.of("within", within))
            .stream().map(t -> new Lists.Bar(t.get("home", Number.class).longValue(), t.get("officer", Number.class).longValue(), Exclusion.valueOf(t.get("reason", String.class)))).filter(b -> known.contains(b.home()) && known.contains(b.officer())).toList();
        return new Lists(plan.getId(), plan.getDetails().getName(), from, until, wanted, OFFICERS, homes, officers, bars).withoutThoseNobodyCanGoTo();
    }

    private static Map<Reason, Integer> reasons(Tuple t, Map<String, Integer> rules) {
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        reasons.put(Reason.BASE, Math.max(1, rules.get("draw.weight-base")));
        if (t.get("overdue", Number.class).intValue() > 0) reasons.put(Reason.OVERDUE, t.get("overdue", Number.class).intValue());
        if (t.get("hazard", Boolean.class)) reasons.put(Reason.HAZARD, rules.get("draw.weight-hazard"));
        if (t.get("unseen", Boolean.class)) reasons.put(Reason.UNSEEN, rules.get("draw.weight-unseen"));
        return reasons;
    }

    private static Exclusion exclusion(Tuple t) {
        return t.get("excluded") == null ? null : Exclusion.valueOf(t.get("excluded", String.class));
    }

    private static String shortened(String certificate) {
        return "****" + certificate.substring(Math.max(0, certificate.length() - TOLD));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Clocks.CHINA).toInstant();
    }

    /** Publishes the seed and what follows from it. */
    @Requires(Permission.INSPECTION_PLAN)
    public void draw(long id) {
        Draw draw = locked(id);
        draw.draw(vaults.vault().unseal(draw.getSealed()), user.getScope().actor(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        changed.fire(new Changed(id));
    }

    /** Sends the officers drawn to the homes drawn: all or none. */
    @Requires(Permission.INSPECTION_PLAN)
    public void assign(long id) {
        Draw draw = locked(id);
        draw.assigned(user.getScope().actor(), clock.instant());
        send(draw, Ranking.parse(draw.getResult()), LocalDate.now(clock));
        changed.fire(new Changed(id));
    }

    /** The database guards the year's cap and the list of matters; what would be refused is said by name before. */
    private void send(Draw draw, List<Ranking.Winner> winners, LocalDate today) {
        InspectionPlan plan = draw.getPlan();
        if (plan.getState() != PlanState.APPROVED) throw RuleViolation.conflict("draw.plan-not-approved");
        if (!draw.getUntilDay().isAfter(today)) throw RuleViolation.conflict("draw.period-over", draw.getUntilDay().minusDays(1));
        LocalDate from = draw.getFromDay().isBefore(today) ? today : draw.getFromDay();
        List<Long> homes = winners.stream().map(Ranking.Winner::home).toList();
        List<Long> officers = winners.stream().flatMap(w -> w.officers().stream()).distinct().toList();
        refuse("draw.home-closed", "select f.name from facility f where f.id in (:ids) and f.filing = 'CANCELLED' order by f.name", homes, Map.of());
        refuse("draw.over-cap", "select f.name from facility f where f.id in (:ids) and (select count(*) from inspection i where i.facility_id = f.id and i.form <> 'CASE' and (i.state <> 'CANCELLED' or i.arrived_at is not null) and extract(year from i.planned_from) = :year) >= :most order by f.name", homes, Map.of("year", from.getYear(), "most", parameters.whole("inspection.most-a-year", from)));
        refuse("draw.officer-gone", "select o.name from officer o where o.id in (:ids) and (not o.active or o.certificate_until < cast(:until as date) - 1) order by o.name", officers, Map.of("until", draw.getUntilDay()));
        em.flush();
        em.createNativeQuery("""
            insert into inspection (facility_id, plan_id, form, ground, domains, departments, planned_from, planned_until, state, assigned_by)
            select h.id, p.id, p.form, p.name, p.domains, p.departments, :from, :until, 'PLANNED', :by from inspection_plan p, unnest(cast(:homes as bigint[])) with ordinality h(id, rank) where p.id = :plan order by h.rank""")
            .setParameter("from", from).setParameter("until", draw.getUntilDay()).setParameter("by", user.getScope().displayName()).setParameter("homes", homes.toArray(Long[]::new)).setParameter("plan", plan.getId()).executeUpdate();
        em.createNativeQuery("""
            insert into inspection_officer (inspection_id, facility_id, officer_id)
            select i.id, i.facility_id, g.officer from unnest(cast(:homes as bigint[]), cast(:officers as bigint[])) g(home, officer) join inspection i on i.facility_id = g.home and i.plan_id = :plan and i.state = 'PLANNED'
            where not exists (select 1 from inspection_officer x where x.inspection_id = i.id)""")
            .setParameter("homes", winners.stream().flatMap(w -> w.officers().stream().map(o -> w.home())).toArray(Long[]::new)).setParameter("officers", winners.stream().flatMap(w -> w.officers().stream()).toArray(Long[]::new)).setParameter("plan", plan.getId()).executeUpdate();
        trail.about("Draw", draw.getId(), "assigned", Map.of("homes", homes.size()));
    }

    private void refuse(String code, String names, List<Long> ids, Map<String, Object> more) {
        Query query = em.createNativeQuery(names).setParameter("ids", ids);
        more.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<String> found = query.getResultList();
        if (!found.isEmpty()) throw RuleViolation.conflict(code, String.join("、", found));
    }

    /** With its reason, and with the seed, so that everybody sees what would have come of it. */
    @Requires(Permission.INSPECTION_PLAN)
    public void cancel(long id, String why) {
        Draw draw = locked(id);
        draw.cancel(vaults.vault().unseal(draw.getSealed()), why, user.getScope().actor(), clock.instant());
        changed.fire(new Changed(id));
    }

    /** Two at once decide one after the other. */
    private Draw locked(long id) {
        Draw draw = em.find(Draw.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (draw == null) throw RuleViolation.notFound();
        return draw;
    }

    /** Those of the user's own office that may be drawn now, or were drawn and wait to be assigned. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Draw> ready() {
        return em.createQuery("from Draw d join fetch d.plan where (d.state = DRAWN or d.state = PREPARED and d.notBefore <= :now) and substring(d.regionCode, 1, length(:within)) = :within order by d.id", Draw.class).setParameter("now", clock.instant()).setParameter("within", user.getScope().prefix()).setMaxResults(20).getResultList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Map<String, Object> values) {
        Query query = em.createNativeQuery(sql, Tuple.class);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
