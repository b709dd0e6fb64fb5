package care.roster;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import care.parameter.Parameters;
import care.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import java.util.stream.Collectors;

/** 核查: whoever is on one of the three monitored rosters and on none of the main benefit rosters goes to the county, and comes back with an outcome. */
@UseCase
@ApplicationScoped
public class Verifications {
    public record Row(long id, String division, String regionCode, LocalDate asOf, VerificationState state, LocalDate dueOn, long persons, long decided, long qualifying) implements Serializable {
    }

    /** @param id of the person */
    public record Item(long id, String name, String identity, Category category, String division, Outcome outcome, String reason, String decidedBy) implements Serializable {
    }

    /** A county before a task is made: watched, of these drawing a main benefit, not yet helped. @param open whether it has a task already */
    public record County(String regionCode, String division, long watched, long helped, long left, boolean open) implements Serializable {
    }

    private static final String SELECT = "v.id, g.name as division, v.region_code, v.as_of, v.state, v.due_on, n.persons, n.decided, n.qualifying";
    private static final String FROM = """
        verification v join region g on g.code = v.region_code join lateral (select count(*) as persons, count(outcome) as decided, count(*) filter (where outcome = 'QUALIFIES') as qualifying
          from verification_person i where i.verification_id = v.id) n on true""";
    /** The people watched on a day, each once under the first of the categories, and whether they draw a main benefit. */
    private static final String WATCHED = """
        select distinct on (m.person_id) m.person_id, m.category, m.region_code, rpad(left(m.region_code, 6), 12, '0') collate "C" as county,
          exists (select 1 from holding h where h.person_id = m.person_id and h.category = any (string_to_array(:pushed, ',')) and h.from_day <= :on and (h.until_day is null or h.until_day > :on)) as helped
        from holding m where m.category = any (string_to_array(:monitored, ',')) and m.from_day <= :on and (m.until_day is null or m.until_day > :on) order by m.person_id, array_position(string_to_array(:monitored, ','), m.category)""";

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Parameters parameters;
    @Inject
    AuditTrail trail;
    @Inject
    Clock clock;

    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Verification get(long id) {
        Verification verification = em.find(Verification.class, id);
        if (verification == null) throw RuleViolation.notFound();
        return verification;
    }

    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Row row(long id) {
        return new Listing(SELECT, FROM, "v.id").where("v.id = :id", "id", id).sort("id", "v.id", "bigint").rows(em, Slice.first(1), Verifications::row).items().stream().findFirst().orElseThrow(RuleViolation::notFound);
    }

    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Rows<Row> list(VerificationState state, Slice slice) {
        return new Listing(SELECT, FROM, "v.id").where("v.state = :state", "state", state)
            .sort("due", "v.due_on", "date").sort("division", "v.region_code", "text").rows(em, slice, Verifications::row);
    }

    /** Those a county or the bureau still has on the desk, the most pressing first. */
    @Requires(value = Permission.ROSTER_READ, audited = false)
    public List<Row> underWay() {
        return new Listing(SELECT, FROM, "v.id").where("v.state <> 'CLOSED'").sort("due", "v.due_on", "date").rows(em, Slice.first(100), Verifications::row).items();
    }

    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Rows<Item> people(long id, Boolean decided, Slice slice) {
        get(id);
        Listing listing = new Listing("i.person_id as id, p.name, p.identity_mask, i.category, g.name as division, i.outcome, i.reason, i.decided_by",
            "verification_person i join region g on g.code = i.region_code left join person p on p.id = i.person_id", "i.person_id").where("i.verification_id = :id", "id", id);
        if (decided != null) listing.where("(i.outcome is not null) = :decided", "decided", decided);
        return listing.sort("person", "i.person_id", "bigint").sort("division", "i.region_code", "text").sort("category", "i.category", "text")
            .rows(em, slice, t -> new Item(t.get("id", Number.class).longValue(), Person.mask(t.get("name", String.class)), t.get("identity_mask", String.class), Category.valueOf(t.get("category", String.class)), t.get("division", String.class),
                t.get("outcome") == null ? null : Outcome.valueOf(t.get("outcome", String.class)), t.get("reason", String.class), t.get("decided_by", String.class)));
    }

