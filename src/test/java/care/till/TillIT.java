package care.till;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.*;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import java.util.regex.*;
import java.util.stream.*;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.*;

/** What the tablet at a table takes along: its own canteens and regulars, nobody else's, at a cost that does not grow with them. */
@ArquillianTest
@RunAsClient
class TillIT {
    private static final LocalDate TODAY = TestSession.TODAY;
    private static final List<Integer> WEEK = List.of(1, 2, 3, 4, 5, 6, 7);
    private static String home;
    private static String county;
    private static String tablet;
    private static String canteen;

    @BeforeAll
    static void prepare() throws SQLException {
        home = value("select facility_id from care.account where username = 'operator-1'");
        county = value("select left(region_code, 6) || '000000' from care.facility where id = " + home);
        canteen = canteen("数据下载", home);
        change("insert into care.canteen_sitting (canteen_id, facility_id, sitting, opens, closes) values (" + canteen + ", " + home + ", 'LUNCH', '11:00', '13:00'), (" + canteen + ", " + home + ", 'DINNER', '17:00', '18:30')");
        change("insert into care.canteen_closure (canteen_id, facility_id, from_day, until_day, reason, entered_by) values (" + canteen + ", " + home + ", date '" + TODAY + "' + 3, date '" + TODAY + "' + 5, '检修灶具', 'x'), (" + canteen + ", " + home + ", date '" + TODAY + "' + 40, date '" + TODAY + "' + 41, '还早', 'x'), (" + canteen + ", " + home + ", date '" + TODAY + "' - 9, date '" + TODAY + "' - 8, '已过', 'x')");
        tablet = "Bearer " + Http.post("operator-1", "api/v1/devices", "{\"id\": null, \"name\": \"平板\"}").json().get("token").asText();
    }

