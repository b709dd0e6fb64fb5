package care.roster;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import care.person.Person;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;

/**
 * Two rosters of one category compared: who is new, who left, who moved, whose level or amount changed. One pass writes the differing
 * people and nobody else. The result of two accepted rosters is kept, since neither will ever change; with a draft it is made anew.
 */
@UseCase
@ApplicationScoped
public class Differences {
    /** @param left those only on the earlier one */
    public record Counts(long added, long left, long changed, long moved) implements Serializable {
        public long all() {
            return added + left + changed + moved;
        }

        public long of(Change change) {
            return change == Change.NEW ? added : change == Change.LEFT ? left : change == Change.MOVED ? moved : changed;
        }
    }

    /** @param division name of the part that was compared @param asOf day of the later roster @param againstAsOf of the earlier */
    public record Row(long id, long rosterId, long againstId, Category category, LocalDate asOf, LocalDate againstAsOf, String division, String regionCode, Counts counts, String madeBy, OffsetDateTime madeAt) implements Serializable {
    }

    /** @param id of the person; before and after are null where there is no line */
    public record Line(long id, Change kind, String name, String identity, String divisionBefore, String divisionAfter, String levelBefore, String levelAfter, Long amountBeforeFen, Long amountAfterFen) implements Serializable {
    }

    /** @param kept whether it had been made before */
    public record Result(Row row, boolean kept) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Rosters rosters;
    @Inject
    Divisions divisions;
    @Inject
    AuditTrail trail;
    @Inject
    Clock clock;

