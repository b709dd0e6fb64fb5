package care.mealsettlement;

import care.access.*;
import care.audit.AuditTrail;
import care.canteen.*;
import care.kernel.*;
import care.meal.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** The month's accounts of canteens, from the meals to the payment. */
@UseCase
@ApplicationScoped
public class MealSettlements {
    /** @param dueFen what the district owes for this version */
    public record Row(long id, String number, long canteenId, String canteen, String division, LocalDate month, int versionNo, SettlementState state, int meals, Split split, long dueFen, LocalDate paidOn, Long paymentId) implements Serializable {
    }

    /** Meals of one kind. @param each what one of them costs, and who pays which part @param from the tier's first day @param basis of the tier */
    public record Line(Sitting sitting, GuestClass guestClass, long tierId, LocalDate from, String basis, Split each, int meals) implements Serializable {
        public Split sum() {
            return each.times(meals);
        }
    }

    /** A meal behind a line. @param guest masked */
    public record Meal(long id, LocalDate day, Sitting sitting, String guest, GuestClass guestClass, Split split, Instant takenAt) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    Canteens canteens;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Rows<Row> list(YearMonth month, SettlementState state, Long canteenId, Long paymentId, Slice slice) {
        return new Listing("s.*, c.name as canteen, r.name as division", "meal_settlement s join canteen c on c.id = s.canteen_id join region r on r.code = c.region_code", "s.id")
            .where("s.month = :month", "month", month == null ? null : month.atDay(1)).where("s.state = :state", "state", state).where("s.canteen_id = :canteen", "canteen", canteenId).where("s.payment_id = :payment", "payment", paymentId)
            .sort("month", "s.month", "date").sort("number", "s.number", "text").sort("meals", "s.meals", "integer").sort("due", "s.district_fen - s.before_fen", "bigint")
            .rows(em, slice.unlessSorted("month", true), t -> new Row(number(t, "id"), t.get("number", String.class), number(t, "canteen_id"), t.get("canteen", String.class), t.get("division", String.class), day(t, "month"), t.get("version_no", Number.class).intValue(),
                SettlementState.valueOf(t.get("state", String.class)), t.get("meals", Number.class).intValue(), split(t, ""), number(t, "district_fen") - number(t, "before_fen"), day(t, "paid_on"), t.get("payment_id") == null ? null : number(t, "payment_id")));
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Map<SettlementState, Long> counts(YearMonth month) {
        Map<SettlementState, Long> counts = new EnumMap<>(SettlementState.class);
        new Listing("s.state, count(*) as n", "meal_settlement s", "s.id").where("s.month = :month", "month", month == null ? null : month.atDay(1)).grouped(em, "s.state").forEach(row -> counts.put(SettlementState.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return counts;
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public MealSettlement get(long id) {
        MealSettlement settlement = em.find(MealSettlement.class, id);
        if (settlement == null) throw RuleViolation.notFound();
        return settlement;
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Line> lines(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select l.sitting, l.guest_class, l.tier_id, t.valid_from, t.basis, l.each_person_fen, l.each_district_fen, l.each_village_fen, l.each_donor_fen, l.meals from meal_settlement_line l join meal_tier t on t.id = l.tier_id where l.settlement_id = :id
            order by array_position(array['BREAKFAST', 'LUNCH', 'DINNER'], l.sitting), array_position(array['EXTREME_POVERTY', 'SUBSISTENCE', 'SUBSISTENCE_MARGIN', 'DISABILITY', 'AGED_80', 'AGED_65', 'OTHER'], l.guest_class), t.valid_from, l.each_person_fen""", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Line(Sitting.valueOf(t.get("sitting", String.class)), GuestClass.valueOf(t.get("guest_class", String.class)), number(t, "tier_id"), day(t, "valid_from"), t.get("basis", String.class), split(t, "each_"), t.get("meals", Number.class).intValue())).toList();
    }

    /** The meals an account was drawn from, of one line or of all: those received by then and not cancelled by then. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Rows<Meal> meals(long id, Long tierId, Long personFen, Slice slice) {
        MealSettlement s = get(id);
        return new Listing("m.id, m.day, m.sitting, p.name, g.called, m.guest, m.guest_class, m.person_fen, m.district_fen, m.village_fen, m.donor_fen, m.taken_at",
            "meal m left join person p on p.id = m.person_id left join canteen_guest g on g.canteen_id = m.canteen_id and g.person_id = m.person_id", "m.id")
            .where("m.canteen_id = :canteen", "canteen", s.getCanteenId()).where("m.day >= :first", "first", s.getMonth().atDay(1)).where("m.day < :past", "past", s.getMonth().plusMonths(1).atDay(1))
            .where("m.received_at <= :until and (m.cancelled_at is null or m.cancelled_at > :until)", "until", s.getUntilAt()).where("m.tier_id = :tier", "tier", tierId).where("m.person_fen = :person", "person", personFen)
            .sort("day", "m.day", "date").sort("taken", "m.taken_at", "timestamptz")
            .rows(em, slice, t -> new Meal(number(t, "id"), day(t, "day"), Sitting.valueOf(t.get("sitting", String.class)), t.get("name") != null ? care.person.Person.mask(t.get("name", String.class)) : t.get("called") != null ? care.person.Person.mask(t.get("called", String.class)) : Objects.requireNonNullElse(t.get("guest", String.class), ""),
                GuestClass.valueOf(t.get("guest_class", String.class)), split(t, ""), t.get("taken_at", Instant.class)));
    }

    /**
     * Draws the accounts of a month for every canteen in sight that has meals in it and no account that stands. An account that is only
     * drawn is drawn anew. The canteens are held meanwhile, so that no meal falls between.
     *
     * @return how many accounts there are now that were not before
     */
    @Requires(Permission.CANTEEN_READ)
    public int draw(YearMonth month) {
        if (!user.may(Permission.CANTEEN_RUN.name()) && !user.may(Permission.MEAL_CHECK.name()) && !user.may(Permission.MEAL_APPROVE.name())) throw RuleViolation.refused("access.refused");
        if (month == null || !month.isBefore(YearMonth.now(clock))) throw RuleViolation.invalid("month", "mealsettlement.month-runs");
        em.createNativeQuery("select c.id from canteen c order by c.id for update").getResultList();
        em.createNativeQuery("delete from meal_settlement_line l using meal_settlement s where s.id = l.settlement_id and s.month = :month and s.state = 'DRAWN'").setParameter("month", month.atDay(1)).executeUpdate();
        em.createNativeQuery("delete from meal_settlement s where s.month = :month and s.state = 'DRAWN'").setParameter("month", month.atDay(1)).executeUpdate();
        int drawn = em.createNativeQuery("""
            with moment as materialized (select clock_timestamp() as at),
            due as materialized (select c.id from canteen c where not exists (select 1 from meal_settlement s where s.canteen_id = c.id and s.month = :month and s.state not in ('RETURNED', 'REPLACED'))),
            sums as materialized (
              select m.canteen_id, m.facility_id, m.sitting, m.guest_class, m.tier_id, m.person_fen, m.district_fen, m.village_fen, m.donor_fen, count(*) as meals from meal m join due on due.id = m.canteen_id
              where m.day >= :month and m.day < cast(:month as date) + interval '1 month' and m.cancelled_at is null and m.received_at <= (select at from moment)
              group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
            made as (
              insert into meal_settlement (canteen_id, facility_id, month, version_no, number, reason, state, until_at, meals, price_fen, person_fen, district_fen, village_fen, donor_fen, before_fen, drawn_by)
              select x.canteen_id, x.facility_id, :month, coalesce(b.last, 0) + 1, c.code || '-' || to_char(cast(:month as date), 'YYYYMM') || '-' || coalesce(b.last, 0) + 1, b.why, 'DRAWN', moment.at, x.meals, x.person + x.district + x.village + x.donor, x.person, x.district, x.village, x.donor, coalesce(b.paid, 0), :by
              from (select canteen_id, facility_id, sum(meals) as meals, sum(meals * person_fen) as person, sum(meals * district_fen) as district, sum(meals * village_fen) as village, sum(meals * donor_fen) as donor from sums group by 1, 2
                union all select r.canteen_id, r.facility_id, 0, 0, 0, 0, 0 from meal_settlement r where r.month = :month and r.state = 'REPLACED' and r.paid_fen <> 0 and not exists (select 1 from sums where sums.canteen_id = r.canteen_id)
                  and not exists (select 1 from meal_settlement n where n.canteen_id = r.canteen_id and n.month = r.month and n.version_no > r.version_no and n.state <> 'RETURNED')) x
              join canteen c on c.id = x.canteen_id cross join moment
              left join (select canteen_id, max(version_no) as last, sum(paid_fen) as paid, (array_agg(coalesce(replaced_why, returned_why) order by version_no desc))[1] as why from meal_settlement where month = :month group by 1) b on b.canteen_id = x.canteen_id
              returning id, canteen_id),
            written as (
              insert into meal_settlement_line (settlement_id, facility_id, sitting, guest_class, tier_id, each_person_fen, each_district_fen, each_village_fen, each_donor_fen, meals)
              select made.id, x.facility_id, x.sitting, x.guest_class, x.tier_id, x.person_fen, x.district_fen, x.village_fen, x.donor_fen, x.meals from sums x join made on made.canteen_id = x.canteen_id)
            select cast(count(*) as integer) from made""").setParameter("month", month.atDay(1)).setParameter("by", user.getScope().actor()).getSingleResult() instanceof Number n ? n.intValue() : 0;
        trail.about("MealSettlement", month.toString(), "drawn", Map.of("accounts", String.valueOf(drawn)));
        return drawn;
    }

    /** Meals told or cancelled since it was drawn are in no account: then it is drawn anew first. The canteen is held, so that none falls between. */
    @Requires(Permission.CANTEEN_RUN)
    public void confirm(long id) {
        MealSettlement settlement = get(id);
        em.createNativeQuery("select c.id from canteen c where c.id = :canteen for update").setParameter("canteen", settlement.getCanteenId()).getResultList();
        boolean changed = (Boolean) em.createNativeQuery("select exists (select 1 from meal m where m.canteen_id = :canteen and m.day >= :first and m.day < :past and (m.received_at > :until or m.cancelled_at > :until))").setParameter("canteen", settlement.getCanteenId())
            .setParameter("first", settlement.getMonth().atDay(1)).setParameter("past", settlement.getMonth().plusMonths(1).atDay(1)).setParameter("until", settlement.getUntilAt()).getSingleResult();
        if (changed) throw RuleViolation.conflict("mealsettlement.draw-anew");
        settlement.confirm(today(), user.getScope().actor());
    }

    @Requires(Permission.MEAL_CHECK)
    public void check(long id) {
        get(id).check(today(), user.getScope().actor());
    }

    @Requires(Permission.MEAL_APPROVE)
    public void approve(long id) {
        get(id).approve(today(), user.getScope().actor());
    }

    /** By the town, or by the county. */
    @Requires(Permission.CANTEEN_READ)
    public void sendBack(long id, String why) {
        if (!user.may(Permission.MEAL_CHECK.name()) && !user.may(Permission.MEAL_APPROVE.name())) throw RuleViolation.refused("access.refused");
        get(id).sendBack(why, today(), user.getScope().actor());
    }

    /** The bank could not pay it: it goes with the next file. */
    @Requires(Permission.MEAL_APPROVE)
    public void bounce(long id, String why) {
        get(id).bounce(why);
    }

    @Requires(Permission.MEAL_APPROVE)
    public void replace(long id, String why) {
        get(id).replace(why, user.getScope().actor());
    }

    /** Canteens in sight that had meals in a month and have no account of it. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<String> undrawn(YearMonth month) {
        @SuppressWarnings("unchecked")
        List<String> names = em.createNativeQuery("select c.name from canteen c where exists (select 1 from meal_count n where n.canteen_id = c.id and n.day >= :first and n.day < :past and n.meals > 0) and not exists (select 1 from meal_settlement s where s.canteen_id = c.id and s.month = :first and s.state not in ('RETURNED', 'REPLACED')) order by c.code limit 50")
            .setParameter("first", month.atDay(1)).setParameter("past", month.plusMonths(1).atDay(1)).getResultList();
        return names;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Split split(Tuple t, String prefix) {
        return new Split(number(t, prefix + "person_fen"), number(t, prefix + "district_fen"), number(t, prefix + "village_fen"), number(t, prefix + "donor_fen"));
    }

    private static long number(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
