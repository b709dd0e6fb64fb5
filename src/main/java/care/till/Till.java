package care.till;

import care.access.*;
import care.canteen.*;
import care.kernel.*;
import care.meal.GuestClass;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.time.*;
import java.util.*;
import java.util.function.Function;
import java.util.stream.*;

/**
 * What the tablet at a canteen takes along to go on without signal: its sittings and closed days, the prices in force, its regulars with
 * the classes they may claim today, who has eaten today, and the menus. However many canteens and regulars there are, it costs the same
 * number of statements.
 */
@UseCase
@ApplicationScoped
public class Till {
    /** Closures that begin within this many days are taken along. */
    private static final int AHEAD_DAYS = 14;

    /** @param home who runs the canteens */
    public record Down(Instant at, String username, String home, int offlineDays, List<Table> canteens) {
    }

    /** @param weekdays it serves on, 1 is Monday */
    public record Table(long id, String name, String code, CanteenState state, int seats, List<Integer> weekdays, List<Hours> sittings, List<Closed> closures, List<Price> prices, List<Guest> guests, List<Taken> taken, List<Menu> menus) {
    }

    public record Hours(Sitting sitting, LocalTime opens, LocalTime closes) {
    }

    /** @param until half-open */
    public record Closed(LocalDate from, LocalDate until, String reason) {
    }

    /** Of the canteen's county, or of the city where the county has laid down none. */
    public record Price(GuestClass guestClass, Sitting sitting, int priceFen, int personFen, int districtFen, int villageFen, int donorFen) {
    }

    /**
     * A regular.
     *
     * @param initials     of how they are called, to search by
     * @param identityTail last four signs of the identity number
     * @param classes      that may be claimed today; everybody else's price where there is none
     * @param address      where the meal is brought; null for who eats at the table
     */
    public record Guest(long personId, String called, String initials, String card, LocalDate born, String identityTail, List<GuestClass> classes, String address, Integer stop) {
    }

    /** Somebody who has eaten today. @param guest how somebody unknown to the register was called */
    public record Taken(long id, Long personId, String guest, Sitting sitting, Instant at) {
    }

    /** @param priceFen for guests outside the tiers; null where the tier for everybody else holds */
    public record Menu(LocalDate day, Sitting sitting, Integer priceFen, List<Dish> dishes) {
    }

    public record Dish(String name, List<String> allergens) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Parameters parameters;
    @Inject
    Clock clock;

