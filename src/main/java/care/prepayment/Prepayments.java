package care.prepayment;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import care.parameter.Parameters;
import care.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/**
 * What residents have paid ahead, home by home, beside what lies in the custody accounts. A balance is compared with what was held on the
 * day of that balance. Whoever owes the home does not lessen what it holds for others.
 */
@UseCase
@ApplicationScoped
public class Prepayments {
    /**
     * @param agreements in force today
     * @param heldFen    still held today, deposits among it
     * @param balanceFen of all open accounts, as of {@code on}; null when none was reported
     * @param heldThenFen what was held that day
     */
    public record Row(long id, String facility, String division, long agreements, long depositFen, long feeFen, long refundFen, long chargedFen, long heldFen, Long balanceFen, LocalDate on, Long heldThenFen) implements Serializable {
        /** What is missing in the accounts; below zero when they hold more. */
        public Long gapFen() {
            return balanceFen == null ? null : heldThenFen - balanceFen;
        }
    }

    public record Totals(long homes, long agreements, long heldFen, long balanceFen) implements Serializable {
    }

    /** Balances of a home count from the day on which all its open accounts have one. */
    private static final String HELD = """
        held as materialized (select m.agreement_id, m.facility_id, m.deposit_fen, m.fee_fen, m.refund_fen, m.charged_fen, m.held_fen from money_held(:today) m),
        newest as (select distinct on (b.account_id) b.account_id, b.facility_id, b.on_day, b.balance_fen from custody_balance b join custody_account c on c.id = b.account_id
          where b.on_day <= :today and (c.closed_on is null or c.closed_on > :today) order by b.account_id, b.on_day desc),
        balance as materialized (select n.facility_id, sum(n.balance_fen) as fen, min(n.on_day) as on_day from newest n group by n.facility_id),
        earlier as materialized (select d.on_day, m.facility_id, sum(greatest(m.held_fen, 0)) as fen from (select distinct b.on_day from balance b) d, lateral money_held(d.on_day) m group by d.on_day, m.facility_id),
        home as (
          select h.facility_id, count(*) filter (where a.state = 'SIGNED' and coalesce(a.ended_on, a.until_day) > :today) as agreements, sum(h.deposit_fen) as deposit, sum(h.fee_fen) as fee, sum(h.refund_fen) as refund,
            sum(h.charged_fen) as charged, sum(greatest(h.held_fen, 0)) as held
          from held h join agreement a on a.id = h.agreement_id group by h.facility_id)
        """;
    private static final String FROM = """
        facility f join region r on r.code = f.region_code left join home h on h.facility_id = f.id left join balance b on b.facility_id = f.id
        left join earlier e on e.facility_id = f.id and e.on_day = b.on_day""";
    private static final String ALERTS = """
        with %s, found as (
          select 'DEPOSIT' as kind, h.facility_id, h.agreement_id, greatest(h.deposit_fen, a.deposit_fen) as amount, a.bed_fen * :times as bound, cast(null as date) as on_day,
            greatest(h.deposit_fen, a.deposit_fen) || '|' || a.bed_fen * :times as figures
          from held h join agreement a on a.id = h.agreement_id where a.state = 'SIGNED' and greatest(h.deposit_fen, a.deposit_fen) > a.bed_fen * :times
          union all
          select 'FEES', h.facility_id, h.agreement_id, h.fee_fen - h.refund_fen - h.charged_fen, (a.bed_fen + a.care_fen + a.meal_fen) * :months, null, h.fee_fen || '|' || h.refund_fen || '|' || (a.bed_fen + a.care_fen + a.meal_fen) * :months
          from held h join agreement a on a.id = h.agreement_id where a.state = 'SIGNED' and h.fee_fen - h.refund_fen - h.charged_fen > (a.bed_fen + a.care_fen + a.meal_fen) * :months
          union all
          select 'GAP', b.facility_id, null, e.fen, b.fen, b.on_day, e.fen || '|' || b.fen || '|' || b.on_day
          from balance b join earlier e on e.facility_id = b.facility_id and e.on_day = b.on_day where e.fen - b.fen > :tolerance
          union all
          select 'STALE', h.facility_id, null, h.held, b.fen, b.on_day, coalesce(b.on_day::text, '') from home h left join balance b on b.facility_id = h.facility_id
          where h.held > 0 and (b.on_day is null or b.on_day < cast(:today as date) - :stale))
        select row_number() over (order by f.region_code, f.id, d.kind, d.agreement_id) as id, d.kind, d.facility_id, f.name as facility, d.agreement_id, p.name as person, d.amount, d.bound, d.on_day, d.figures, n.note, coalesce(u.display_name, n.noted_by) as noted_by, n.noted_at
        from found d join facility f on f.id = d.facility_id left join agreement a on a.id = d.agreement_id left join person p on p.id = a.person_id
        left join lateral (select x.note, x.noted_by, x.noted_at from prepayment_note x where x.facility_id = d.facility_id and x.kind = d.kind and x.agreement_id is not distinct from d.agreement_id and x.figures = d.figures order by x.id desc limit 1) n on true
        left join account u on u.username = n.noted_by
        where (:facility = 0 or d.facility_id = :facility) and f.region_code >= :low and f.region_code < :high
        order by 1""".formatted(HELD);
    private static final Map<AlertKind, String> RULES = Map.of(AlertKind.DEPOSIT, "deposit.most-monthly-bed-fees", AlertKind.FEES, "prepayment.most-months", AlertKind.GAP, "prepayment.gap.tolerance-fen", AlertKind.STALE, "custody.stale-days");

