package care.supervision;

import care.access.*;
import care.checklist.Domain;
import care.document.Documents;
import care.kernel.*;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import java.util.stream.Collectors;

/** Plans of inspections: drafted, approved by a second person, followed to their end; and which homes nobody has been to for long. */
@UseCase
@ApplicationScoped
public class Plans {
    /** @param done inspections that were recorded, of those that were not cancelled */
    public record Row(long id, String name, String office, PlanKind kind, InspectionForm form, LocalDate fromDay, LocalDate lastDay, boolean joint, PlanState state, long inspections, long done) implements Serializable {
    }

    /** An inspection under a plan. @param state key of its word and its tone are the inspection's own */
    public record Planned(long id, long facilityId, String facility, LocalDate from, LocalDate last, String state, LocalDate day) implements Serializable {
    }

    /** A home nobody has been to for long. @param last null when nobody ever was */
    public record Unseen(long id, String facility, String division, LocalDate last, LocalDate planned) implements Serializable {
    }

    private static final String OPEN = "f.filing not in ('DRAFT', 'CANCELLED')";
    private static final String LAST = "left join lateral (select max(i.arrived_at at time zone 'Asia/Shanghai') as at, min(i.planned_from) filter (where i.state = 'PLANNED') as planned from inspection i where i.facility_id = f.id and i.state <> 'CANCELLED') l on true";

