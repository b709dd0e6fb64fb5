package care.canteen;

import care.access.*;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** The register of canteens, their hours, and which days they serve. */
@UseCase
@ApplicationScoped
public class Canteens {
    /** @param meals of the last thirty days @param lastMeal null while there was none */
    public record Row(long id, String code, String name, long facilityId, String facility, String division, String county, CanteenState state, int seats, LocalDate licenceUntil, long meals, LocalDate lastMeal) implements Serializable {
    }

    /** From when to when a sitting is served. */
    public record Hours(Sitting sitting, LocalTime opens, LocalTime closes) implements Serializable {
    }

    /** @param by who entered it */
    public record Status(CanteenState state, LocalDate from, String reason, String by) implements Serializable {
    }

    /** @param last the last day it stays shut */
    public record Closure(long id, LocalDate from, LocalDate last, String reason) implements Serializable {
    }

    /** @param open whether it should serve @param closure why not, when it is shut @param meals that were taken */
    public record Day(LocalDate day, boolean open, String closure, long meals) implements Serializable {
    }

    public record Grant(long id, GrantKind kind, long amountFen, LocalDate paidOn, String reference) implements Serializable {
    }

    private static final String FROM = """
        canteen c join facility f on f.id = c.facility_id join region r on r.code = c.region_code join region y on y.code = left(c.region_code, 6) || '000000'
        left join (select canteen_id, sum(meals) as meals, max(day) filter (where meals > 0) as last_meal from meal_count where day > cast(:today as date) - 30 group by 1) n on n.canteen_id = c.id""";

    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Canteen get(long id) {
        Canteen canteen = em.find(Canteen.class, id);
        if (canteen == null) throw RuleViolation.notFound();
        return canteen;
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Rows<Row> list(String text, String division, CanteenState state, Slice slice) {
        return listing().where("(strpos(c.name, :text) > 0 or c.code = :text)", "text", text == null || text.isBlank() ? null : text.strip())
            .where("c.region_code >= :prefix and c.region_code < :prefix || ':'", "prefix", division == null || division.isBlank() ? null : division.length() == 12 ? DivisionCode.prefix(division) : division)
            .where("c.state = :state", "state", state).rows(em, slice, Canteens::row);
    }

    /** Every canteen this user sees, to choose from. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Row> mine() {
        return listing().where("c.state <> 'CLOSED'").rows(em, new Slice("code", false, null, 0, Slice.LONGEST, false), Canteens::row).items();
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Map<CanteenState, Long> counts() {
        Map<CanteenState, Long> counts = new EnumMap<>(CanteenState.class);
        new Listing("c.state, count(*) as n", "canteen c", "c.id").grouped(em, "c.state").forEach(row -> counts.put(CanteenState.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return counts;
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Hours> hours(long id) {
        return tuples("select sitting, opens, closes from canteen_sitting where canteen_id = :id order by opens", id).stream()
            .map(t -> new Hours(Sitting.valueOf(t.get("sitting", String.class)), time(t, "opens"), time(t, "closes"))).toList();
    }

    /** What it was, latest first. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Status> history(long id) {
        return tuples("select state, from_day, reason, by_whom from canteen_status where canteen_id = :id order by from_day desc, id desc", id).stream()
            .map(t -> new Status(CanteenState.valueOf(t.get("state", String.class)), day(t, "from_day"), t.get("reason", String.class), t.get("by_whom", String.class))).toList();
    }

    /** The latest first; past ones stay on record. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Closure> closures(long id) {
        return tuples("select id, from_day, until_day, reason from canteen_closure where canteen_id = :id order by from_day desc limit 100", id).stream()
            .map(t -> new Closure(number(t, "id"), day(t, "from_day"), day(t, "until_day").minusDays(1), t.get("reason", String.class))).toList();
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Grant> grants(long id) {
        return tuples("select id, kind, amount_fen, paid_on, reference from canteen_grant where canteen_id = :id order by paid_on desc, id desc", id).stream()
            .map(t -> new Grant(number(t, "id"), GrantKind.valueOf(t.get("kind", String.class)), number(t, "amount_fen"), day(t, "paid_on"), t.get("reference", String.class))).toList();
    }

    /** A month day by day, with the meals taken. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Day> calendar(long id, YearMonth month) {
        get(id);
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select cast(d.day as date) as day, o.day is not null as open, x.reason, coalesce(n.meals, 0) as meals
            from generate_series(cast(:first as date), cast(:past as date) - 1, interval '1 day') d(day)
            left join canteen_open_days(cast(:first as date), cast(:past as date)) o on o.canteen_id = :id and o.day = d.day
            left join canteen_closure x on x.canteen_id = :id and x.from_day <= d.day and x.until_day > d.day
            left join (select day, sum(meals) as meals from meal_count where canteen_id = :id and day >= :first and day < :past group by 1) n on n.day = d.day order by 1""", Tuple.class)
            .setParameter("id", id).setParameter("first", month.atDay(1)).setParameter("past", month.plusMonths(1).atDay(1)).getResultList();
        return found.stream().map(t -> new Day(day(t, "day"), t.get("open", Boolean.class), t.get("reason", String.class), number(t, "meals"))).toList();
    }

    /** Facilities in sight that may run one. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Map<Long, String> operators() {
        Map<Long, String> facilities = new LinkedHashMap<>();
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select f.id, f.name from facility f where f.filing not in ('DRAFT', 'CANCELLED') order by f.region_code, f.name limit 500", Tuple.class).getResultList();
        found.forEach(t -> facilities.put(number(t, "id"), t.get("name", String.class)));
        return facilities;
    }

    private Listing listing() {
        return new Listing("c.id, c.code, c.name, c.facility_id, f.name as facility, r.name as division, y.name as county, c.state, c.seats, c.licence_until, coalesce(n.meals, 0) as meals, n.last_meal", FROM, "c.id").with("today", LocalDate.now(clock))
            .sort("code", "c.code", "text").sort("name", "c.name", "text").sort("division", "c.region_code", "text").sort("seats", "c.seats", "integer").sort("licence", "coalesce(c.licence_until, date '9999-12-31')", "date").sort("meals", "coalesce(n.meals, 0)", "bigint");
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, long id) {
        return em.createNativeQuery(sql, Tuple.class).setParameter("id", id).getResultList();
    }

    private static Row row(Tuple t) {
        return new Row(number(t, "id"), t.get("code", String.class), t.get("name", String.class), number(t, "facility_id"), t.get("facility", String.class), t.get("division", String.class), t.get("county", String.class), CanteenState.valueOf(t.get("state", String.class)),
            t.get("seats", Number.class).intValue(), day(t, "licence_until"), number(t, "meals"), day(t, "last_meal"));
    }

    private static long number(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }

    private static LocalTime time(Tuple t, String column) {
        return ((java.sql.Time) t.get(column)).toLocalTime();
    }
}
