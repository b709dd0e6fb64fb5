package care.ledger;

import care.access.*;
import care.audit.AuditTrail;
import care.document.Documents;
import care.facility.*;
import care.kernel.*;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;

/**
 * The monthly return of a home. Once the month is over it is computed from the ledger, looked at, confirmed and signed, and printed with a
 * code to check it by. It stays as it was signed; what was entered late shows as a difference to today's ledger, and a correction is a
 * new version with its reason.
 */
@UseCase
@ApplicationScoped
public class Returns {
    /** A signed version, newest first. */
    public record Version(long id, int number, String reason, String signer, String confirmedBy, Instant confirmedAt, LocalDate confirmedOn, String sha256, boolean intact, Long documentId) implements Serializable {
    }

    /** What a line was signed as and what the ledger says today; one of the two is null when the line is new or gone. */
    public record Change(ReturnLine signed, ReturnLine now) implements Serializable {
        public ReturnLine any() {
            return signed == null ? now : signed;
        }
    }

    /** @param signed lines of the version shown; empty when none is signed @param changes between the newest version and today's ledger */
    public record View(long facilityId, String facility, YearMonth month, LocalDate due, boolean over, List<ReturnLine> now, List<Version> versions, Version shown, List<ReturnLine> signed, List<Change> changes) implements Serializable {
        /** The number of the newest version; 0 when none is signed. */
        public int latest() {
            return versions.isEmpty() ? 0 : versions.get(0).number();
        }
    }

    /** @param changed whether the ledger has changed since the newest version was signed */
    public record Row(long id, String facility, String division, ReturnState state, Integer version, LocalDate firstOn, LocalDate confirmedOn, String signer, long days, boolean changed) implements Serializable {
    }

    private static final String ORDER = "array_position(array['TOTAL', 'KIND', 'STAY', 'ABILITY', 'CATEGORY', 'MOVEMENT'], dimension), array_position(array['START', 'IN', 'OUT', 'DIED', 'END'], part), part collate \"C\"";
    /** What is signed, as text: the lines in their order. */
    static final String TEXT = "string_agg(dimension || '|' || part || '|' || persons || '|' || days || '|' || away || '|' || coalesce(available::text, ''), E'\\n' order by dimension collate \"C\", part collate \"C\")";
    /** Homes with beds in use that were filed at the month's end owe a return. */
    private static final String OWING = """
        facility f join region r on r.code = f.region_code
        join facility_status t on t.facility_id = f.id and t.filing in ('FILED', 'CHANGING') and t.from_day <= :last and (t.until_day is null or t.until_day > :last)
        left join (select n.facility_id, sum(n.days) as days from bed_days_available(:first, :past) n group by n.facility_id) b on b.facility_id = f.id
        left join lateral (select m.id, m.version_no, m.confirmed_on, m.signer from monthly_return m where m.facility_id = f.id and m.month = :first order by m.version_no desc limit 1) m on true
        left join monthly_return o on o.facility_id = f.id and o.month = :first and o.version_no = 1""";
    private static final String CHANGED = """
        left join monthly_return_line t1 on t1.return_id = m.id and t1.dimension = 'TOTAL'
        left join (
          select coalesce(n.facility_id, x.facility_id) as facility_id, true as changed
          from (select l.* from ledger_month(:first) l where l.facility_id = any (array(select g.facility_id from monthly_return g where g.month = :first))) n
          full join (select l.* from monthly_return_line l join monthly_return g on g.id = l.return_id where g.month = :first
              and not exists (select 1 from monthly_return h where h.facility_id = g.facility_id and h.month = g.month and h.version_no > g.version_no)) x
            on x.facility_id = n.facility_id and x.dimension = n.dimension and x.part = n.part
          where (n.persons, n.days, n.away, n.available) is distinct from (x.persons, x.days, x.away, x.available) group by 1) c on c.facility_id = f.id""";
    private static final String STATE = "case when o.id is null then case when :today > :due then 'MISSING' else 'OPEN' end when o.confirmed_on > :due then 'LATE' else 'REPORTED' end";

    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Documents documents;
    @Inject
    Parameters parameters;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** @param version the version to show; null for the newest */
    @Requires(value = Permission.STAY_READ, audited = false)
    public View view(long facilityId, YearMonth month, Integer version) {
        Facility facility = facilities.get(facilityId);
        List<ReturnLine> now = lines("select dimension, part, persons, days, away, available from ledger_month(:month) where facility_id = :facility", Map.of("month", month.atDay(1), "facility", facilityId));
        List<Version> versions = versions(facilityId, month);
        Version newest = versions.isEmpty() ? null : versions.get(0);
        Version shown = version == null ? newest : versions.stream().filter(v -> v.number() == version).findFirst().orElseThrow(RuleViolation::notFound);
        List<ReturnLine> signed = shown == null ? List.of() : signed(shown.id());
        List<ReturnLine> latest = newest == null ? List.of() : shown == newest ? signed : signed(newest.id());
        return new View(facilityId, facility.getDetails().getName(), month, due(month), isOver(month), now, versions, shown, signed, newest == null ? List.of() : changes(latest, now));
    }