    @Inject
    EntityManager em;
    @Inject
    Documents documents;
    @Inject
    Matters matters;
    @Inject
    Parameters parameters;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Rows<Row> list(PlanState state, PlanKind kind, Slice slice) {
        return new Listing("p.id, p.name, r.name as office, p.kind, p.form, p.from_day, p.until_day, cardinality(p.departments) > 0 as joint, p.state, n.inspections, n.done", "inspection_plan p join region r on r.code = p.region_code", "p.id")
            .shownWith("left join lateral (select count(*) as inspections, count(*) filter (where i.state = 'RECORDED') as done from inspection i where i.plan_id = p.id and i.state <> 'CANCELLED') n on true")
            .where("p.state = :state", "state", state).where("p.kind = :kind", "kind", kind)
            .sort("from", "p.from_day", "date").sort("name", "p.name", "text").sort("office", "p.region_code", "text")
            .rows(em, slice.unlessSorted("from", true), t -> new Row(t.get("id", Number.class).longValue(), t.get("name", String.class), t.get("office", String.class), PlanKind.valueOf(t.get("kind", String.class)), InspectionForm.valueOf(t.get("form", String.class)),
                day(t, "from_day"), day(t, "until_day").minusDays(1), t.get("joint", Boolean.class), PlanState.valueOf(t.get("state", String.class)), t.get("inspections", Number.class).longValue(), t.get("done", Number.class).longValue()));
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public InspectionPlan get(long id) {
        InspectionPlan plan = em.find(InspectionPlan.class, id);
        if (plan == null) throw RuleViolation.notFound();
        return plan;
    }

    /** What has been assigned under a plan, by its day. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Planned> inspections(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("select i.id, i.facility_id, f.name, i.planned_from, i.planned_until, i.state, cast(i.arrived_at at time zone 'Asia/Shanghai' as date) as day from inspection i join facility f on f.id = i.facility_id where i.plan_id = :plan order by i.planned_from, f.name, i.id limit 500", Tuple.class)
            .setParameter("plan", id).getResultList();
        return rows.stream().map(t -> new Planned(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("name", String.class), day(t, "planned_from"), day(t, "planned_until").minusDays(1), t.get("state", String.class), day(t, "day"))).toList();
    }

    /** Drafts a plan of the user's own office. */
    @Requires(Permission.INSPECTION_PLAN)
    public InspectionPlan make(@Valid PlanDetails details) {
        InspectionPlan plan = new InspectionPlan(user.getScope().regionCode(), details, user.getScope().actor());
        listed(details);
        em.persist(plan);
        em.flush();
        return plan;
    }

    @Requires(Permission.INSPECTION_PLAN)
    public void change(long id, @Valid PlanDetails details) {
        get(id).change(details, user.getScope().actor());
        listed(details);
    }

    /** Nothing outside of the list of matters is planned. */
    private void listed(PlanDetails details) {
        Set<Domain> listed = onTheList(details.getFromDay()).keySet();
        details.getDomains().stream().filter(domain -> !listed.contains(domain)).findFirst().ifPresent(domain -> {
            throw RuleViolation.invalid("domains", "supervision.plan.not-listed", domain, details.getFromDay());
        });
    }

    private Map<Domain, String> onTheList(LocalDate day) {
        return matters.list().stream().filter(m -> !m.getValidFrom().isAfter(day) && (m.getValidUntil() == null || m.getValidUntil().isAfter(day))).collect(Collectors.toMap(InspectionMatter::getDomain, InspectionMatter::getName));
    }

    /** By somebody other than its maker; the paper is issued with it. */
    @Requires(Permission.INSPECTION_PLAN)
    public void approve(long id) {
        InspectionPlan plan = get(id);
        plan.approve(LocalDate.now(clock), user.getScope().actor());
        listed(plan.getDetails());
        em.flush();
        long homes = ((Number) em.createNativeQuery("select count(*) from facility f where starts_with(f.region_code, :prefix) and " + OPEN).setParameter("prefix", DivisionCode.prefix(plan.getRegionCode())).getSingleResult()).longValue();
        plan.printed(documents.issue("INSPECTION_PLAN", plan.getRegionCode(), null, plan.getRegionCode(), PlanPaper.of(plan, onTheList(plan.getDetails().getFromDay()), homes)));
    }

    @Requires(Permission.INSPECTION_PLAN)
    public void close(long id) {
        get(id).close();
    }

    /** Drafts that wait for this user's approval. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<InspectionPlan> toApprove() {
        return em.createQuery("from InspectionPlan where state = DRAFT and madeBy <> :me and substring(regionCode, 1, length(:within)) = :within order by id", InspectionPlan.class).setParameter("me", user.getScope().actor()).setParameter("within", user.getScope().prefix()).setMaxResults(20).getResultList();
    }

    /** Homes nobody has been to for as long as the parameter says, those that wait longest first. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Rows<Unseen> unseen(Slice slice) {
        return new Listing("f.id, f.name as facility, r.name as division, l.at, l.planned", "facility f join region r on r.code = f.region_code " + LAST, "f.id")
            .where(OPEN).where("coalesce(l.at, '-infinity') < :since", "since", since())
            .sort("last", "coalesce(l.at, '-infinity')", "timestamp").sort("facility", "f.name", "text").sort("division", "f.region_code", "text")
            .rows(em, slice, t -> new Unseen(t.get("id", Number.class).longValue(), t.get("facility", String.class), t.get("division", String.class), t.get("at") == null ? null : ((java.sql.Timestamp) t.get("at")).toLocalDateTime().toLocalDate(), day(t, "planned")));
    }

    /** How many homes there are and how many of them somebody has been to in time: inspection coverage. */
    public record Coverage(long homes, long seen, LocalDate since) implements Serializable {
        public double rate() {
            return homes == 0 ? Double.NaN : (double) seen / homes;
        }
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Coverage coverage() {
        LocalDate since = since();
        Object[] n = (Object[]) em.createNativeQuery("select count(*), count(*) filter (where l.at >= :since) from facility f " + LAST + " where " + OPEN).setParameter("since", since).getSingleResult();
        return new Coverage(((Number) n[0]).longValue(), ((Number) n[1]).longValue(), since);
    }

    private LocalDate since() {
        LocalDate today = LocalDate.now(clock);
        return today.minusMonths(parameters.whole("inspection.once-in-months", today));
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