    /** @throws RuleViolation till.not-a-table for an account that runs no canteen, however far it sees */
    @Requires(value = Permission.MEAL_TAKE, audited = false)
    public Down all() {
        Scope scope = user.getScope();
        if (scope.facilityId() == null) throw RuleViolation.refused("till.not-a-table");
        LocalDate today = LocalDate.now(clock);
        List<Tuple> found = rows("select c.id, c.name, c.code, c.state, c.seats, cast(c.weekdays as integer[]) as weekdays from canteen c where c.facility_id = :home and c.state <> 'CLOSED' order by c.name, c.id", Map.of("home", scope.facilityId()));
        List<Long> ids = found.isEmpty() ? List.of(-1L) : found.stream().map(t -> id(t, "id")).toList();
        Map<String, Object> of = Map.of("ids", ids), dated = Map.of("ids", ids, "today", today);
        Map<Long, List<Hours>> sittings = grouped("select canteen_id as of, sitting, opens, closes from canteen_sitting where canteen_id in (:ids) order by opens", of, t -> new Hours(sitting(t), time(t, "opens"), time(t, "closes")));
        Map<Long, List<Closed>> closures = grouped("select canteen_id as of, from_day, until_day, reason from canteen_closure where canteen_id in (:ids) and until_day > :today and from_day < :ahead order by from_day", Map.of("ids", ids, "today", today, "ahead", today.plusDays(AHEAD_DAYS)),
            t -> new Closed(day(t, "from_day"), day(t, "until_day"), text(t, "reason")));
        Map<Long, List<Price>> prices = grouped("""
            select distinct on (c.id, m.sitting, m.guest_class) c.id as of, m.guest_class, m.sitting, m.price_fen, m.person_fen, m.district_fen, m.village_fen, m.donor_fen
            from canteen c join meal_tier m on m.region_code in (left(c.region_code, 6) || '000000', left(c.region_code, 4) || '00000000') and m.valid_from <= :today and (m.valid_until is null or m.valid_until > :today)
            where c.id in (:ids) order by c.id, m.sitting, m.guest_class, m.region_code desc""", dated,
            t -> new Price(GuestClass.valueOf(text(t, "guest_class")), sitting(t), n(t, "price_fen"), n(t, "person_fen"), n(t, "district_fen"), n(t, "village_fen"), n(t, "donor_fen")));
        Map<Long, List<Guest>> guests = grouped("""
            select g.canteen_id as of, g.person_id, g.called, g.address, g.stop, x.card, x.born, x.tail, x.classes from canteen_guest g join canteen_guests(:today) x on x.canteen_id = g.canteen_id and x.person_id = g.person_id
            where g.canteen_id in (:ids) order by g.stop nulls first, g.called, g.person_id""", dated,
            t -> new Guest(id(t, "person_id"), text(t, "called"), Initials.of(text(t, "called")), text(t, "card"), day(t, "born"), text(t, "tail"), Stream.of(t.get("classes", String[].class)).map(GuestClass::valueOf).toList(), text(t, "address"), t.get("stop") == null ? null : n(t, "stop")));
        Map<Long, List<Taken>> taken = grouped("select canteen_id as of, id, person_id, guest, sitting, taken_at from meal where canteen_id in (:ids) and day = :today and cancelled_at is null order by taken_at, id", dated,
            t -> new Taken(id(t, "id"), t.get("person_id") == null ? null : id(t, "person_id"), text(t, "guest"), sitting(t), t.get("taken_at", Instant.class)));
        Map<Long, List<Menu>> menus = menus(ids, today);
        return new Down(clock.instant(), scope.actor(), scope.placeName(), parameters.whole("meal.offline-days", today), found.stream().map(t -> {
            long id = id(t, "id");
            return new Table(id, text(t, "name"), text(t, "code"), CanteenState.valueOf(text(t, "state")), n(t, "seats"), List.of(t.get("weekdays", Integer[].class)), sittings.getOrDefault(id, List.of()), closures.getOrDefault(id, List.of()),
                prices.getOrDefault(id, List.of()), guests.getOrDefault(id, List.of()), taken.getOrDefault(id, List.of()), menus.getOrDefault(id, List.of()));
        }).toList());
    }

    /** Those of today and tomorrow, dish by dish in one statement. */
    private Map<Long, List<Menu>> menus(List<Long> canteens, LocalDate today) {
        Map<Long, List<Menu>> menus = new HashMap<>();
        Map<Long, Menu> known = new HashMap<>();
        rows("select m.canteen_id as of, m.id, m.day, m.sitting, m.price_fen, d.name, d.allergens from menu m left join dish d on d.menu_id = m.id where m.canteen_id in (:ids) and m.day between :today and :tomorrow and m.published_at is not null order by m.day, m.id, d.position", Map.of("ids", canteens, "today", today, "tomorrow", today.plusDays(1))).forEach(t -> {
            Menu menu = known.computeIfAbsent(id(t, "id"), id -> {
                Menu made = new Menu(day(t, "day"), sitting(t), t.get("price_fen") == null ? null : n(t, "price_fen"), new ArrayList<>());
                menus.computeIfAbsent(id(t, "of"), of -> new ArrayList<>()).add(made);
                return made;
            });
            if (text(t, "name") != null) menu.dishes().add(new Dish(text(t, "name"), List.of(t.get("allergens", String[].class))));
        });
        return menus;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Map<String, ?> parameters) {
        Query query = em.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /** What belongs to each, in one statement; the column {@code of} says to which. */
    private <T> Map<Long, List<T>> grouped(String sql, Map<String, ?> parameters, Function<Tuple, T> row) {
        return rows(sql, parameters).stream().collect(Collectors.groupingBy(t -> id(t, "of"), Collectors.mapping(row, Collectors.toList())));
    }

    private static String text(Tuple t, String column) {
        return t.get(column, String.class);
    }

    private static long id(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
    }

    private static int n(Tuple t, String column) {
        return t.get(column, Number.class).intValue();
    }

    private static Sitting sitting(Tuple t) {
        return Sitting.valueOf(text(t, "sitting"));
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }

    private static LocalTime time(Tuple t, String column) {
        return ((java.sql.Time) t.get(column)).toLocalTime();
    }
}