    private static String value(String sql) throws SQLException {
        try (Connection connection = TestSession.owner(); Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getString(1) : null;
        }
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = TestSession.owner(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String canteen(String name, String facility) throws SQLException {
        String id = value("insert into care.canteen (facility_id, code, name, region_code, address, contact, phone, seats, weekdays, licence_number, licence_until, state, state_since) select f.id, 'T' || nextval('care.id_seq'), '" + name + "', f.region_code, '村口', '王芳', '0955-7000000', 40, '{1,2,3,4,5,6,7}', 'JY1', date '" + TODAY + "' + 300, 'OPEN', '" + TODAY + "' from care.facility f where f.id = " + facility + " returning id");
        change("insert into care.canteen_status (canteen_id, facility_id, state, from_day, by_whom) values (" + id + ", " + facility + ", 'OPEN', date '" + TODAY + "' - 30, 'x')");
        return id;
    }

    private static void regular(String canteen, String facility, String person, String called) throws SQLException {
        change("insert into care.canteen_guest (canteen_id, facility_id, person_id, called, added_on) values (" + canteen + ", " + facility + ", " + person + ", '" + called + "', '" + TODAY + "')");
    }

    /** Somebody alive who is no resident of the facility, the nth of them. */
    private static String stranger(String condition, int n) throws SQLException {
        return value("select p.id from care.person p where p.died_on is null and p.merged_into is null and p.facility_id is null and " + condition + " order by p.id offset " + n + " limit 1");
    }

    private static JsonNode down(String user) {
        Http.Answer answer = Http.get(user, "api/v1/canteen-desk");
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static JsonNode table(JsonNode down, String id) {
        return StreamSupport.stream(down.get("canteens").spliterator(), false).filter(one -> one.get("id").asText().equals(id)).findFirst().orElse(null);
    }

    private static JsonNode guest(JsonNode table, String person) {
        return StreamSupport.stream(table.get("guests").spliterator(), false).filter(one -> one.get("personId").asText().equals(person)).findFirst().orElse(null);
    }

    @Test
    void a_table_takes_along_its_hours_its_closed_days_and_who_runs_it() {
        JsonNode down = down(tablet);
        assertEquals("operator-1", down.get("username").asText());
        assertEquals(7, down.get("offlineDays").asInt());
        JsonNode table = table(down, canteen);
        assertEquals("数据下载", table.get("name").asText());
        assertEquals("OPEN", table.get("state").asText());
        assertEquals(40, table.get("seats").asInt());
        assertEquals(WEEK, StreamSupport.stream(table.get("weekdays").spliterator(), false).map(JsonNode::asInt).toList());
        assertEquals("[{\"sitting\":\"LUNCH\",\"opens\":\"11:00:00\",\"closes\":\"13:00:00\"},{\"sitting\":\"DINNER\",\"opens\":\"17:00:00\",\"closes\":\"18:30:00\"}]", table.get("sittings").toString());
        assertEquals("[{\"from\":\"" + TODAY.plusDays(3) + "\",\"until\":\"" + TODAY.plusDays(5) + "\",\"reason\":\"检修灶具\"}]", table.get("closures").toString());
    }

    @Test
    void of_a_regular_it_knows_what_the_meal_needs_and_no_more_and_those_who_left_or_died_are_gone() throws SQLException {
        String poor = stranger("exists (select 1 from care.holding h where h.person_id = p.id and h.category = 'EXTREME_POVERTY' and h.until_day is null) and not exists (select 1 from care.meal_card k where k.person_id = p.id)", 0);
        String old = stranger("p.born <= date '" + TODAY + "' - interval '81 years' and not exists (select 1 from care.holding h where h.person_id = p.id)", 0);
        String young = stranger("p.born > date '" + TODAY + "' - interval '64 years' and not exists (select 1 from care.holding h where h.person_id = p.id)", 0);
        String left = stranger("p.born <= date '" + TODAY + "' - interval '81 years'", 1);
        String dead = stranger("p.born <= date '" + TODAY + "' - interval '81 years'", 2);
        for (String person : List.of(poor, old, young, left, dead)) regular(canteen, home, person, "客" + person);
        change("update care.person set died_on = date '" + TODAY + "' - 1 where id = " + dead);
        change("update care.canteen_guest set left_on = '" + TODAY + "' where canteen_id = " + canteen + " and person_id = " + left);
        change("update care.canteen_guest set called = '张国胜', address = '三队五号', stop = 2 where canteen_id = " + canteen + " and person_id = " + poor);
        change("insert into care.meal_card (number, person_id, region_code, issued_on, issued_by) values ('C0000000T001', " + poor + ", '" + county + "', '" + TODAY + "', 'x')");
        JsonNode table = table(down(tablet), canteen);
        change("update care.person set died_on = null where id = " + dead);
        JsonNode one = guest(table, poor);
        assertEquals("张国胜", one.get("called").asText());
        assertEquals("zgs", one.get("initials").asText());
        assertEquals("C0000000T001", one.get("card").asText());
        assertEquals(value("select right(identity_mask, 4) from care.person where id = " + poor), one.get("identityTail").asText());
        assertEquals(value("select born from care.person where id = " + poor), one.get("born").asText());
        assertEquals("EXTREME_POVERTY", one.get("classes").get(0).asText());
        assertEquals("三队五号 2", one.get("address").asText() + " " + one.get("stop").asInt());
        assertEquals(Set.of("personId", "called", "initials", "card", "born", "identityTail", "classes", "address", "stop"), StreamSupport.stream(Spliterators.spliteratorUnknownSize(one.fieldNames(), 0), false).collect(Collectors.toSet()));
        assertEquals("[\"AGED_80\",\"AGED_65\"]", guest(table, old).get("classes").toString());
        assertEquals("[]", guest(table, young).get("classes").toString());
        assertNull(guest(table, left));
        assertNull(guest(table, dead));
    }

    @Test
    void the_county_s_prices_hold_before_the_city_s_and_what_was_eaten_today_and_the_menus_come_along() throws SQLException {
        String city = county.substring(0, 4) + "00000000";
        change("insert into care.meal_tier (region_code, guest_class, sitting, price_fen, person_fen, district_fen, village_fen, donor_fen, valid_from, basis, entered_by) values ('" + county + "', 'OTHER', 'LUNCH', 1500, 1500, 0, 0, 0, '2020-01-01', 'x', 'x') on conflict do nothing");
        change("insert into care.meal_tier (region_code, guest_class, sitting, price_fen, person_fen, district_fen, village_fen, donor_fen, valid_from, basis, entered_by) values ('" + city + "', 'OTHER', 'LUNCH', 1900, 1900, 0, 0, 0, '2020-01-01', 'x', 'x'), ('" + city + "', 'AGED_80', 'BREAKFAST', 700, 200, 400, 100, 0, '2020-01-01', 'x', 'x') on conflict do nothing");
        String tier = value("select id from care.meal_tier where region_code = '" + county + "' and guest_class = 'OTHER' and sitting = 'LUNCH' and valid_from <= '" + TODAY + "' and (valid_until is null or valid_until > '" + TODAY + "')");
        String person = stranger("not exists (select 1 from care.meal m where m.person_id = p.id)", 5);
        for (String cancelled : List.of("null, null, null", "now(), 'x', '点错'"))
            change("insert into care.meal (canteen_id, facility_id, person_id, day, sitting, guest_class, tier_id, price_fen, person_fen, district_fen, village_fen, donor_fen, way, taken_at, actor, cancelled_at, cancelled_by, cancelled_why) values (" + canteen + ", " + home + ", " + person + ", '" + TODAY + "', 'LUNCH', 'OTHER', " + tier + ", 1500, 1500, 0, 0, 0, 'FACE', now(), 'x', " + cancelled + ")");
        String menu = value("insert into care.menu (canteen_id, facility_id, day, sitting, price_fen, written_by, published_at, published_by) values (" + canteen + ", " + home + ", '" + TODAY + "', 'LUNCH', 1600, 'x', now(), 'x') returning id");
        change("insert into care.dish (menu_id, canteen_id, facility_id, position, name, allergens) values (" + menu + ", " + canteen + ", " + home + ", 1, '清炖羊肉', '{}'), (" + menu + ", " + canteen + ", " + home + ", 2, '花生豆腐', '{PEANUT,SOY}')");
        JsonNode table = table(down(tablet), canteen);
        Map<String, Integer> prices = new HashMap<>();
        table.get("prices").forEach(price -> assertNull(prices.put(price.get("guestClass").asText() + " " + price.get("sitting").asText(), price.get("priceFen").asInt()), "one price for a class and sitting"));
        assertEquals(number("select price_fen from care.meal_tier where id = " + tier), prices.get("OTHER LUNCH").longValue());
        assertEquals(number("select price_fen from care.meal_tier where region_code in ('" + county + "', '" + city + "') and guest_class = 'AGED_80' and sitting = 'BREAKFAST' and valid_from <= '" + TODAY + "' and (valid_until is null or valid_until > '" + TODAY + "') order by region_code desc limit 1"), prices.get("AGED_80 BREAKFAST").longValue());
        assertEquals(1, StreamSupport.stream(table.get("taken").spliterator(), false).filter(one -> one.get("personId").asText().equals(person)).count(), "a cancelled one does not count");
        assertEquals("[{\"day\":\"" + TODAY + "\",\"sitting\":\"LUNCH\",\"priceFen\":1600,\"dishes\":[{\"name\":\"清炖羊肉\",\"allergens\":[]},{\"name\":\"花生豆腐\",\"allergens\":[\"PEANUT\",\"SOY\"]}]}]", table.get("menus").toString());
    }

    @Test
    void another_operator_sees_nothing_of_it_and_who_runs_no_table_is_refused() {
        assertNull(table(down("operator-2"), canteen));
        for (String user : List.of("inspector-640502", "county-640502", "clerk-640522100", "planner")) assertEquals(403, Http.get(user, "api/v1/canteen-desk").status(), user);
        Http.Answer machine = Http.get("machine", "api/v1/canteen-desk");
        assertEquals("403 till.not-a-table", machine.status() + " " + machine.type());
        assertEquals(401, Http.get(null, "api/v1/canteen-desk").status());
    }

    private static long statements() {
        return Http.get(null, "metrics").body().lines().filter(line -> line.startsWith("care_statements_total")).mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ')))).findFirst().orElseThrow();
    }

    /** The least of some tries: a timer may fall between two. */
    private static long cost() {
        return LongStream.range(0, 4).map(n -> {
            long before = statements();
            down(tablet);
            return statements() - before;
        }).min().orElseThrow();
    }

    @Test
    void two_more_tables_and_thirty_more_regulars_cost_as_many_statements() throws SQLException {
        long few = cost();
        for (String name : List.of("东头", "西头")) {
            String more = canteen(name, home);
            for (int n = 10; n < 25; n++) regular(more, home, stranger("true", n), "客" + n);
        }
        assertEquals(15, table(down(tablet), value("select id from care.canteen where name = '西头'")).get("guests").size());
        assertEquals(few, cost());
        assertTrue(few <= 16, few + " statements");
    }

    @Test
    void the_tablet_keeps_its_own_files_and_the_shared_ones_and_they_come_without_a_login() {
        for (Map.Entry<String, String> application : Map.of("visit", "visit", "canteen-desk", "till").entrySet()) {
            String worker = Http.get(null, application.getKey() + "/sw.js").body();
            assertTrue(worker.contains("const NAME = '" + application.getValue() + "';"), worker.substring(0, 200));
            Set<String> files = Pattern.compile("\"(/[^\"]*)\":\"[0-9a-f]{64}\"").matcher(worker).results().map(match -> match.group(1)).collect(Collectors.toSet());
            assertTrue(files.containsAll(Set.of("/" + application.getKey() + "/", "/" + application.getKey() + "/app.js", "/" + application.getKey() + "/words/en.json", "/phone/app.js", "/phone/lib/jsQR.js", "/resources/care/tokens.css")), files.toString());
            assertTrue(files.stream().allMatch(file -> file.startsWith("/" + application.getKey() + "/") || file.startsWith("/phone/") || file.equals("/resources/care/tokens.css")), files.toString());
            assertFalse(files.contains("/phone/worker.js") || files.stream().anyMatch(file -> file.endsWith(".xhtml")), files.toString());
            for (String file : files) assertEquals(200, Http.get(null, file.substring(1)).status(), file);
        }
    }
}
