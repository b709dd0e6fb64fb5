package care.person;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import java.util.stream.Collectors;

/** Duplicates and what else cannot be right: found by rules, decided by people. */
@UseCase
@ApplicationScoped
public class Quality {
    /** @param name masked; null when out of this user's sight @param division then only the county */
    public record Side(Long id, String name, String identity, Sex sex, LocalDate born, String division) implements Serializable {
    }

    /** @param facts what the sentence of its kind takes @param other of a pair, else null */
    public record Row(long id, SuspicionKind kind, Side person, Side other, List<String> facts, LocalDate foundOn, Decision decision, String reason, String decidedBy, Instant decidedAt) implements Serializable {
        /** Key of the sentence. */
        public String sentence() {
            return "person.SuspicionKind." + kind + ".facts";
        }
    }

    /** What a closed entry was paid beside the one it was merged into. */
    public record Paid(LocalDate month, String category, long fen) {
    }

    private static final String SELECT = """
        s.id, s.kind, s.person_id, s.other_id, s.found_on, s.decision, s.reason, s.decided_by, s.decided_at, array_to_string(s.facts, '|') as said, p.name, p.identity_mask, p.sex, p.born, o.name as other_name, o.identity_mask as other_mask, o.sex as other_sex, o.born as other_born,
        (select string_agg(a.name, ' ' order by a.level) from region a where a.code in (left(s.region_code, 6) || '000000', left(s.region_code, 9) || '000')) as place,
        (select string_agg(a.name, ' ' order by a.level) from region a where a.code in (left(s.other_region, 6) || '000000', left(s.other_region, 9) || '000')) as other_place""";

    @Inject
    EntityManager em;
    @Inject
    People people;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** @param decided whether those that somebody decided about are wanted, or those that wait */
    @Requires(value = Permission.QUALITY_DECIDE, audited = false)
    public Rows<Row> list(SuspicionKind kind, boolean decided, Slice slice) {
        return all().where(decided ? "s.decision is not null" : "s.decision is null").where("s.kind = :kind", "kind", kind).rows(em, slice, Quality::row);
    }

    /** How many wait for a decision, by kind. */
    @Requires(value = Permission.QUALITY_DECIDE, audited = false)
    public Map<SuspicionKind, Long> waiting() {
        Map<SuspicionKind, Long> waiting = new EnumMap<>(SuspicionKind.class);
        for (SuspicionKind kind : SuspicionKind.values()) waiting.put(kind, 0L);
        new Listing("s.kind, count(*) as n", "suspicion s", "s.id").where("s.decision is null").grouped(em, "s.kind").forEach(group -> waiting.put(SuspicionKind.valueOf((String) group[0]), ((Number) group[1]).longValue()));
        return waiting;
    }

    @Requires(value = Permission.QUALITY_DECIDE, audited = false)
    public Row get(long id) {
        return all().where("s.id = :id", "id", id).rows(em, Slice.first(1), Quality::row).items().stream().findFirst().orElseThrow(RuleViolation::notFound);
    }

    /** Looks through the register now instead of tonight. */
    @Requires(Permission.QUALITY_DECIDE)
    public void find() {
        em.createNativeQuery("select find_suspicions()").getSingleResult();
    }

    /**
     * Closes one of two entries into the other.
     *
     * @param kept the entry that stays
     * @return what both were paid for the same month and category: it stays where it is, to be claimed back
     */
    @Requires(Permission.QUALITY_DECIDE)
    public List<Paid> merge(long id, long kept) {
        Suspicion suspicion = locked(id);
        long gone = suspicion.mergeInto(kept, user.getScope().actor(), clock.instant());
        for (long one : new long[] {kept, gone}) {
            Person person = em.find(Person.class, one);
            if (person == null || !people.isOurs(person.getDetails().getRegionCode())) throw RuleViolation.conflict("person.merge.elsewhere");
        }
        em.flush();
        em.detach(em.find(Person.class, gone));
        List<Paid> twice = paid("select month, category, amount_fen from merge_persons(:kept, :id)", gone, kept);
        trail.about("Person", gone, "merged", Map.of("mergedInto", kept, "paidTwice", twice.stream().map(p -> p.month + " " + p.category).collect(Collectors.joining(", "))));
        return twice;
    }

    /** It is right as it is. */
    @Requires(Permission.QUALITY_DECIDE)
    public void keep(long id, String reason) {
        locked(id).keep(reason, user.getScope().actor(), clock.instant());
    }

    /** @return the person whose record is to be corrected now */
    @Requires(Permission.QUALITY_DECIDE)
    public long correct(long id) {
        Suspicion suspicion = locked(id);
        suspicion.correct(user.getScope().actor(), clock.instant());
        return suspicion.getPersonId();
    }

    /** What was paid to a closed entry and could not go over to the one that stays. */
    @Requires(value = Permission.QUALITY_DECIDE, audited = false)
    public List<Paid> paidTwice(long id) {
        return paid("select y.month, y.category, y.amount_fen from suspicion s join person p on p.id in (s.person_id, s.other_id) and p.merged_into is not null join payment y on y.person_id = p.id where s.id = :id order by 1, 2", id, null);
    }

    private List<Paid> paid(String sql, long id, Long kept) {
        Query query = em.createNativeQuery(sql, Tuple.class).setParameter("id", id);
        if (kept != null) query.setParameter("kept", kept);
        @SuppressWarnings("unchecked")
        List<Tuple> found = query.getResultList();
        return found.stream().map(t -> new Paid(People.day(t, "month"), t.get("category", String.class), t.get("amount_fen", Number.class).longValue())).toList();
    }

    private Suspicion locked(long id) {
        Suspicion suspicion = em.find(Suspicion.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (suspicion == null) throw RuleViolation.notFound();
        return suspicion;
    }

    private static Listing all() {
        return new Listing(SELECT, "suspicion s", "s.id").shownWith("left join person p on p.id = s.person_id left join person o on o.id = s.other_id").sort("kind", "s.kind", "text").sort("found", "s.found_on", "date");
    }

    private static Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), SuspicionKind.valueOf(t.get("kind", String.class)), side(t, "person_id", "name", "identity_mask", "sex", "born", "place"), t.get("other_id") == null ? null : side(t, "other_id", "other_name", "other_mask", "other_sex", "other_born", "other_place"),
            List.of(t.get("said", String.class).split("\\|")), People.day(t, "found_on"), t.get("decision") == null ? null : Decision.valueOf(t.get("decision", String.class)), t.get("reason", String.class), t.get("decided_by", String.class), Transfers.moment(t, "decided_at"));
    }

    private static Side side(Tuple t, String id, String name, String mask, String sex, String born, String place) {
        boolean hidden = t.get(name) == null;
        return new Side(t.get(id, Number.class).longValue(), hidden ? null : Person.mask(t.get(name, String.class)), t.get(mask, String.class), hidden ? null : Sex.valueOf(t.get(sex, String.class)), People.day(t, born), hidden ? t.get(place, String.class).split(" ")[0] : t.get(place, String.class));
    }
}