    @Requires(Permission.ROSTER_MANAGE)
    public Result compare(long rosterId, long againstId) {
        Roster roster = rosters.get(rosterId);
        Roster against = rosters.get(againstId);
        String part = part(roster, against);
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('difference ' || :pair, 0)) as text)").setParameter("pair", rosterId + " " + againstId + " " + part).getSingleResult();
        Optional<Row> kept = find("d.roster_id = :roster and d.against_id = :against and d.region_code = :region", Map.of("roster", rosterId, "against", againstId, "region", part));
        if (kept.isPresent()) {
            if (roster.getState() == RosterState.ACCEPTED && against.getState() == RosterState.ACCEPTED) return new Result(kept.get(), true);
            forget(kept.get().id());
        }
        long id = ((Number) em.createNativeQuery("insert into roster_difference (roster_id, against_id, region_code, made_by) values (:roster, :against, :region, :by) returning id")
            .setParameter("roster", rosterId).setParameter("against", againstId).setParameter("region", part).setParameter("by", user.getScope().displayName()).getSingleResult()).longValue();
        em.createNativeQuery("select cast(write_difference(:id) as text)").setParameter("id", id).getSingleResult();
        Row row = get(id);
        trail.about("Difference", id, "compared", Map.of("roster", rosterId, "against", againstId, "new", row.counts().added(), "left", row.counts().left()));
        return new Result(row, false);
    }

    /** The four counts without keeping anything: what to look at before a roster is accepted. */
    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Counts preview(long rosterId, long againstId) {
        Roster roster = rosters.get(rosterId);
        Roster against = rosters.get(againstId);
        Object[] n = (Object[]) em.createNativeQuery("select count(*) filter (where kind = 'NEW'), count(*) filter (where kind = 'LEFT'), count(*) filter (where kind = 'CHANGED'), count(*) filter (where kind = 'MOVED') from roster_changes(:roster, :against, nullif(:part, ''))")
            .setParameter("roster", rosterId).setParameter("against", againstId).setParameter("part", within(part(roster, against), roster, against)).getSingleResult();
        return new Counts(((Number) n[0]).longValue(), ((Number) n[1]).longValue(), ((Number) n[2]).longValue(), ((Number) n[3]).longValue());
    }

    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Row get(long id) {
        return find("d.id = :id", Map.of("id", id)).orElseThrow(RuleViolation::notFound);
    }

    /** What a roster has been compared with, latest first. */
    @Requires(value = Permission.ROSTER_READ, audited = false)
    public List<Row> of(long rosterId) {
        return query("d.roster_id = :roster", Map.of("roster", rosterId)).toList();
    }

    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Rows<Line> lines(long id, Change kind, Slice slice) {
        get(id);
        return new Listing("l.person_id as id, l.kind, p.name, p.identity_mask, gb.name as division_before, ga.name as division_after, l.level_before, l.level_after, l.amount_before, l.amount_after",
            "roster_difference_line l left join person p on p.id = l.person_id left join region gb on gb.code = l.region_before left join region ga on ga.code = l.region_after", "l.person_id")
            .where("l.difference_id = :id", "id", id).where("l.kind = :kind", "kind", kind)
            .sort("person", "l.person_id", "bigint").sort("division", "coalesce(l.region_after, l.region_before)", "text")
            .rows(em, slice, t -> new Line(t.get("id", Number.class).longValue(), Change.valueOf(t.get("kind", String.class)), Person.mask(t.get("name", String.class)), t.get("identity_mask", String.class),
                t.get("division_before", String.class), t.get("division_after", String.class), t.get("level_before", String.class), t.get("level_after", String.class), Rosters.fen(t, "amount_before"), Rosters.fen(t, "amount_after")));
    }

    private void forget(long id) {
        em.createNativeQuery("delete from roster_difference_line where difference_id = :id").setParameter("id", id).executeUpdate();
        em.createNativeQuery("delete from roster_difference where id = :id").setParameter("id", id).executeUpdate();
    }

    /** The deepest of the two rosters' divisions and the user's own; they must lie in each other. */
    private String part(Roster roster, Roster against) {
        if (roster.getCategory() != against.getCategory()) throw RuleViolation.conflict("roster.difference.category", roster.getCategory(), against.getCategory());
        if (roster.getId().equals(against.getId())) throw RuleViolation.conflict("roster.difference.itself");
        List<String> all = List.of(roster.getRegionCode(), against.getRegionCode(), user.getScope().regionCode());
        String deepest = all.stream().max(Comparator.comparing(code -> DivisionCode.prefix(code).length())).orElseThrow();
        if (!all.stream().allMatch(code -> deepest.startsWith(DivisionCode.prefix(code)))) throw RuleViolation.conflict("roster.difference.divisions", divisions.get(roster.getRegionCode()).name(), divisions.get(against.getRegionCode()).name());
        return deepest;
    }

    /** Empty when there is nothing to leave out: the lines of a roster lie in its division, and those one sees in one's own. */
    private String within(String part, Roster roster, Roster against) {
        boolean whole = roster.getRegionCode().equals(part) && against.getRegionCode().equals(part) || user.getScope().regionCode().equals(part);
        return whole ? "" : DivisionCode.prefix(part);
    }

    private Optional<Row> find(String where, Map<String, Object> parameters) {
        return query(where, parameters).findFirst();
    }

    private Stream<Row> query(String where, Map<String, Object> parameters) {
        var query = em.createNativeQuery("""
            select d.id, d.roster_id, d.against_id, n.category, n.as_of, o.as_of as against_as_of, g.name as division, d.region_code, d.added, d.left_count, d.changed, d.moved, d.made_by, d.made_at
            from roster_difference d join roster n on n.id = d.roster_id join roster o on o.id = d.against_id join region g on g.code = d.region_code where\s""" + where + " order by d.made_at desc, d.id desc", Tuple.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(t -> new Row(t.get("id", Number.class).longValue(), t.get("roster_id", Number.class).longValue(), t.get("against_id", Number.class).longValue(), Category.valueOf(t.get("category", String.class)),
            Rosters.date(t, "as_of"), Rosters.date(t, "against_as_of"), t.get("division", String.class), t.get("region_code", String.class),
            new Counts(t.get("added", Number.class).longValue(), t.get("left_count", Number.class).longValue(), t.get("changed", Number.class).longValue(), t.get("moved", Number.class).longValue()),
            t.get("made_by", String.class), t.get("made_at", Instant.class).atZone(clock.getZone()).toOffsetDateTime()));
    }
}
