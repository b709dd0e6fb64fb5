package care.kitchen;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.canteen.Sitting;
import care.kernel.*;
import jakarta.inject.Inject;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.*;

/** A canteen's kitchen from the week's menus to the disposed sample, and what is missing, at a canteen of its own that serves lunch all day long, every day. */
class KitchenIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static final byte[] PHOTO = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @Inject
    Menus menus;
    @Inject
    KitchenLog log;
    @Inject
    Kitchens kitchens;
    @Inject
    KitchenWork work;
    @Inject
    Peek peek;

    private long home;
    private long canteen;
    private Scope operator;

    @BeforeEach
    void open() {
        home = number("insert into care.facility (code, name, initials, kind, ownership, region_code, address, filing, filing_since) values ('640521-985', '后厨试验院', 'hcsy', 'NURSING_HOME', 'PRIVATE', '640521100000', '一路', 'FILED', '2024-01-01') returning id");
        canteen = number("insert into care.canteen (facility_id, code, name, region_code, address, contact, phone, seats, weekdays, licence_number, licence_until, state, state_since) values (" + home
            + ", '640521-T985', '试验老饭桌', '640521100000', '一路', '马秀兰', '0955-1', 20, '{1,2,3,4,5,6,7}', 'JY1', '2999-12-31', 'OPEN', '2024-01-01') returning id");
        run("insert into care.canteen_status (canteen_id, facility_id, state, from_day, by_whom) values (" + canteen + ", " + home + ", 'OPEN', '2024-01-01', 'x')");
        run("insert into care.canteen_sitting (canteen_id, facility_id, sitting, opens, closes) values (" + canteen + ", " + home + ", 'LUNCH', '00:00', '23:59')");
        operator = operator(home, "640521100000");
    }

    @AfterEach
    void forget() {
        for (String table : List.of("food_sample", "dish", "menu", "purchase", "disinfection", "attachment", "certificate", "staff", "self_check", "canteen_closure", "canteen_sitting", "canteen_status", "canteen", "event", "facility_status", "stock_day", "stock_month")) run("delete from care." + table + " where facility_id = " + home);
        run("delete from care.facility where id = " + home);
    }

    private void run(String sql) {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String refused(Scope scope, Callable<?> action) {
        return assertThrows(RuleViolation.class, () -> as(scope, action)).code();
    }

    private static Callable<?> does(Runnable action) {
        return () -> {
            action.run();
            return null;
        };
    }

    private static List<DishLine> dishes(String... names) {
        return Arrays.stream(names).map(name -> new DishLine(name, List.of(Allergen.SOY))).toList();
    }

    private long written(LocalDate day, String... names) {
        return as(operator, () -> menus.write(canteen, day, Sitting.LUNCH, null, dishes(names))).getId();
    }

    private long dish(long menu, String name) {
        return number("select id from care.dish where menu_id = " + menu + " and name = '" + name + "'");
    }

    /** A published dish of a past day, which nobody may write any more. */
    private long past(LocalDate day) {
        long menu = number("insert into care.menu (canteen_id, facility_id, day, sitting, written_by, published_at, published_by) values (" + canteen + ", " + home + ", '" + day + "', 'LUNCH', 'x', now(), 'x') returning id");
        return number("insert into care.dish (menu_id, canteen_id, facility_id, position, name) values (" + menu + ", " + canteen + ", " + home + ", 0, '旧菜') returning id");
    }

    private long sampled(long dish, LocalDateTime taken) {
        String at = "timestamp '" + taken + "' at time zone 'Asia/Shanghai'";
        return number("insert into care.food_sample (dish_id, canteen_id, facility_id, grams, taken_at, taken_by, keep_until, entered_by) values (" + dish + ", " + canteen + ", " + home + ", 125, " + at + ", 'x', " + at + " + interval '48 hours', 'x') returning id");
    }

    private Map<Lack, Long> lacks(Scope scope) {
        return as(scope, () -> kitchens.missing()).stream().filter(row -> row.canteenId() == canteen).flatMap(row -> row.missing().stream()).collect(Collectors.toMap(Kitchens.Missing::lack, Kitchens.Missing::times, Long::sum, TreeMap::new));
    }

    @Test
    void a_menu_is_written_copied_and_published_and_what_is_written_already_stays() {
        written(TODAY, "米饭", "羊肉汤");
        written(TODAY.plusDays(1), "面条");
        assertEquals(1, (int) as(operator, () -> menus.copy(canteen, TODAY, TODAY.plusDays(2), 1)));
        assertEquals(List.of("米饭", "羊肉汤"), as(operator, () -> menus.find(canteen, TODAY.plusDays(2), Sitting.LUNCH)).getDishes().stream().map(Dish::getName).toList());
        assertEquals(List.of(Allergen.SOY), as(operator, () -> menus.find(canteen, TODAY.plusDays(2), Sitting.LUNCH)).getDishes().get(0).getAllergens());
        assertEquals("kitchen.menu.copy.nothing", refused(operator, () -> menus.copy(canteen, TODAY, TODAY.plusDays(1), 1)), "there is one already");
        assertEquals(1, number("select count(*) from care.dish d join care.menu m on m.id = d.menu_id where m.canteen_id = " + canteen + " and m.day = '" + TODAY.plusDays(1) + "'"));
        assertEquals("kitchen.menu.copy.nothing", refused(operator, () -> menus.copy(canteen, TODAY.plusDays(30), TODAY.plusDays(40), 1)), "there is none");
        assertEquals("kitchen.menu.past", refused(operator, () -> menus.copy(canteen, TODAY, TODAY.minusDays(1), 1)));
        assertEquals("kitchen.menu.past", refused(operator, () -> menus.write(canteen, TODAY.minusDays(1), Sitting.LUNCH, null, dishes("米饭"))));
        assertEquals(3, (int) as(operator, () -> menus.copy(canteen, TODAY, TODAY.plusDays(7), 7)), "a week at once");
        assertEquals(3, (int) as(operator, () -> menus.publish(canteen, TODAY, TODAY.plusDays(7))));
        assertEquals("kitchen.menu.none-to-publish", refused(operator, () -> menus.publish(canteen, TODAY, TODAY.plusDays(7))));
        List<Menus.Row> week = as(ZHONGNING, () -> menus.week(canteen, TODAY));
        assertEquals(7, week.size());
        assertEquals(List.of(true, true, true, false, false, false, false), week.stream().map(Menus.Row::published).toList());
        assertTrue(week.stream().allMatch(Menus.Row::open));
    }

    @Test
    void a_dish_with_a_sample_stays_on_the_menu_and_its_sample_with_it() {
        long menu = written(TODAY, "米饭", "羊肉汤");
        as(operator, () -> log.sample(dish(menu, "羊肉汤"), 125, Instant.now(), "马秀兰"));
        assertEquals("constraint.food_sample_dish_fkey.missing", refused(operator, () -> menus.write(canteen, TODAY, Sitting.LUNCH, null, dishes("米饭"))));
        as(operator, () -> menus.write(canteen, TODAY, Sitting.LUNCH, 1400L, dishes("羊肉汤", "花卷")));
        assertEquals(1, number("select count(*) from care.food_sample s join care.dish d on d.id = s.dish_id where d.menu_id = " + menu + " and d.position = 0"));
        assertEquals(2, number("select count(*) from care.dish where menu_id = " + menu));
    }

    @Test
    void a_sample_of_125_grams_is_kept_48_hours_and_the_seven_fields_are_there() {
        long menu = written(TODAY, "米饭");
        long dish = dish(menu, "米饭");
        assertEquals("kitchen.sample.grams", refused(operator, () -> log.sample(dish, 124, Instant.now(), "马秀兰")));
        long sample = as(operator, () -> log.sample(dish, 125, Instant.now(), "马秀兰"));
        assertEquals("constraint.food_sample_key", refused(operator, () -> log.sample(dish, 130, Instant.now(), "马秀兰")));
        assertEquals("kitchen.sample.too-early", refused(operator, does(() -> log.dispose(sample, "李军"))));
        assertEquals("constraint.food_sample_kept", refused(operator, () -> peek.change("update food_sample set disposed_at = keep_until - interval '1 second', disposed_by = 'x' where id = " + sample)), "the database too");
        assertEquals("constraint.food_sample_stays", refused(operator, () -> peek.change("update food_sample set grams = 200 where id = " + sample)));
        assertEquals("scope.refused", refused(operator, () -> peek.change("delete from food_sample where id = " + sample)));
        long old = sampled(past(TODAY.minusDays(3)), TODAY.minusDays(3).atTime(12, 0));
        as(operator, does(() -> log.dispose(old, "李军")));
        KitchenLog.Served served = as(ZHONGNING, () -> log.served(canteen, TODAY.minusDays(3))).get(0);
        assertEquals(List.of("旧菜", 125, TODAY.minusDays(3).atTime(12, 0).atZone(Clocks.CHINA).toInstant(), Sitting.LUNCH, "x", "李军"), List.of(served.dish(), served.grams(), served.takenAt(), served.sitting(), served.takenBy(), served.disposedBy()));
        assertNotNull(served.disposedAt());
        assertEquals("kitchen.sample.disposed", refused(operator, does(() -> log.dispose(old, "李军"))));
    }

    @Test
    void what_is_missing_is_found_and_goes_when_it_is_done() {
        assertEquals(Map.of(Lack.MENU, 1L, Lack.DISINFECTION, 1L, Lack.SELF_CHECK, 1L), lacks(ZHONGNING));
        long menu = written(TODAY, "米饭", "羊肉汤");
        written(TODAY.plusDays(1), "面条");
        assertEquals(1L, lacks(operator).get(Lack.MENU), "written, and not published");
        assertNull(lacks(operator).get(Lack.SAMPLE), "nobody is served what is not published");
        as(operator, () -> menus.publish(canteen, TODAY, TODAY.plusDays(2)));
        assertEquals(Map.of(Lack.SAMPLE, 2L, Lack.DISINFECTION, 1L, Lack.SELF_CHECK, 1L), lacks(operator));
        as(operator, () -> log.sample(dish(menu, "米饭"), 150, Instant.now(), "马秀兰"));
        assertEquals(1L, lacks(operator).get(Lack.SAMPLE));
        as(operator, () -> log.sample(dish(menu, "羊肉汤"), 150, Instant.now(), "马秀兰"));
        as(operator, () -> log.disinfect(canteen, heat(), Instant.now()));
        run("insert into care.self_check (facility_id, checklist_id, domains, day, made_by, state, done_on) values (" + home + ", (select min(id) from care.checklist), '{FIRE,FOOD}', '" + TODAY.minusDays(29) + "', 'x', 'DONE', '" + TODAY.minusDays(29) + "')");
        assertEquals(Map.of(), lacks(operator));
        run("delete from care.self_check where facility_id = " + home);
        run("insert into care.self_check (facility_id, checklist_id, domains, day, made_by, state, done_on) values (" + home + ", (select min(id) from care.checklist), '{FOOD}', '" + TODAY.minusDays(30) + "', 'x', 'DONE', '" + TODAY.minusDays(30) + "')");
        assertEquals(Map.of(Lack.SELF_CHECK, 1L), lacks(operator), "thirty days ago is too long ago");
    }

    @Test
    void a_sample_never_taken_is_missing_for_two_days_and_a_disposal_from_its_48th_hour() {
        past(TODAY.minusDays(2));
        assertEquals(1L, lacks(ZHONGNING).get(Lack.SAMPLE));
        past(TODAY.minusDays(3));
        assertEquals(1L, lacks(ZHONGNING).get(Lack.SAMPLE));
        sampled(past(TODAY.minusDays(5)), TODAY.minusDays(5).atTime(23, 59));
        sampled(past(TODAY.minusDays(1)), TODAY.minusDays(1).atTime(0, 0));
        assertEquals(1L, lacks(ZHONGNING).get(Lack.DISPOSAL));
        assertEquals(List.of(true, false), as(operator, () -> log.kept(canteen)).stream().map(KitchenLog.Served::overdue).toList());
        assertEquals(TODAY.minusDays(3), as(operator, () -> work.tasks(operator, TODAY)).stream().filter(task -> task.kind().equals("kitchen.task.DISPOSAL")).findFirst().orElseThrow().due());
        assertTrue(as(operator, () -> work.tasks(operator, TODAY)).stream().noneMatch(task -> task.kind().equals("kitchen.task.SAMPLE")), "nobody can take the sample of a past day");
    }

    @Test
    void on_a_closed_day_nothing_is_missing() {
        run("insert into care.canteen_closure (canteen_id, facility_id, from_day, until_day, reason, entered_by) values (" + canteen + ", " + home + ", '" + TODAY + "', '" + TODAY.plusDays(2) + "', '停水', 'x')");
        assertEquals(Map.of(Lack.SELF_CHECK, 1L), lacks(ZHONGNING));
    }

    @Test
    void a_cook_without_a_valid_health_certificate_is_shown() {
        long cook = number("insert into care.staff (facility_id, name, post, employed_from) values (" + home + ", '马秀兰', 'COOK', '2024-01-01') returning id");
        run("insert into care.staff (facility_id, name, post, employed_from) values (" + home + ", '王护理', 'CAREGIVER', '2024-01-01')");
        run("insert into care.staff (facility_id, name, post, employed_from, employed_until) values (" + home + ", '旧厨师', 'COOK', '2024-01-01', '" + TODAY.minusDays(1) + "')");
        run("insert into care.certificate (staff_id, facility_id, kind, number, valid_from, valid_until) values (" + cook + ", " + home + ", 'HEALTH', 'J1', '2024-01-01', '" + TODAY.minusDays(1) + "')");
        assertEquals(1L, lacks(ZHONGNING).get(Lack.CERTIFICATE));
        KitchenLog.Handler handler = as(ZHONGNING, () -> log.handlers(canteen, TODAY)).get(0);
        assertEquals(List.of("马秀兰", false, TODAY.minusDays(1)), List.of(handler.name(), handler.valid(), handler.until()));
        run("update care.certificate set valid_until = '" + TODAY + "' where staff_id = " + cook);
        assertNull(lacks(ZHONGNING).get(Lack.CERTIFICATE), "its last day counts");
    }

    @Test
    void a_purchase_has_its_voucher_and_the_picture_is_seen_with_the_facility() {
        PurchaseDetails details = new PurchaseDetails();
        details.setDay(TODAY);
        details.setSupplier("中宁粮油店");
        details.setWhat("大米");
        details.setAmount("50 公斤");
        assertEquals("constraint.purchase_vouched", refused(operator, () -> log.buy(canteen, details, null, null)));
        assertEquals(0, number("select count(*) from care.purchase where canteen_id = " + canteen));
        as(operator, () -> log.buy(canteen, details, "票据.png", PHOTO));
        details.setVoucher("NX-2026-1");
        as(operator, () -> log.buy(canteen, details, null, null));
        List<Purchase> purchases = as(ZHONGNING, () -> log.purchases(canteen, TODAY));
        assertEquals(2, purchases.size());
        assertNotNull(purchases.get(0).getAttachmentId());
        assertEquals("NX-2026-1", purchases.get(1).getDetails().getVoucher());
        assertEquals("scope.refused", refused(operator, () -> peek.change("update purchase set what = 'x' where canteen_id = " + canteen)));
    }

    @Test
    void another_county_and_another_facility_see_and_write_nothing() {
        long menu = written(TODAY, "米饭");
        long dish = dish(menu, "米饭");
        long sample = as(operator, () -> log.sample(dish, 125, Instant.now(), "马秀兰"));
        as(operator, () -> log.disinfect(canteen, heat(), Instant.now()));
        Scope other = operator(number("select min(id) from care.facility where region_code like '640521%' and id <> " + home), "640521100000");
        for (Scope scope : List.of(SHAPOTOU, other)) {
            for (String table : List.of("menu", "dish", "food_sample", "purchase", "disinfection")) assertEquals(0L, (long) as(scope, () -> peek.count("select count(*) from " + table + " where facility_id = " + home)), table);
            assertEquals("record.not-found", refused(scope, () -> menus.week(canteen, TODAY)));
            assertEquals("record.not-found", refused(scope, () -> log.served(canteen, TODAY)));
            assertTrue(as(scope, () -> kitchens.missing()).stream().noneMatch(row -> row.canteenId() == canteen));
        }
        assertEquals("record.not-found", refused(other, does(() -> log.dispose(sample, "x"))));
        assertEquals("record.not-found", refused(other, () -> menus.write(canteen, TODAY, Sitting.LUNCH, null, dishes("米饭"))));
        long otherHome = other.facilityId();
        assertEquals("scope.refused", refused(other, () -> peek.change("insert into menu (canteen_id, facility_id, day, sitting, written_by) values (" + canteen + ", " + otherHome + ", '" + TODAY + "', 'DINNER', 'x')")));
        assertEquals("access.refused", refused(ZHONGNING, () -> menus.write(canteen, TODAY, Sitting.LUNCH, null, dishes("米饭"))), "the office reads");
    }

    @Test
    void an_inspector_sees_on_the_workbench_how_many_kitchens_lack_something() {
        Scope inspector = new Scope("inspector-640521", Role.INSPECTOR, "640521000000", null, "inspector", "中宁县");
        long lacking = as(inspector, () -> kitchens.missing()).stream().filter(row -> !row.missing().isEmpty()).count();
        assertTrue(lacking > 0);
        assertEquals(String.valueOf(lacking), as(inspector, () -> work.tasks(inspector, TODAY)).get(0).args().get(0));
    }

    private static DisinfectionDetails heat() {
        DisinfectionDetails details = new DisinfectionDetails();
        details.setWhat("餐具");
        details.setMinutes(15);
        details.setCelsius(100);
        details.setDoneBy("马秀兰");
        return details;
    }
}