    @Inject
    EntityManager em;
    @Inject
    Parameters parameters;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** Homes with agreements or accounts. */
    @Requires(value = Permission.PREPAYMENT_READ, audited = false)
    public Rows<Row> list(String division, Slice slice) {
        return listing("f.id, f.name, r.name as division, coalesce(h.agreements, 0) as agreements, coalesce(h.deposit, 0) as deposit, coalesce(h.fee, 0) as fee, coalesce(h.refund, 0) as refund, coalesce(h.charged, 0) as charged, coalesce(h.held, 0) as held, b.fen as balance, b.on_day, case when b.fen is not null then coalesce(e.fen, 0) end as held_then", division)
            .sort("gap", "-coalesce(coalesce(e.fen, 0) - b.fen, -999999999999)", "numeric").sort("facility", "f.name", "text").sort("division", "f.region_code", "text").sort("held", "coalesce(h.held, 0)", "numeric")
            .rows(em, slice, t -> new Row(fen(t, "id"), t.get("name", String.class), t.get("division", String.class), fen(t, "agreements"), fen(t, "deposit"), fen(t, "fee"), fen(t, "refund"), fen(t, "charged"), fen(t, "held"),
                t.get("balance") == null ? null : fen(t, "balance"), date(t, "on_day"), t.get("held_then") == null ? null : fen(t, "held_then")));
    }

    @Requires(value = Permission.PREPAYMENT_READ, audited = false)
    public Totals totals(String division) {
        return listing("count(*) as homes, coalesce(sum(h.agreements), 0) as agreements, coalesce(sum(h.held), 0) as held, coalesce(sum(b.fen), 0) as balance", division).grouped(em, "()").stream().findFirst()
            .map(row -> new Totals(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue(), ((Number) row[3]).longValue())).orElse(new Totals(0, 0, 0, 0));
    }

    private Listing listing(String select, String division) {
        return new Listing(select, FROM, "f.id").preparedWith(HELD).with("today", LocalDate.now(clock)).where("(h.facility_id is not null or b.facility_id is not null)")
            .where("f.region_code >= :prefix and f.region_code < :prefix || ':'", "prefix", division == null || division.length() != 12 ? null : DivisionCode.prefix(division));
    }

    /** What is not as it should be today, explained or not. @param facility null for all in the division */
    @Requires(value = Permission.PREPAYMENT_READ, audited = false)
    public List<Alert> alerts(String division, Long facility) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Integer> values = parameters.wholes(RULES.values(), today);
        String prefix = division == null || division.length() != 12 ? "" : DivisionCode.prefix(division);
        return tuples(ALERTS, Map.of("today", today, "times", values.get(RULES.get(AlertKind.DEPOSIT)), "months", values.get(RULES.get(AlertKind.FEES)), "tolerance", values.get(RULES.get(AlertKind.GAP)), "stale", values.get(RULES.get(AlertKind.STALE)),
            "facility", facility == null ? 0L : facility, "low", prefix, "high", prefix + ":")).stream().map(t -> {
                AlertKind kind = AlertKind.valueOf(t.get("kind", String.class));
                return new Alert(fen(t, "id"), kind, fen(t, "facility_id"), t.get("facility", String.class), t.get("agreement_id") == null ? null : fen(t, "agreement_id"), t.get("agreement_id") == null ? null : Person.seen(t.get("person", String.class)),
                    fen(t, "amount"), t.get("bound") == null ? null : fen(t, "bound"), RULES.get(kind), values.get(RULES.get(kind)), date(t, "on_day"), t.get("figures", String.class), t.get("note", String.class), t.get("noted_by", String.class), t.get("noted_at", Instant.class));
            }).toList();
    }

    @Requires(value = Permission.PREPAYMENT_READ, audited = false)
    public Alert alert(AlertKind kind, long facility, Long agreement) {
        return alerts(null, facility).stream().filter(a -> a.kind() == kind && Objects.equals(a.agreementId(), agreement)).findFirst().orElseThrow(RuleViolation::notFound);
    }

    /** Says why an alert is in order. It holds for the figures that were seen. */
    @Requires(Permission.PREPAYMENT_READ)
    public void explain(AlertKind kind, long facility, Long agreement, String figures, String note) {
        if (note == null || note.isBlank()) throw RuleViolation.invalid("note", "prepayment.no-note");
        if (!alert(kind, facility, agreement).figures().equals(figures)) throw RuleViolation.conflict("prepayment.alert.changed");
        long id = ((Number) em.createNativeQuery("insert into prepayment_note (facility_id, kind, agreement_id, figures, note, noted_by) values (:facility, :kind, nullif(:agreement, 0), :figures, :note, :by) returning id")
            .setParameter("facility", facility).setParameter("kind", kind.name()).setParameter("agreement", agreement == null ? 0L : agreement).setParameter("figures", figures).setParameter("note", note.strip()).setParameter("by", user.getScope().actor()).getSingleResult()).longValue();
        trail.about("PrepaymentNote", id, "explained", Map.of("kind", kind.name(), "facility", String.valueOf(facility), "figures", figures));
    }

    private static long fen(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
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
