package care.mealsettlement;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.canteen.*;
import care.kernel.*;
import care.meal.*;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.time.*;
import java.util.*;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.function.Executable;

/** The month of a canteen: to the fen, in its order, and corrected by a version that pays the difference. */
class MealSettlementsIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    /** Long ago, where the demonstration has no meals. */
    private static YearMonth month = YearMonth.from(TODAY).minusMonths(20);
    private static final Scope TOWN = new Scope("clerk-town", Role.TOWNSHIP_CLERK, "640502000000", null, "clerk", "");
    @Inject
    MealSettlements settlements;
    @Inject
    MealPayments payments;
    @Inject
    Meals meals;
    @Inject
    CanteenRegistry registry;
    private long canteen;
    private long facility;
    private Scope operator;

    @BeforeEach
    void aMonthOfMeals() {
        month = month.minusMonths(1);
        facility = number("select facility_id from canteen where code = 'C-640502-002'");
        canteen = number("select id from canteen where code = 'C-640502-002'");
        operator = operator(facility, "640502100000");
        eat(3, "EXTREME_POVERTY", 0, 1200, 200, 0);
        eat(5, "AGED_65", 1000, 400, 0, 0);
        eat(2, "OTHER", 1400, 0, 0, 0);
    }

    /** Meals at lunch, one a day. */
    private void eat(int count, String guestClass, int person, int district, int village, int donor) {
        sql("insert into meal (canteen_id, facility_id, person_id, day, sitting, guest_class, tier_id, price_fen, person_fen, district_fen, village_fen, donor_fen, way, taken_at, actor) select c.id, c.facility_id, case when '" + guestClass + "' = 'OTHER' then null else (select person_id from canteen_guest where canteen_id = c.id order by person_id offset "
            + guestClass.length() + " limit 1) end, date '" + month.atDay(1) + "' + n, 'LUNCH', '" + guestClass + "', (select id from meal_tier order by id limit 1), 1400, " + person + ", " + district + ", " + village + ", " + donor + ", 'FACE', timestamptz '" + month.atDay(1) + " 12:00+08' + n * interval '1 day', 't' from canteen c, generate_series(0, " + (count - 1) + ") n where c.id = " + canteen);
    }

    private void sql(String statement) {
        try (Connection connection = owner.getConnection(); Statement s = connection.createStatement()) {
            s.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private MealSettlements.Row drawn() {
        as(operator, () -> settlements.draw(month));
        return latest();
    }

    private MealSettlements.Row latest() {
        return as(operator, () -> settlements.list(month, null, canteen, null, new Slice("number", true, null, 0, 10))).items().get(0);
    }

    private void step(Scope scope, Executable what) {
        as(scope, () -> {
            try {
                what.execute();
            } catch (RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
    }

    private String refusal(Scope scope, Executable what) {
        return assertThrows(RuleViolation.class, () -> step(scope, what)).code();
    }

    @Test
    void each_fen_is_that_of_the_meals() {
        MealSettlements.Row row = drawn();
        assertEquals(10, row.meals());
        assertEquals(new Split(5 * 1000 + 2 * 1400, 3 * 1200 + 5 * 400, 3 * 200, 0), row.split());
        assertEquals(3 * 1200 + 5 * 400, row.dueFen());
        List<MealSettlements.Line> lines = as(operator, () -> settlements.lines(row.id()));
        assertEquals(row.split(), lines.stream().map(MealSettlements.Line::sum).reduce(Split.NOTHING, Split::plus));
        MealSettlements.Line free = lines.stream().filter(line -> line.guestClass() == GuestClass.EXTREME_POVERTY).findFirst().orElseThrow();
        Rows<MealSettlements.Meal> behind = as(operator, () -> settlements.meals(row.id(), free.tierId(), 0L, Slice.first(50)));
        assertEquals(3, behind.total());
        assertEquals(free.sum(), behind.items().stream().map(MealSettlements.Meal::split).reduce(Split.NOTHING, Split::plus));
        assertEquals(10, as(operator, () -> settlements.meals(row.id(), null, null, Slice.first(50))).total());
    }

    @Test
    void drawing_again_draws_it_anew_until_it_is_confirmed() {
        drawn();
        eat(1, "SUBSISTENCE", 400, 800, 150, 50);
        MealSettlements.Row again = drawn();
        assertEquals(11, again.meals());
        assertEquals(1, again.versionNo());
        step(operator, () -> settlements.confirm(again.id()));
        assertEquals(0, as(operator, () -> settlements.draw(month)));
        assertEquals(11, latest().meals());
    }

    @Test
    void a_confirmed_months_meals_stay() {
        MealSettlements.Row row = drawn();
        step(operator, () -> settlements.confirm(row.id()));
        long meal = number("select min(id) from meal where canteen_id = " + canteen + " and day >= date '" + month.atDay(1) + "' and day < date '" + month.plusMonths(1).atDay(1) + "'");
        assertEquals("meal.month-settled", refusal(operator, () -> meals.cancel(meal, "点错了")));
        assertThrows(IllegalStateException.class, () -> eat(1, "AGED_80", 700, 600, 100, 0), "not even past the product");
        assertEquals(10, as(operator, () -> settlements.meals(row.id(), null, null, Slice.first(50))).total());
    }

    @Test
    void it_goes_from_the_table_to_the_town_to_the_county_and_two_people_look_at_it() {
        MealSettlements.Row row = drawn();
        assertEquals("mealsettlement.state.refused", refusal(TOWN, () -> settlements.check(row.id())));
        assertEquals("access.refused", refusal(TOWN, () -> settlements.confirm(row.id())));
        step(operator, () -> settlements.confirm(row.id()));
        step(TOWN, () -> settlements.check(row.id()));
        Scope same = new Scope("clerk-town", Role.COUNTY_OFFICER, "640502000000", null, "", "");
        assertEquals("constraint.meal_settlement_two_offices", refusal(same, () -> settlements.approve(row.id())));
        assertEquals("record.not-found", refusal(ZHONGNING, () -> settlements.approve(row.id())));
        step(SHAPOTOU, () -> settlements.approve(row.id()));
        long file = as(SHAPOTOU, () -> payments.send());
        String sent = new String(as(SHAPOTOU, () -> payments.file(file)).bytes(), StandardCharsets.UTF_8);
        String line = sent.lines().filter(text -> text.startsWith(row.number())).findFirst().orElseThrow();
        assertTrue(line.endsWith(",56.00"), line);
        assertTrue(line.contains(month.toString()) && !line.contains("*"), line);
        assertEquals(SettlementState.SENT, latest().state());
        assertTrue(as(ZHONGNING, () -> payments.all()).stream().noneMatch(payment -> payment.id() == file));
    }

    @Test
    void what_was_returned_is_drawn_as_a_new_version_with_its_reason() {
        MealSettlements.Row row = drawn();
        step(operator, () -> settlements.confirm(row.id()));
        assertEquals("mealsettlement.no-reason", refusal(TOWN, () -> settlements.sendBack(row.id(), " ")));
        step(TOWN, () -> settlements.sendBack(row.id(), "两份用餐登记重复"));
        MealSettlements.Row again = drawn();
        assertEquals(2, again.versionNo());
        assertEquals("两份用餐登记重复", as(operator, () -> settlements.get(again.id())).getReason());
        assertEquals(again.split().districtFen(), again.dueFen(), "nothing was paid yet");
    }

    @Test
    void a_correction_of_what_was_paid_pays_the_difference() {
        MealSettlements.Row row = drawn();
        step(operator, () -> settlements.confirm(row.id()));
        step(TOWN, () -> settlements.check(row.id()));
        step(SHAPOTOU, () -> settlements.approve(row.id()));
        as(SHAPOTOU, () -> payments.send());
        sql("update meal_settlement set state = 'PAID', paid_on = current_date, paid_fen = district_fen - before_fen, bank_reference = 'x' where id = " + row.id());
        step(SHAPOTOU, () -> settlements.replace(row.id(), "一份特困用餐登记错人"));
        long meal = number("select min(id) from meal where guest_class = 'EXTREME_POVERTY' and canteen_id = " + canteen + " and day >= date '" + month.atDay(1) + "' and day < date '" + month.plusMonths(1).atDay(1) + "'");
        assertEquals("meal.cancel-late", refusal(operator, () -> meals.cancel(meal, "登记错人")), "so long ago it is the town's");
        step(TOWN, () -> meals.cancel(meal, "登记错人"));
        MealSettlements.Row corrected = drawn();
        assertEquals(2, corrected.versionNo());
        assertEquals(9, corrected.meals());
        assertEquals(-1200, corrected.dueFen());
        assertEquals(10, as(operator, () -> settlements.meals(row.id(), null, null, Slice.first(50))).total(), "the first version still opens the meals it was drawn from");
        step(operator, () -> settlements.confirm(corrected.id()));
        step(TOWN, () -> settlements.check(corrected.id()));
        step(SHAPOTOU, () -> settlements.approve(corrected.id()));
        long file = as(SHAPOTOU, () -> payments.send());
        assertTrue(new String(as(SHAPOTOU, () -> payments.file(file)).bytes(), StandardCharsets.UTF_8).lines().anyMatch(line -> line.startsWith(corrected.number()) && line.endsWith(",-12.00")));
    }

    @Test
    void a_month_is_confirmed_as_it_stands() {
        MealSettlements.Row row = drawn();
        eat(1, "SUBSISTENCE", 400, 800, 150, 50);
        assertEquals("mealsettlement.draw-anew", refusal(operator, () -> settlements.confirm(row.id())));
        MealSettlements.Row again = drawn();
        assertEquals(11, again.meals());
        step(operator, () -> settlements.confirm(again.id()));
    }

    @Test
    void what_the_bank_returns_goes_with_the_next_file_and_what_comes_to_nothing_needs_none() {
        MealSettlements.Row row = drawn();
        step(operator, () -> settlements.confirm(row.id()));
        step(TOWN, () -> settlements.check(row.id()));
        step(SHAPOTOU, () -> settlements.approve(row.id()));
        as(SHAPOTOU, () -> payments.send());
        step(SHAPOTOU, () -> settlements.bounce(row.id(), "户名不符"));
        long next = as(SHAPOTOU, () -> payments.send());
        assertTrue(new String(as(SHAPOTOU, () -> payments.file(next)).bytes(), StandardCharsets.UTF_8).contains(row.number()));
    }

    @Test
    void a_correction_down_to_no_meal_takes_everything_back() {
        MealSettlements.Row row = drawn();
        step(operator, () -> settlements.confirm(row.id()));
        step(TOWN, () -> settlements.check(row.id()));
        step(SHAPOTOU, () -> settlements.approve(row.id()));
        as(SHAPOTOU, () -> payments.send());
        sql("update meal_settlement set state = 'PAID', paid_on = current_date, paid_fen = district_fen - before_fen, bank_reference = 'x' where id = " + row.id());
        step(SHAPOTOU, () -> settlements.replace(row.id(), "全部虚报"));
        sql("update meal set cancelled_at = clock_timestamp(), cancelled_by = 't', cancelled_why = '虚报' where cancelled_at is null and canteen_id = " + canteen + " and day >= date '" + month.atDay(1) + "' and day < date '" + month.plusMonths(1).atDay(1) + "'");
        MealSettlements.Row nothing = drawn();
        assertEquals(0, nothing.meals());
        assertEquals(-row.dueFen(), nothing.dueFen());
    }

    @Test
    void a_month_that_runs_is_not_accounted() {
        assertEquals("mealsettlement.month-runs", refusal(operator, () -> settlements.draw(YearMonth.from(TODAY))));
        assertEquals("mealsettlement.month-runs", refusal(operator, () -> settlements.draw(null)));
    }

    @Test
    void a_canteen_that_has_not_said_where_to_pay_stops_the_file_by_name() {
        MealSettlements.Row row = drawn();
        step(operator, () -> settlements.confirm(row.id()));
        step(TOWN, () -> settlements.check(row.id()));
        step(SHAPOTOU, () -> settlements.approve(row.id()));
        String saved = "payee, payee_bank, payee_cipher, payee_mask";
        sql("create table if not exists kept_payee as select id, " + saved + " from canteen where id = " + canteen);
        sql("update canteen set payee = null, payee_bank = null, payee_cipher = null, payee_mask = null where id = " + canteen);
        RuleViolation none = assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> payments.send()));
        assertEquals("mealsettlement.no-payee", none.code());
        sql("update canteen c set (payee, payee_bank, payee_cipher, payee_mask) = (select k.payee, k.payee_bank, k.payee_cipher, k.payee_mask from kept_payee k where k.id = c.id) where id = " + canteen);
        sql("drop table kept_payee");
        assertTrue(as(SHAPOTOU, () -> payments.send()) > 0);
        assertEquals("mealsettlement.nothing-to-pay", refusal(SHAPOTOU, () -> payments.send()));
    }
}
