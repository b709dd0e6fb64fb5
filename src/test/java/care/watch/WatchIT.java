package care.watch;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.checklist.*;
import care.facility.Facilities;
import care.inspection.*;
import care.joint.*;
import care.kernel.*;
import care.rectification.Findings;
import jakarta.inject.Inject;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.*;

/**
 * What the watch finds and what it does not, at a canteen of its own in Zhongning with two seats that has been serving lunch from 11 to 13
 * every day for eight days, and another one of the same facility; and what becomes of an alert.
 */
class WatchIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static final Scope TOWN = new Scope("clerk-640521100", Role.TOWNSHIP_CLERK, "640521100000", null, "clerk", "");

    @Inject
    Alerts alerts;
    @Inject
    WatchWork work;
    @Inject
    NightlyWatch nightly;
    @Inject
    Inspections inspections;
    @Inject
    Facilities facilities;
    @Inject
    Peek peek;

    private long home;
    private long table;
    private long other;
    private long tier;
    private long person;
    private Scope operator;

    @BeforeEach
    void open() {
        home = number("insert into care.facility (code, name, initials, kind, ownership, region_code, address, filing, filing_since) values ('640521-986', '预警试验院', 'yjsy', 'NURSING_HOME', 'PRIVATE', '640521100000', '一路', 'FILED', '2024-01-01') returning id");
        table = canteen("640521-T986", "东桌");
        other = canteen("640521-T987", "西桌");
        tier = number("insert into care.meal_tier (region_code, guest_class, sitting, price_fen, person_fen, district_fen, village_fen, donor_fen, valid_from, valid_until, basis, entered_by) values ('640521000000', 'OTHER', 'LUNCH', 1400, 1400, 0, 0, 0, '2001-01-01', '2001-01-02', '试验', 'x') returning id");
        person = person("王国胜");
        operator = operator(home, "640521100000");
    }

    private long canteen(String code, String name) {
        long id = number("insert into care.canteen (facility_id, code, name, region_code, address, contact, phone, seats, weekdays, licence_number, licence_until, state, state_since) values (" + home + ", '" + code + "', '" + name
            + "', '640521100000', '一路', '马秀兰', '0955-1', 2, '{1,2,3,4,5,6,7}', 'JY1', '2999-12-31', 'OPEN', '2024-01-01') returning id");
        run("insert into care.canteen_status (canteen_id, facility_id, state, from_day, by_whom) values (" + id + ", " + home + ", 'OPEN', '" + day(-8) + "', 'x')");
        run("insert into care.canteen_sitting (canteen_id, facility_id, sitting, opens, closes) values (" + id + ", " + home + ", 'LUNCH', '11:00', '13:00')");
        return id;
    }

    private long person(String name) {
        return number("insert into care.person (identity_hash, identity_cipher, identity_mask, name, initials, sex, born, region_code) values (sha256(convert_to('watch " + name + "', 'UTF8')), '\\x00', '640521********0000', '" + name + "', 'x', 'MALE', '1940-01-01', '640521100000') returning id");
    }

    /** Whatever the tests left at the facility, in whatever order the tables want it. */
    @AfterEach
    void forget() throws SQLException {
        Deque<String> left = new ArrayDeque<>();
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select table_name from information_schema.columns c join pg_class k on k.relname = c.table_name and k.relkind = 'r' and k.relnamespace = 'care'::regnamespace where c.table_schema = 'care' and c.column_name = 'facility_id' and c.table_name not in ('person', 'audit_log', 'account')")) {
                while (found.next()) left.add(found.getString(1));
            }
            statement.execute("delete from care.clue_event where clue_id in (select id from care.clue where facility_id = " + home + ")");
            statement.execute("update care.person set facility_id = null where facility_id = " + home);
            for (int tries = left.size() * 6; !left.isEmpty() && tries > 0; tries--) {
                String next = left.poll();
                try {
                    statement.execute("delete from care." + next + " where facility_id = " + home);
                } catch (SQLException later) {
                    left.add(next);
                }
            }
            assertEquals(0, left.size(), left.toString());
            for (String kept : List.of("stock_day", "stock_month")) statement.execute("delete from care." + kept + " where facility_id = " + home);       // what the stays' going wrote anew
            statement.execute("delete from care.facility where id = " + home);
            statement.execute("delete from care.meal_tier where id = " + tier);
            statement.execute("delete from care.person where identity_hash in (select sha256(convert_to('watch ' || name, 'UTF8')) from care.person where identity_mask = '640521********0000')");
            statement.execute("delete from care.officer where certificate_number like 'YJ-%' and id not in (select officer_id from care.inspection_officer)");
        }
    }

    private void run(String sql) {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long meal(long at, Long who, LocalDate day, String time, String way) {
        return number("insert into care.meal (canteen_id, facility_id, person_id, day, sitting, guest_class, tier_id, price_fen, person_fen, district_fen, village_fen, donor_fen, way, taken_at, actor, proof) values (" + at + ", " + home + ", " + who + ", '" + day + "', 'LUNCH', 'OTHER', " + tier
            + ", 1400, 1400, 0, 0, 0, '" + way + "', timestamp '" + day + " " + time + "' at time zone 'Asia/Shanghai', 'x', 'x') returning id");
    }

    private long meal(Long who, LocalDate day) {
        return meal(table, who, day, "12:00", who == null ? "WALK_IN" : "CARD");
    }

    private void meals(LocalDate day, int times) {
        for (int i = 0; i < times; i++) meal(null, day);
    }

    private void forgetMeals() {
        run("delete from care.alert_line where facility_id = " + home + "; delete from care.alert where facility_id = " + home + "; delete from care.meal_doubt where facility_id = " + home + "; delete from care.meal where facility_id = " + home + "; delete from care.meal_count where facility_id = " + home);
    }

    private void look() {
        run("select care.watch_canteens('" + TODAY + "')");
    }

    private long count(AlertKind kind) {
        return number("select count(*) from care.alert where kind = '" + kind + "' and canteen_id = " + table);
    }

    /** The alert of that kind about the table. */
    private long found(AlertKind kind) {
        assertEquals(1, count(kind), kind.name());
        return number("select id from care.alert where kind = '" + kind + "' and canteen_id = " + table);
    }

    /** The days of its evidence, counted from today. */
    private List<Long> days(AlertKind kind) {
        return as(ZHONGNING, () -> alerts.lines(found(kind))).stream().map(line -> line.day().toEpochDay() - TODAY.toEpochDay()).toList();
    }

    private Object run(Scope scope, Runnable action) {
        return as(scope, () -> {
            action.run();
            return null;
        });
    }

    private String refused(Scope scope, Callable<?> action) {
        return assertThrows(RuleViolation.class, () -> as(scope, action)).code();
    }

    private String refused(Scope scope, Runnable action) {
        return assertThrows(RuleViolation.class, () -> run(scope, action)).code();
    }

    private static LocalDate day(int fromToday) {
        return TODAY.plusDays(fromToday);
    }

    @Test
    void six_open_days_without_a_meal_are_nothing_and_seven_are_an_alert() {
        meal(null, day(-7));
        look();
        assertEquals(0, count(AlertKind.IDLE_TABLE));
        forgetMeals();
        meal(null, day(-8));
        look();
        Alert idle = as(TOWN, () -> alerts.get(found(AlertKind.IDLE_TABLE)));
        assertEquals(List.of(day(-7), day(-1), "640521100000", AlertState.NEW), List.of(idle.getFirstDay(), idle.getLastDay(), idle.getOfficeCode(), idle.getState()));
        assertEquals(List.of(List.of("7", day(-7).toString(), day(-1).toString(), day(-8).toString())), as(TOWN, () -> alerts.lines(idle.getId())).stream().map(Alerts.Line::args).toList());
    }

    @Test
    void days_on_which_it_is_shut_are_no_idle_days() {
        meal(null, day(-8));
        run("insert into care.canteen_closure (canteen_id, facility_id, from_day, until_day, reason, entered_by) values (" + table + ", " + home + ", '" + day(-4) + "', '" + day(-3) + "', '停水', 'x')");
        look();
        assertEquals(0, count(AlertKind.IDLE_TABLE));
    }

    @Test
    void it_is_found_once_kept_up_to_date_and_marked_when_it_does_not_show_any_more() {
        look();
        long idle = found(AlertKind.IDLE_TABLE);
        look();
        nightly.run();
        assertEquals(idle, found(AlertKind.IDLE_TABLE));
        assertEquals(1, number("select count(*) from care.alert_line where alert_id = " + idle));
        meal(null, day(-8));
        look();
        assertEquals(day(-7), as(TOWN, () -> alerts.get(found(AlertKind.IDLE_TABLE))).getFirstDay());
        long late = meal(null, day(-4));
        look();
        assertEquals(TODAY, as(TOWN, () -> alerts.get(idle)).getGoneOn());
        run("update care.meal set cancelled_at = now(), cancelled_by = 'x', cancelled_why = 'x' where id = " + late);
        look();
        assertEquals(idle, found(AlertKind.IDLE_TABLE));
        assertNull(as(TOWN, () -> alerts.get(idle)).getGoneOn(), "a cancelled meal is none");
    }

    @Test
    void what_was_decided_does_not_count_again_and_seven_more_days_do() {
        look();
        long idle = found(AlertKind.IDLE_TABLE);
        run(TOWN, () -> alerts.take(idle));
        run(TOWN, () -> alerts.dismiss(idle, "冬季停业"));
        look();
        assertEquals(1, count(AlertKind.IDLE_TABLE));
        run("update care.alert set last_day = '" + day(-7) + "' where id = " + idle);
        look();
        assertEquals(1, count(AlertKind.IDLE_TABLE), "six more days");
        run("update care.alert set last_day = '" + day(-8) + "' where id = " + idle);
        look();
        assertEquals(2, count(AlertKind.IDLE_TABLE));
        assertEquals(day(-8), as(TOWN, () -> alerts.get(idle)).getLastDay(), "a decided one stays as it was");
    }

    @Test
    void a_subsidy_without_a_meal_for_sixty_days_is_an_alert_for_the_county() {
        run("insert into care.canteen_grant (canteen_id, facility_id, kind, amount_fen, paid_on, reference, entered_by) values (" + table + ", " + home + ", 'OPERATION', 3000050, '" + day(-60) + "', '拨款1', 'x')");
        look();
        assertEquals(0, count(AlertKind.SUBSIDY_WITHOUT_MEALS), "the sixtieth day is not over");
        run("update care.canteen_grant set paid_on = '" + day(-61) + "' where canteen_id = " + table);
        look();
        Alert alert = as(ZHONGNING, () -> alerts.get(found(AlertKind.SUBSIDY_WITHOUT_MEALS)));
        assertEquals("640521000000", alert.getOfficeCode());
        assertEquals(List.of("@canteen.GrantKind.OPERATION", "30000.50", day(-61).toString(), "60", "拨款1"), as(ZHONGNING, () -> alerts.lines(alert.getId())).get(0).args());
        forgetMeals();
        run("update care.canteen_grant set paid_on = '" + day(-70) + "' where canteen_id = " + table);
        long meal = meal(null, day(-10));
        look();
        assertEquals(0, count(AlertKind.SUBSIDY_WITHOUT_MEALS), "a meal on the sixtieth day");
        run("update care.canteen_grant set paid_on = '" + day(-71) + "' where canteen_id = " + table);
        look();
        assertEquals(1, count(AlertKind.SUBSIDY_WITHOUT_MEALS), "one on the day after it is too late");
        assertTrue(meal > 0);
    }

    private void doubt(long at, long first, String code) {
        run("insert into care.meal_doubt (canteen_id, facility_id, person_id, day, sitting, way, taken_at, actor, code, other_meal_id) values (" + at + ", " + home + ", " + person + ", '" + day(-2) + "', 'LUNCH', 'CARD', timestamp '" + day(-2) + " 12:30' at time zone 'Asia/Shanghai', 'x', '" + code + "', " + first + ")");
    }

    @Test
    void one_person_at_two_tables_for_one_sitting_is_an_alert_and_twice_at_the_same_table_is_none() {
        long first = meal(person, day(-2));
        doubt(table, first, "meal.already-taken");
        look();
        assertEquals(0, count(AlertKind.TWO_TABLES));
        forgetMeals();
        long elsewhere = meal(other, person, day(-2), "11:30", "CARD");
        doubt(table, elsewhere, "meal.closed-day");
        look();
        assertEquals(0, count(AlertKind.TWO_TABLES), "a doubt of another kind");
        doubt(table, elsewhere, "meal.already-taken");
        doubt(table, elsewhere, "meal.already-taken");
        look();
        long alert = found(AlertKind.TWO_TABLES);
        List<Alerts.Line> lines = as(ZHONGNING, () -> alerts.lines(alert));
        assertEquals(List.of("watch.line.first", "watch.line.again"), lines.stream().map(Alerts.Line::code).toList());
        assertEquals(List.of("王*胜", day(-2).toString(), "@canteen.Sitting.LUNCH", "西桌", "11:30"), lines.get(0).args());
        assertEquals(elsewhere, lines.get(0).mealId());
        assertEquals("640521000000", as(ZHONGNING, () -> alerts.get(alert)).getOfficeCode());
    }

    @Test
    void a_meal_on_the_day_of_death_is_none_and_one_the_day_after_is() {
        run("update care.person set died_on = '" + day(-10) + "' where id = " + person);
        meal(person, day(-10));
        long cancelled = meal(person, day(-8));
        run("update care.meal set cancelled_at = now(), cancelled_by = 'x', cancelled_why = '点错' where id = " + cancelled);
        look();
        assertEquals(0, count(AlertKind.AFTER_DEATH));
        meal(person, day(-9));
        look();
        assertEquals(List.of(-9L), days(AlertKind.AFTER_DEATH));
        meal(person, day(-3));
        look();
        assertEquals(List.of(-9L, -3L), days(AlertKind.AFTER_DEATH), "one alert for a person");
        long alert = found(AlertKind.AFTER_DEATH);
        assertEquals("watch.not-yours", refused(TOWN, () -> alerts.take(alert)));
        run(ZHONGNING, () -> alerts.take(alert));
        run(ZHONGNING, () -> alerts.dismiss(alert, "死亡日期登记有误"));
        look();
        assertEquals(1, count(AlertKind.AFTER_DEATH), "the same meals do not come back");
        meal(person, day(-2));
        look();
        assertEquals(2, count(AlertKind.AFTER_DEATH), "another one does");
    }

    private long bed(String kind) {
        long building = number("insert into care.building (facility_id, name) values (" + home + ", '" + kind + "') returning id");
        long room = number("insert into care.room (facility_id, building_id, floor, number) values (" + home + ", " + building + ", 1, '101') returning id");
        long bed = number("insert into care.bed (facility_id, room_id, label) values (" + home + ", " + room + ", 'A') returning id");
        run("insert into care.bed_period (bed_id, facility_id, kind, state, from_day) values (" + bed + ", " + home + ", '" + kind + "', 'IN_USE', '2024-01-01')");
        return bed;
    }

    private long stay(long who, long bed, LocalDate from, LocalDate until) {
        return number("insert into care.stay (person_id, bed_id, facility_id, kind, from_day, until_day, end_reason) values (" + who + ", " + bed + ", " + home + ", 'RESIDENT', '" + from + "', '" + until + "', 'DISCHARGED') returning id");
    }

    @Test
    void in_hospital_or_in_a_facility_is_whoever_is_there_that_day_and_not_on_leave() {
        long stay = stay(person, bed("ORDINARY"), day(-20), day(-5));
        run("insert into care.stay_leave (stay_id, facility_id, kind, from_day, until_day) values (" + stay + ", " + home + ", 'HOSPITAL', '" + day(-15) + "', '" + day(-10) + "'), (" + stay + ", " + home + ", 'HOME', '" + day(-9) + "', '" + day(-7) + "')");
        for (int day : List.of(-21, -20, -8, -5)) meal(person, day(day));
        look();
        assertEquals(0, count(AlertKind.IN_HOSPITAL) + count(AlertKind.IN_FACILITY), "before, on the day of moving in, on leave at home, on the day of leaving");
        for (int day : List.of(-19, -16, -15, -11, -10, -7, -6)) meal(person, day(day));
        look();
        assertEquals(List.of(-15L, -11L), days(AlertKind.IN_HOSPITAL), "from the first day to the last but the day of return");
        assertEquals(List.of(-19L, -16L, -10L, -7L, -6L), days(AlertKind.IN_FACILITY));
        assertEquals("640521100000", as(TOWN, () -> alerts.get(found(AlertKind.IN_FACILITY))).getOfficeCode());
    }

    @Test
    void whoever_is_cared_for_at_home_may_eat_at_the_table() {
        long lives = person("马兰");
        stay(lives, bed("HOME"), day(-20), day(-5));
        meal(lives, day(-10));
        look();
        assertEquals(0, count(AlertKind.IN_FACILITY));
    }

    @Test
    void two_seats_feed_four_in_a_sitting_and_not_five() {
        meals(day(-3), 4);
        meal(table, null, day(-3), "12:00", "DELIVERY");
        look();
        assertEquals(0, count(AlertKind.OVER_SEATS));
        meals(day(-3), 1);
        look();
        assertEquals(List.of(-3L), days(AlertKind.OVER_SEATS));
        assertEquals(List.of(day(-3).toString(), "@canteen.Sitting.LUNCH", "5", "2", "2"), as(TOWN, () -> alerts.lines(found(AlertKind.OVER_SEATS))).get(0).args());
    }

    @Test
    void an_hour_before_and_after_the_sitting_is_in_order_and_a_minute_more_is_not() {
        meal(table, null, day(-3), "10:00", "WALK_IN");
        meal(table, null, day(-3), "14:00", "WALK_IN");
        meal(table, null, day(-3), "20:00", "DELIVERY");
        look();
        assertEquals(0, count(AlertKind.OUT_OF_HOURS));
        long early = meal(table, person, day(-3), "09:59", "CARD");
        long late = meal(table, null, day(-2), "14:01", "WALK_IN");
        look();
        List<Alerts.Line> lines = as(TOWN, () -> alerts.lines(found(AlertKind.OUT_OF_HOURS)));
        assertEquals(List.of(early, late), lines.stream().map(Alerts.Line::mealId).toList());
        assertEquals(List.of("王*胜", day(-3).toString(), "@canteen.Sitting.LUNCH", day(-3) + " 09:59", "11:00", "13:00"), lines.get(0).args());
    }

    @Test
    void five_meals_on_seven_open_days_in_a_row_are_an_alert_and_six_days_or_four_meals_are_none() {
        for (int day = -8; day <= -3; day++) meals(day(day), 5);
        look();
        assertEquals(0, count(AlertKind.SAME_COUNTS));
        run("insert into care.canteen_closure (canteen_id, facility_id, from_day, until_day, reason, entered_by) values (" + table + ", " + home + ", '" + day(-2) + "', '" + day(-1) + "', '停水', 'x')");
        meals(day(-1), 5);
        look();
        Alert same = as(TOWN, () -> alerts.get(found(AlertKind.SAME_COUNTS)));
        assertEquals(List.of(day(-8), day(-1)), List.of(same.getFirstDay(), same.getLastDay()));
        assertEquals(List.of("7", day(-8).toString(), day(-1).toString(), "@canteen.Sitting.LUNCH", "5"), as(TOWN, () -> alerts.lines(same.getId())).get(0).args());
        forgetMeals();
        for (int day = -8; day <= -1; day++) if (day != -2) meals(day(day), 4);
        look();
        assertEquals(0, count(AlertKind.SAME_COUNTS));
    }

    private long idle() {
        look();
        return found(AlertKind.IDLE_TABLE);
    }

    @Test
    void the_operator_sees_it_once_it_is_asked_answers_and_does_not_decide() {
        long id = idle();
        assertEquals("record.not-found", refused(operator, () -> alerts.get(id)));
        assertEquals(0L, (long) as(operator, () -> peek.count("select count(*) from alert") + peek.count("select count(*) from alert_line")));
        run(TOWN, () -> alerts.take(id));
        assertEquals("record.not-found", refused(operator, () -> alerts.answer(id, "停水")));
        run(TOWN, () -> alerts.ask(id, "为何一直没有人就餐？"));
        assertEquals(1L, (long) as(operator, () -> peek.count("select count(*) from alert")));
        assertEquals(1, as(operator, () -> alerts.lines(id)).size());
        assertEquals(List.of(), as(operator, () -> alerts.events(id)), "what the office wrote down stays there");
        assertEquals(List.of("watch.task.ASKED"), as(operator, () -> work.tasks(operator, TODAY)).stream().map(care.workbench.Task::kind).toList());
        assertEquals("access.refused", refused(operator, () -> alerts.dismiss(id, "x")));
        assertEquals("scope.refused", refused(operator, () -> peek.change("update alert set state = 'DISMISSED', reason = 'x', decided_on = current_date, decided_by = 'x' where id = " + id)));
        assertEquals("watch.no-answer", refused(operator, () -> alerts.answer(id, " ")));
        run(operator, () -> alerts.answer(id, "冬季停业，附公告"));
        assertEquals("watch.state.refused", refused(operator, () -> alerts.answer(id, "再说一次")));
        assertEquals("watch.task.ANSWERED", as(TOWN, () -> work.tasks(TOWN, TODAY)).stream().filter(task -> task.link().endsWith("=" + id)).findFirst().orElseThrow().kind());
        run(TOWN, () -> alerts.accept(id, "公告属实"));
        assertEquals(AlertState.EXPLAINED, as(operator, () -> alerts.get(id)).getState());
        assertEquals(List.of("watch.event.explained", "watch.event.answered", "watch.event.asked", "watch.event.taken"), as(TOWN, () -> alerts.events(id)).stream().map(Alerts.Event::code).toList());
        assertEquals("constraint.alert_state_order", refused(ZHONGNING, () -> peek.change("update alert set state = 'TAKEN', decided_on = null, decided_by = null where id = " + id)));
    }

    @Test
    void another_county_another_town_and_another_facility_see_nothing() {
        long id = idle();
        run(TOWN, () -> alerts.take(id));
        run(TOWN, () -> alerts.ask(id, "为何一直没有人就餐？"));
        Scope elsewhere = operator(number("select min(id) from care.facility where region_code like '640521%' and id <> " + home), "640521100000");
        for (Scope scope : List.of(SHAPOTOU, CLERK, elsewhere)) {
            assertEquals("record.not-found", refused(scope, () -> alerts.get(id)));
            for (String name : List.of("alert", "alert_line", "alert_event")) assertEquals(0L, (long) as(scope, () -> peek.count("select count(*) from " + name + " where facility_id = " + home)), name);
            assertTrue(as(scope, () -> alerts.list(AlertKind.IDLE_TABLE, null, Slice.first(500))).items().stream().noneMatch(row -> row.id() == id));
        }
        assertEquals("scope.refused", refused(ZHONGNING, () -> peek.change("insert into alert (kind, facility_id, key, office_code, first_day, last_day, found_on, seen_on, state) values ('IDLE_TABLE', " + home + ", '', '640521000000', current_date, current_date, current_date, current_date, 'NEW')")));
        assertEquals("scope.refused", refused(ZHONGNING, () -> peek.change("delete from alert_line where alert_id = " + id)));
    }

    @Test
    void a_town_hands_to_the_county_what_needs_an_inspection() {
        long id = idle();
        assertTrue(as(TOWN, () -> work.tasks(TOWN, TODAY)).stream().anyMatch(task -> task.link().endsWith("=" + id)));
        assertTrue(as(ZHONGNING, () -> work.tasks(ZHONGNING, TODAY)).stream().noneMatch(task -> task.link().endsWith("=" + id)));
        run(TOWN, () -> alerts.take(id));
        assertEquals("access.refused", refused(TOWN, () -> alerts.inspect(id, List.of(Domain.FUNDS), officers(), TODAY)));
        run(TOWN, () -> alerts.pass(id));
        assertEquals("watch.not-yours", refused(TOWN, () -> alerts.take(id)));
        assertTrue(as(ZHONGNING, () -> work.tasks(ZHONGNING, TODAY)).stream().anyMatch(task -> task.link().endsWith("=" + id)));
    }

    private List<Long> officers() {
        List<Long> officers = new ArrayList<>();
        for (String number : List.of("YJ-1", "YJ-2")) {
            run("insert into care.officer (region_code, name, department, certificate_number, certificate_until) values ('640521000000', '预警" + number + "', 'CIVIL_AFFAIRS', '" + number + "', '2999-12-31') on conflict (certificate_number) do nothing");
            officers.add(number("select id from care.officer where certificate_number = '" + number + "'"));
        }
        return officers;
    }

    @Test
    void an_idle_table_becomes_a_case_and_its_inspection_a_finding() {
        long id = idle();
        run(ZHONGNING, () -> alerts.take(id));
        assertEquals("watch.until", refused(ZHONGNING, () -> alerts.inspect(id, List.of(Domain.FUNDS), officers(), day(-1))));
        assertEquals("inspection.officers.two", refused(ZHONGNING, () -> alerts.inspect(id, List.of(Domain.FUNDS), officers().subList(0, 1), TODAY)));
        assertEquals(AlertState.TAKEN, as(ZHONGNING, () -> alerts.get(id)).getState());
        long inspection = as(ZHONGNING, () -> alerts.inspect(id, List.of(Domain.FUNDS), officers(), TODAY));
        Alert alert = as(ZHONGNING, () -> alerts.get(id));
        assertEquals("老饭桌预警：东桌，连续空转，" + alert.getFirstDay() + " 至 " + alert.getLastDay(), as(ZHONGNING, () -> inspections.get(inspection)).getGround());
        assertEquals(List.of(), as(ZHONGNING, () -> alerts.findings(id)));
        Arrival arrival = new Arrival();
        arrival.setCode("640521-986");
        arrival.setDay(TODAY);
        arrival.setTime("00:00");
        arrival.setPurpose("核实预警");
        arrival.setNoPlace("没有信号");
        arrival.setOfficers(new ArrayList<>(officers()));
        run(ZHONGNING, () -> inspections.start(inspection, arrival));
        List<Inspections.Line> lines = as(ZHONGNING, () -> inspections.lines(inspection));
        lines.forEach(line -> run(ZHONGNING, () -> inspections.answer(inspection, line.itemId(), line == lines.get(0) ? Conformity.DEFICIENT : Conformity.CONFORM, null, line == lines.get(0) ? "补贴到账后长期空转" : null, null)));
        run(ZHONGNING, () -> inspections.record(inspection, "情况属实", "张院长", null, null));
        List<Findings.Row> found = as(ZHONGNING, () -> alerts.findings(id));
        assertEquals(List.of("补贴到账后长期空转"), found.stream().map(Findings.Row::note).toList());
        assertEquals("watch.state.refused", refused(ZHONGNING, () -> alerts.inspect(id, List.of(Domain.FUNDS), officers(), TODAY)));
    }

    @Test
    void an_alert_becomes_a_clue_once_which_the_operator_never_sees() {
        long id = idle();
        ClueDetails details = new ClueDetails();
        details.setKind(ClueKind.SUBSIDY);
        details.setSubject("疑似空转套取补贴");
        run(ZHONGNING, () -> alerts.take(id));
        run(ZHONGNING, () -> alerts.ask(id, "为何一直没有人就餐？"));
        long clue = as(ZHONGNING, () -> alerts.becomeClue(id, details));
        assertEquals(1, number("select count(*) from care.clue where id = " + clue + " and source = 'CANTEEN_WATCH' and kind = 'SUBSIDY' and source_id = " + id + " and region_code = '640521000000' and reference like '老饭桌预警：东桌%'"));
        assertEquals("watch.state.refused", refused(ZHONGNING, () -> alerts.becomeClue(id, details)));
        assertEquals("record.not-found", refused(operator, () -> alerts.get(id)));
    }
}