    /** What tasks would be about on a day, county by county. */
    @Requires(value = Permission.ROSTER_PUSH, audited = false)
    public List<County> counties(LocalDate on) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = watched("with watched as (" + WATCHED + """
            ) select g.code, g.name as division, count(w.person_id) as watched, count(*) filter (where w.helped) as helped, count(*) filter (where not w.helped) as remaining,
              exists (select 1 from verification v where v.region_code = g.code and v.state <> 'CLOSED') as open
            from region g left join watched w on w.county = g.code where g.level = 3 and in_region(g.code) group by g.code, g.name order by g.code""", on).getResultList();
        return rows.stream().map(t -> new County(t.get("code", String.class), t.get("division", String.class), t.get("watched", Number.class).longValue(), t.get("helped", Number.class).longValue(),
            t.get("remaining", Number.class).longValue(), t.get("open", Boolean.class))).toList();
    }

    /**
     * One task for each county that has somebody to look at and none under way.
     *
     * @return how many were made
     */
    @Requires(Permission.ROSTER_PUSH)
    public int make(LocalDate on) {
        if (on == null || on.isAfter(today())) throw RuleViolation.invalid("on", "roster.verification.future");
        int days = parameters.whole("roster.verify.days", today());
        List<Verification> made = counties(on).stream().filter(county -> county.left() > 0 && !county.open()).map(county -> new Verification(county.regionCode(), on, today(), days, user.getScope().displayName())).toList();
        if (made.isEmpty()) throw RuleViolation.conflict("roster.verification.nobody", on);
        made.forEach(em::persist);
        em.flush();
        int people = watched("insert into verification_person (verification_id, person_id, category, region_code) select v.id, w.person_id, w.category, w.region_code from (" + WATCHED
            + ") w join verification v on v.region_code = w.county and cast(v.id as text) = any (string_to_array(:made, ',')) where not w.helped", on)
            .setParameter("made", made.stream().map(v -> v.getId().toString()).collect(Collectors.joining(","))).executeUpdate();
        trail.about("Verification", made.get(0).getId(), "made", Map.of("counties", made.size(), "people", people));
        return made.size();
    }

    /** One outcome for one or several people; who does not qualify is told why. */
    @Requires(Permission.ROSTER_VERIFY)
    public void decide(long id, Collection<Long> people, Outcome outcome, String reason) {
        locked(id).decide();
        if (people == null || people.isEmpty()) throw RuleViolation.invalid("chosen", "roster.verification.nobody-chosen");
        if (outcome == null) throw RuleViolation.invalid("outcome", "roster.verification.no-outcome");
        if (outcome == Outcome.DOES_NOT_QUALIFY && (reason == null || reason.isBlank())) throw RuleViolation.invalid("reason", "roster.verification.no-reason");
        int decided = em.createNativeQuery("""
            update verification_person set outcome = :outcome, reason = nullif(:reason, ''), decided_by = :by, decided_at = :at
            where verification_id = :id and person_id in (:people)""").setParameter("outcome", outcome.name()).setParameter("reason", reason == null ? "" : reason.strip())
            .setParameter("by", user.getScope().displayName()).setParameter("at", OffsetDateTime.now(clock)).setParameter("id", id).setParameter("people", people).executeUpdate();
        if (decided != Set.copyOf(people).size()) throw RuleViolation.notFound();
        trail.about("Verification", id, "decided", Map.of("people", people.stream().sorted().map(String::valueOf).collect(Collectors.joining(" ")), "outcome", outcome));
    }

    /** The county is done with it. */
    @Requires(Permission.ROSTER_VERIFY)
    public void giveBack(long id) {
        Verification verification = locked(id);
        long undecided = ((Number) em.createNativeQuery("select count(*) from verification_person where verification_id = :id and outcome is null").setParameter("id", id).getSingleResult()).longValue();
        verification.giveBack(undecided, today(), user.getScope().displayName());
    }

    @Requires(Permission.ROSTER_PUSH)
    public void sendBack(long id, String remark) {
        locked(id).sendBack(remark, today(), parameters.whole("roster.verify.days", today()));
    }

    @Requires(Permission.ROSTER_PUSH)
    public void close(long id) {
        locked(id).close(today(), user.getScope().displayName());
    }

    private Verification locked(long id) {
        Verification verification = get(id);
        em.lock(verification, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(verification);
        return verification;
    }

    private jakarta.persistence.Query watched(String sql, LocalDate on) {
        var query = sql.startsWith("insert") ? em.createNativeQuery(sql) : em.createNativeQuery(sql, Tuple.class);
        return query.setParameter("on", on).setParameter("pushed", names(Category.PUSHED)).setParameter("monitored", names(Category.MONITORED));
    }

    private static String names(Set<Category> categories) {
        return categories.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("division", String.class), t.get("region_code", String.class), Rosters.date(t, "as_of"), VerificationState.valueOf(t.get("state", String.class)),
            Rosters.date(t, "due_on"), t.get("persons", Number.class).longValue(), t.get("decided", Number.class).longValue(), t.get("qualifying", Number.class).longValue());
    }
}