    /**
     * Signs the return of a month as the ledger has it now.
     *
     * @param after the newest version the signer has seen, 0 when none: somebody else's signature in between is not passed over
     * @param stated that the figures are true and complete, as the paper says
     * @param reason of a correction
     * @return its version
     */
    @Requires(Permission.LEDGER_CONFIRM)
    public int confirm(long facilityId, YearMonth month, int after, String signer, boolean stated, String reason) {
        if (!isOver(month)) throw RuleViolation.conflict("ledger.return.not-over", month);
        if (signer == null || signer.isBlank()) throw RuleViolation.invalid("signer", "ledger.return.no-signer");
        if (!stated) throw RuleViolation.invalid("stated", "ledger.return.not-stated");
        Facility facility = facilities.get(facilityId);
        em.lock(facility, LockModeType.PESSIMISTIC_WRITE);
        int latest = versions(facilityId, month).stream().mapToInt(Version::number).findFirst().orElse(0);
        if (latest != after) throw RuleViolation.conflict("ledger.return.signed-meanwhile", latest);
        if (latest > 0 && (reason == null || reason.isBlank())) throw RuleViolation.invalid("reason", "ledger.return.no-reason");
        long id = ((Number) em.createNativeQuery("""
            with l as materialized (select * from ledger_month(:month) where facility_id = :facility),
            r as (insert into monthly_return (facility_id, month, version_no, reason, signer, confirmed_by, confirmed_on, sha256)
              select :facility, :month, :no, nullif(:reason, ''), :signer, :by, :today, sha256(convert_to(coalesce((select %s from l), ''), 'UTF8')) returning id),
            w as (insert into monthly_return_line (return_id, facility_id, dimension, part, persons, days, away, available) select r.id, :facility, l.dimension, l.part, l.persons, l.days, l.away, l.available from l, r)
            select id from r""".formatted(TEXT))
            .setParameter("month", month.atDay(1)).setParameter("facility", facilityId).setParameter("no", (short) (latest + 1)).setParameter("reason", latest == 0 ? "" : reason.strip()).setParameter("signer", signer.strip())
            .setParameter("by", user.getScope().actor()).setParameter("today", LocalDate.now(clock)).getSingleResult()).longValue();
        String sha256 = versions(facilityId, month).get(0).sha256();
        long document = documents.issue("MONTHLY_RETURN", DivisionCode.at(facility.getDetails().getRegionCode(), 3), facilityId, facility.getDetails().getRegionCode(), ReturnPaper.of(facility, month, latest + 1, latest == 0 ? null : reason.strip(), signer.strip(), signed(id), sha256));
        em.createNativeQuery("update monthly_return set document_id = :document where id = :id").setParameter("document", document).setParameter("id", id).executeUpdate();
        trail.about("MonthlyReturn", id, latest == 0 ? "confirmed" : "corrected", Map.of("month", month.toString(), "version", String.valueOf(latest + 1), "sha256", sha256));
        return latest + 1;
    }

