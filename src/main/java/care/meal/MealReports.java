package care.meal;

import care.access.*;
import care.canteen.Sitting;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** How tables are used, by table, tier and day, and who bears what of a meal. Read from the counts, never from the meals themselves. */
@UseCase
@ApplicationScoped
public class MealReports {
    /** @param openDays days it should have served @param meals taken and not cancelled @param delivered of them, those brought to the door */
    public record Table(long id, String name, String division, String county, int seats, long openDays, long meals, long delivered, Split split) implements Serializable {
        /** Meals on an open day; null without open days. */
        public Double perDay() {
            return openDays == 0 ? null : (double) meals / openDays;
        }

        /** What a meal costs a payer on average, in fen, rounded half up; null without meals. */
        public Split each() {
            return meals == 0 ? null : new Split(mean(split.personFen()), mean(split.districtFen()), mean(split.villageFen()), mean(split.donorFen()));
        }

        private long mean(long fen) {
            return Math.floorDiv(2 * fen + meals, 2 * meals);
        }
    }

    public record Tier(Sitting sitting, GuestClass guestClass, long meals, Split split) implements Serializable {
    }

    public record Day(LocalDate day, long meals) implements Serializable {
    }

    /** Villages with an open canteen among all villages and communities of a county. */
    public record Coverage(String code, String name, long villages, long covered, long canteens, long seats) implements Serializable {
    }

    @Inject
    EntityManager em;

    /** @param last included */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Table> tables(String division, LocalDate from, LocalDate last) {
        return tuples("""
            select c.id, c.name, r.name as division, y.name as county, c.seats, coalesce(o.days, 0) as days, coalesce(n.meals, 0) as meals, coalesce(n.delivered, 0) as delivered, coalesce(n.person, 0) as person_fen, coalesce(n.district, 0) as district_fen, coalesce(n.village, 0) as village_fen, coalesce(n.donor, 0) as donor_fen
            from canteen c join region r on r.code = c.region_code join region y on y.code = left(c.region_code, 6) || '000000'
            left join (select canteen_id, count(*) as days from canteen_open_days(cast(:from as date), cast(:last as date) + 1) group by 1) o on o.canteen_id = c.id
            left join (select canteen_id, sum(meals) as meals, sum(delivered) as delivered, sum(person_fen) as person, sum(district_fen) as district, sum(village_fen) as village, sum(donor_fen) as donor from meal_count where day >= :from and day <= :last group by 1) n on n.canteen_id = c.id
            where c.region_code >= :low and c.region_code < :high and (c.state <> 'CLOSED' or n.meals > 0) order by c.code limit 2000""", division, from, last).stream()
            .map(t -> new Table(number(t, "id"), t.get("name", String.class), t.get("division", String.class), t.get("county", String.class), t.get("seats", Number.class).intValue(), number(t, "days"), number(t, "meals"), number(t, "delivered"), split(t))).toList();
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Tier> tiers(String division, LocalDate from, LocalDate last) {
        return tuples("""
            select n.sitting, n.guest_class, sum(n.meals) as meals, sum(n.person_fen) as person_fen, sum(n.district_fen) as district_fen, sum(n.village_fen) as village_fen, sum(n.donor_fen) as donor_fen from meal_count n join canteen c on c.id = n.canteen_id
            where n.day >= :from and n.day <= :last and c.region_code >= :low and c.region_code < :high group by 1, 2 having sum(n.meals) > 0
            order by array_position(array['BREAKFAST', 'LUNCH', 'DINNER'], n.sitting), array_position(array['EXTREME_POVERTY', 'SUBSISTENCE', 'SUBSISTENCE_MARGIN', 'DISABILITY', 'AGED_80', 'AGED_65', 'OTHER'], n.guest_class)""", division, from, last).stream()
            .map(t -> new Tier(Sitting.valueOf(t.get("sitting", String.class)), GuestClass.valueOf(t.get("guest_class", String.class)), number(t, "meals"), split(t))).toList();
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Day> days(String division, LocalDate from, LocalDate last) {
        return tuples("select n.day, sum(n.meals) as meals from meal_count n join canteen c on c.id = n.canteen_id where n.day >= :from and n.day <= :last and c.region_code >= :low and c.region_code < :high group by 1 order by 1", division, from, last).stream()
            .map(t -> new Day(((java.sql.Date) t.get("day")).toLocalDate(), number(t, "meals"))).toList();
    }

    /** As of a day, by county, or for one of them. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Coverage> coverage(String division, LocalDate on) {
        return tuples("""
            select y.code, y.name, (select count(*) from region v where v.level = 5 and v.code >= left(y.code, 6) and v.code < left(y.code, 6) || ':') as villages, count(distinct c.region_code) as covered, count(c.id) as canteens, coalesce(sum(c.seats), 0) as seats from region y
            left join canteen c on left(c.region_code, 6) = left(y.code, 6) and c.region_code >= :low and c.region_code < :high and (select s.state from canteen_status s where s.canteen_id = c.id and s.from_day <= :last order by s.from_day desc, s.id desc limit 1) = 'OPEN' and cast(:from as date) is not null
            where y.level = 3 and (starts_with(y.code, :low) or starts_with(:low, left(y.code, 6))) group by y.code order by y.code""", division, on, on).stream()
            .map(t -> new Coverage(t.get("code", String.class), t.get("name", String.class), number(t, "villages"), number(t, "covered"), number(t, "canteens"), number(t, "seats"))).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, String division, LocalDate from, LocalDate last) {
        String prefix = DivisionCode.prefix(division);
        return em.createNativeQuery(sql, Tuple.class).setParameter("from", from).setParameter("last", last).setParameter("low", prefix).setParameter("high", prefix + ":").getResultList();
    }

    private static Split split(Tuple t) {
        return new Split(number(t, "person_fen"), number(t, "district_fen"), number(t, "village_fen"), number(t, "donor_fen"));
    }

    private static long number(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
    }
}