    /** Who has reported a month and who has not. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> list(YearMonth month, String division, ReturnState state, Slice slice) {
        return narrowed(new Listing("f.id, f.name, r.name as division, " + STATE + " as state, m.version_no, o.confirmed_on as first_on, m.confirmed_on, m.signer, coalesce(t1.days, 0) as days, coalesce(c.changed, false) as changed", OWING, "f.id")
            .shownWith(CHANGED), month, division)
            .where(STATE + " = :state", "state", state)
            .sort("division", "f.region_code", "text").sort("facility", "f.name", "text").sort("on", "coalesce(m.confirmed_on, date '9999-12-31')", "date")
            .rows(em, slice, t -> new Row(t.get("id", Number.class).longValue(), t.get("name", String.class), t.get("division", String.class), ReturnState.valueOf(t.get("state", String.class)),
                t.get("version_no") == null ? null : t.get("version_no", Number.class).intValue(), date(t, "first_on"), date(t, "confirmed_on"), t.get("signer", String.class), t.get("days", Number.class).longValue(), t.get("changed", Boolean.class)));
    }

    /** How many homes stand where. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Map<ReturnState, Long> counts(YearMonth month, String division) {
        Map<ReturnState, Long> counts = new EnumMap<>(ReturnState.class);
        narrowed(new Listing(STATE + " as state, count(*) as n", OWING, "f.id"), month, division).grouped(em, "1").forEach(row -> counts.put(ReturnState.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return counts;
    }

    /** Months since {@code oldest} whose return a home still owes. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<YearMonth> owed(long facilityId, YearMonth oldest) {
        return tuples("""
            select cast(m.month as date) as month from generate_series(cast(:oldest as timestamp), cast(:newest as timestamp), interval '1 month') m (month)
            where exists (select 1 from facility_status t where t.facility_id = :facility and t.filing in ('FILED', 'CHANGING') and t.from_day < m.month + interval '1 month' and (t.until_day is null or t.until_day >= m.month + interval '1 month'))
              and exists (select 1 from bed_period p where p.facility_id = :facility and p.state = 'IN_USE' and p.from_day < m.month + interval '1 month' and (p.until_day is null or p.until_day > m.month))
              and not exists (select 1 from monthly_return r where r.facility_id = :facility and r.month = m.month) order by 1""",
            Map.of("facility", facilityId, "oldest", oldest.atDay(1), "newest", YearMonth.now(clock).minusMonths(1).atDay(1))).stream().map(t -> YearMonth.from(date(t, "month"))).toList();
    }

    private Listing narrowed(Listing listing, YearMonth month, String division) {
        return listing.with("first", month.atDay(1)).with("past", month.plusMonths(1).atDay(1)).with("last", month.atEndOfMonth()).with("today", LocalDate.now(clock)).with("due", due(month))
            .where("b.days > 0").where("f.region_code >= :prefix and f.region_code < :prefix || ':'", "prefix", division == null || division.length() != 12 ? null : DivisionCode.prefix(division));
    }

    /** The last day a return may come in: working days after the month's end. */
    public LocalDate due(YearMonth month) {
        return WorkingDays.after(month.atEndOfMonth(), parameters.whole("ledger.return.working-days", month.atEndOfMonth()));
    }

    private boolean isOver(YearMonth month) {
        return month.atEndOfMonth().isBefore(LocalDate.now(clock));
    }

    private static List<Change> changes(List<ReturnLine> signed, List<ReturnLine> now) {
        Stream<Change> changed = signed.stream().map(s -> new Change(s, now.stream().filter(s::isSamePlace).findFirst().orElse(null))).filter(c -> !c.signed().equals(c.now()));
        Stream<Change> added = now.stream().filter(n -> signed.stream().noneMatch(n::isSamePlace)).map(n -> new Change(null, n));
        return Stream.concat(changed, added).toList();
    }

    private List<Version> versions(long facilityId, YearMonth month) {
        return tuples("""
            select m.id, m.version_no, m.reason, m.signer, coalesce(a.display_name, m.confirmed_by) as confirmed_by, m.confirmed_at, m.confirmed_on, encode(m.sha256, 'hex') as sha256, m.document_id,
              m.sha256 = sha256(convert_to(coalesce((select %s from monthly_return_line l where l.return_id = m.id), ''), 'UTF8')) as intact
            from monthly_return m left join account a on a.username = m.confirmed_by where m.facility_id = :facility and m.month = :month order by m.version_no desc""".formatted(TEXT), Map.of("facility", facilityId, "month", month.atDay(1))).stream()
            .map(t -> new Version(t.get("id", Number.class).longValue(), t.get("version_no", Number.class).intValue(), t.get("reason", String.class), t.get("signer", String.class), t.get("confirmed_by", String.class),
                t.get("confirmed_at", Instant.class), date(t, "confirmed_on"), t.get("sha256", String.class), t.get("intact", Boolean.class), t.get("document_id") == null ? null : t.get("document_id", Number.class).longValue())).toList();
    }

    private List<ReturnLine> signed(long id) {
        return lines("select dimension, part, persons, days, away, available from monthly_return_line where return_id = :id", Map.of("id", id));
    }

    private List<ReturnLine> lines(String sql, Map<String, Object> parameters) {
        return tuples(sql + " order by " + ORDER, parameters).stream().map(t -> new ReturnLine(t.get("dimension", String.class), t.get("part", String.class), t.get("persons", Number.class).intValue(), t.get("days", Number.class).intValue(),
            t.get("away", Number.class).intValue(), t.get("available") == null ? null : t.get("available", Number.class).intValue())).toList();
    }

    private static LocalDate date(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Map<String, Object> parameters) {
        var query = em.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}
