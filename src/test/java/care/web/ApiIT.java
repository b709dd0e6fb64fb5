package care.web;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import care.TestSession;
import care.person.IdentityNumber;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.*;
import java.util.concurrent.*;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract for outside programs, over HTTP. */
@ArquillianTest
@RunAsClient
class ApiIT {
    private static final String API = "api/v1/";

    private static long facilityIn(String county) {
        return number("select id from care.facility where region_code like '" + county + "%' and filing = 'FILED' and kind = 'WELFARE_HOME' order by id limit 1");
    }

    @Test
    void readiness_includes_the_database_and_metrics_are_served() {
        assertEquals(200, Http.get(null, "health/ready").status());
        assertTrue(Http.get(null, "metrics").body().contains("care_statements_total"));
    }

    @Test
    void a_program_without_a_password_is_told_how_to_log_in() {
        Http.Answer answer = Http.get(null, API + "facilities");
        assertEquals(401, answer.status());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic"));
        assertEquals("access.unknown", answer.type());
    }

    /** Role × feature: 200 may, 403 may not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        city                | 200 | 200 | 200 | 403
        planner             | 200 | 403 | 200 | 403
        county-640502       | 200 | 200 | 200 | 403
        inspector-640521    | 200 | 200 | 200 | 403
        clerk-640522100     | 200 | 200 | 200 | 403
        operator-1          | 200 | 200 | 403 | 403
        security            | 403 | 403 | 403 | 403
        auditor             | 403 | 403 | 403 | 200
        machine             | 200 | 200 | 200 | 403""")
    void each_role_may_do_its_own(String role, int facilities, int persons, int indicators, int audit) {
        assertEquals(facilities, Http.get(role, API + "facilities").status());
        assertEquals(persons, Http.get(role, API + "persons?initials=w").status());
        assertEquals(indicators, Http.get(role, API + "indicators").status());
        assertEquals(audit, Http.get(role, API + "audit/verify").status());
    }

    @ParameterizedTest
    @CsvSource({"county-640502, 640521", "county-640521, 640522", "inspector-640522, 640502", "clerk-640522100, 640521", "operator-1, 640522", "operator-1, 640521"})
    void what_lies_out_of_scope_is_not_there(String account, String county) {
        long hidden = facilityIn(county);
        long stay = number("select id from care.stay where facility_id = " + hidden + " limit 1");
        long person = number("select person_id from care.stay where id = " + stay);
        for (String path : List.of("facilities/" + hidden, "facilities/" + hidden + "/beds", "persons/" + person)) {
            Http.Answer answer = Http.get(account, API + path);
            assertEquals(404, answer.status(), path);
            assertEquals("record.not-found", answer.type());
        }
        assertEquals(0, Http.get(account, API + "facilities?division=" + county).json().get("total").asInt());
        if (account.startsWith("county") || account.startsWith("operator"))
            assertEquals(404, Http.post(account, API + "stays/" + stay + "/end", "{\"on\":\"2026-01-01\",\"reason\":\"OTHER\"}").status());
    }

    @Test
    void a_list_goes_on_from_its_cursor_until_nothing_is_left() {
        Set<String> codes = new HashSet<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = Http.get("city", API + "facilities?limit=20&sort=name&after=" + after).json();
            page.get("items").forEach(item -> assertTrue(codes.add(item.get("code").asText())));
            after = page.get("next").isNull() ? null : page.get("next").asText();
            assertFalse(page.get("totalIsCapped").asBoolean());
            pages++;
        } while (after != null);
        assertEquals(number("select count(*) from care.facility"), codes.size());
        assertTrue(pages >= 3);
        assertEquals("list.cursor", Http.get("city", API + "facilities?after=nonsense").type());
    }

    @Test
    void the_ledger_answers_for_a_day_and_a_period_in_the_shape_of_a_list() {
        JsonNode day = Http.get("city", API + "ledger?on=2022-12-31&by=kind").json();
        assertEquals(number("select count(*) from care.stay where daterange(from_day, until_day) @> date '2022-12-31'"), day.get("sum").get("persons").asLong());
        assertEquals(day.get("items").size(), day.get("total").asInt());
        assertTrue(day.get("next").isNull());
        JsonNode year = Http.get("county-640502", API + "ledger?from=2022-01-01&to=2022-12-31&by=facility").json();
        assertEquals(0, year.get("difference").asInt());
        assertTrue(year.get("sum").get("bedDaysUsed").asLong() > 365);
        assertEquals("ledger.future", Http.get("city", API + "ledger?on=2199-01-01").type());
        assertEquals("ledger.by.unknown", Http.get("city", API + "ledger?by=colour").type());
        assertEquals(404, Http.get("county-640502", API + "ledger?division=640521000000").status());
        assertEquals(403, Http.get("security", API + "ledger").status());
    }

    @Test
    void the_year_of_the_text_is_reproduced() {
        Map<String, JsonNode> stocks = byCode(Http.get("city", API + "indicators?division=640500000000&on=2022-12-31"));
        assertEquals(342, stocks.get("beds.sojourn").get("value").asInt());
        assertEquals("stock", stocks.get("beds.sojourn").get("measure").asText());
        assertEquals(145_889, stocks.get("beds-per-thousand").get("denominator").asInt());
        Map<String, JsonNode> flows = byCode(Http.get("city", API + "indicators?from=2022-01-01&to=2022-12-31"));
        assertEquals(10, flows.get("sojourn.guests").get("value").asInt());
        assertEquals("flow", flows.get("sojourn.guests").get("measure").asText());
        long used = number("select sum(least(coalesce(until_day, date '9999-12-31'), date '2023-01-01') - greatest(from_day, date '2022-01-01')) from care.stay where kind = 'SOJOURN' and from_day <= '2022-12-31' and (until_day is null or until_day > '2022-01-01')");
        assertEquals(used, flows.get("sojourn.bed-days-used").get("value").asLong());
    }

    private static Map<String, JsonNode> byCode(Http.Answer answer) {
        Map<String, JsonNode> figures = new HashMap<>();
        answer.json().get("items").forEach(f -> figures.put(f.get("code").asText(), f));
        return figures;
    }

    @Test
    void every_stock_opens_the_rows_that_make_it_and_counties_add_up_to_the_city() {
        Map<String, JsonNode> city = byCode(Http.get("city", API + "indicators?on=2024-06-30"));
        for (String code : List.of("residents", "beds.in-use", "beds.nursing", "facilities.filed")) {
            long sum = 0;
            for (JsonNode row : Http.get("city", city.get(code).get("rows").asText().substring(1) + "&limit=500").json().get("items")) sum += row.get("n").asLong();
            assertEquals(city.get(code).get("value").asLong(), sum, code);
            long counties = 0;
            for (String county : List.of("640502000000", "640521000000", "640522000000")) counties += byCode(Http.get("city", API + "indicators?on=2024-06-30&division=" + county)).get(code).get("value").asLong();
            assertEquals(sum, counties, code);
        }
        assertEquals(number("select count(*) from care.stay where from_day <= '2024-06-30' and (until_day is null or until_day > '2024-06-30')"), city.get("residents").get("value").asLong());
    }

    @Test
    void the_plan_of_a_past_day_is_reproduced() {
        long facility = facilityIn("640502");
        JsonNode beds = Http.get("city", API + "facilities/" + facility + "/beds?on=2022-12-31").json().get("items");
        assertEquals(number("select count(*) from care.bed_period where facility_id = " + facility + " and from_day <= '2022-12-31' and (until_day is null or until_day > '2022-12-31')"), beds.size());
        long occupied = 0;
        for (JsonNode bed : beds) if (bed.get("occupied").asBoolean()) occupied++;
        assertEquals(number("select count(*) from care.stay where facility_id = " + facility + " and from_day <= '2022-12-31' and (until_day is null or until_day > '2022-12-31')"), occupied);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"name":"甲","kind":"NURSING_HOME","ownership":"PRIVATE","regionCode":"640502999000","address":"x"}                                       | region.unknown             | regionCode
        {"name":"甲","kind":"NURSING_HOME","ownership":"PRIVATE","regionCode":"640502100000","address":"x","creditCode":"91350100M000100Y44"}    | facility.credit-code.check | creditCode
        {"kind":"NURSING_HOME","ownership":"PRIVATE","regionCode":"640502100000","address":"x"}                                                    | input.invalid              | name
        {"name":"甲","kind":"CASTLE","ownership":"PRIVATE","regionCode":"640502100000","address":"x"}                                             | input.malformed            | kind
        {"name":"甲","colour":"red"}                                                                                                               | input.malformed            | colour
        {"name":                                                                                                                                   | input.malformed            |""")
    void bad_input_is_named_by_its_field(String body, String type, String field) {
        Http.Answer answer = Http.post("county-640502", API + "facilities", body);
        assertEquals(422, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""));
        assertEquals(type, answer.type());
        if (field != null) assertEquals(field, answer.json().at("/errors/0/field").asText());
    }

    @Test
    void an_identity_number_that_is_wrong_says_what_is_wrong() {
        assertEquals("person.identity.check", Http.get("city", API + "persons?identity=110105194912310021").type());
        assertEquals("person.identity.fifteen", Http.get("city", API + "persons?identity=110105491231002").type());
    }

    @Test
    void a_stay_is_opened_moved_and_ended_and_conflicts_are_409() {
        long facility = facilityIn("640521");
        String today = TestSession.TODAY.toString();
        List<Long> free = new ArrayList<>();
        for (JsonNode bed : Http.get("county-640521", API + "facilities/" + facility + "/beds").json().get("items"))
            if (!bed.get("occupied").asBoolean() && bed.get("state").asText().equals("IN_USE") && !bed.get("kind").asText().equals("SOJOURN")) free.add(bed.get("id").asLong());
        long person = register("county-640521", "640521194001010");
        long other = register("county-640521", "640521194001020");
        Http.Answer opened = Http.post("county-640521", API + "facilities/" + facility + "/stays", "{\"bedId\":%d,\"personId\":%d,\"from\":\"%s\"}".formatted(free.get(0), person, TestSession.TODAY.minusDays(3)));
        assertEquals(201, opened.status(), opened.body());
        long stay = opened.json().get("id").asLong();
        assertEquals("/api/v1/stays/" + stay, java.net.URI.create(opened.headers().firstValue("Location").orElseThrow()).getPath());
        Http.Answer taken = Http.post("county-640521", API + "facilities/" + facility + "/stays", "{\"bedId\":%d,\"personId\":%d,\"from\":\"%s\"}".formatted(free.get(0), other, today));
        assertEquals(409, taken.status());
        assertEquals("bed.occupied", taken.type());
        assertEquals("person.already-resident", Http.post("county-640521", API + "facilities/" + facility + "/stays", "{\"bedId\":%d,\"personId\":%d,\"from\":\"%s\"}".formatted(free.get(1), person, today)).type());
        Http.Answer moved = Http.post("county-640521", API + "stays/" + stay + "/transfer", "{\"bedId\":%d,\"on\":\"%s\"}".formatted(free.get(1), today));
        assertEquals(200, moved.status(), moved.body());
        long after = moved.json().get("id").asLong();
        assertEquals(200, Http.post("county-640521", API + "stays/" + after + "/end", "{\"on\":\"%s\",\"reason\":\"DISCHARGED\"}".formatted(TestSession.TODAY.plusDays(1))).status());
        assertEquals("residence.stay.ended", Http.post("county-640521", API + "stays/" + after + "/end", "{\"on\":\"%s\",\"reason\":\"DISCHARGED\"}".formatted(TestSession.TODAY.plusDays(1))).type());
        assertEquals(403, Http.post("planner", API + "stays/" + after + "/end", "{\"on\":\"2026-01-01\",\"reason\":\"OTHER\"}").status());
    }

    private static long register(String account, String head) {
        String seventeen = head + (100 + head.hashCode() % 90 + 90) % 1000;
        seventeen = (seventeen + "11").substring(0, 17);
        Http.Answer answer = Http.post(account, API + "persons", "{\"identity\":\"%s\",\"name\":\"接口试\",\"regionCode\":\"%s100000\"}".formatted(seventeen + IdentityNumber.check(seventeen), head.substring(0, 6)));
        assertEquals(201, answer.status(), answer.body());
        return answer.json().get("id").asLong();
    }

    @Test
    void the_same_key_makes_one_record_also_at_the_same_moment_and_another_body_is_refused() throws Exception {
        String body = "{\"name\":\"幂等养老院\",\"kind\":\"NURSING_HOME\",\"ownership\":\"PRIVATE\",\"regionCode\":\"640502100000\",\"address\":\"x\"}";
        String key = UUID.randomUUID().toString();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Http.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) answers.add(threads.submit(() -> Http.post("county-640502", API + "facilities", body, "Idempotency-Key", key)));
        Set<String> bodies = new HashSet<>();
        for (Future<Http.Answer> answer : answers) {
            assertEquals(201, answer.get().status(), answer.get().body());
            bodies.add(answer.get().body());
        }
        threads.shutdown();
        assertEquals(1, bodies.size());
        assertEquals(1, number("select count(*) from care.facility where name = '幂等养老院'"));
        Http.Answer other = Http.post("county-640502", API + "facilities", body.replace("幂等", "别的"), "Idempotency-Key", key);
        assertEquals(409, other.status());
        assertEquals("web.idempotency.other", other.type());
    }

    @ParameterizedTest
    @CsvSource({"facilities?limit=abc, 422", "facilities?kind=FOO, 422", "indicators?on=2026-02-30, 422", "indicators?on=%2B999999999-12-31, 422", "indicators?division=640502000000, 404", "indicators?division=1, 422",
        "indicators/beds.all/rows?division=1, 422", "indicators/none/rows, 404", "persons?name=%00, 404", "facilities?sort=nonsense, 200"})
    void whatever_is_asked_oddly_is_answered_and_never_with_a_fault(String path, int status) {
        assertEquals(status, Http.get("county-640521", API + path).status());
    }

    @Test
    void a_division_is_the_callers_own_unless_said() {
        assertEquals(47_230, byCode(Http.get("county-640521", API + "indicators")).get("beds-per-thousand").get("denominator").asInt());
    }

    @Test
    void the_rows_of_licences_and_of_guests_add_up_to_their_figures() {
        JsonNode licences = byCode(Http.get("city", API + "indicators")).get("licences.expiring");
        assertEquals(licences.get("value").asInt(), Http.get("city", licences.get("rows").asText().substring(1)).json().get("total").asInt());
        JsonNode guests = byCode(Http.get("city", API + "indicators?from=2022-01-01&to=2022-12-31")).get("sojourn.guests");
        Set<Long> persons = new HashSet<>();
        Http.get("city", guests.get("rows").asText().substring(1) + "&limit=500").json().get("items").forEach(row -> persons.add(row.get("personId").asLong()));
        assertEquals(guests.get("value").asInt(), persons.size());
    }

    @Test
    void moves_within_a_town_are_neither_and_town_flows_add_up_with_the_moves_between_them() {
        Map<String, JsonNode> city = byCode(Http.get("city", API + "indicators?from=2022-01-01&to=2022-12-31"));
        long first = number("select count(*) from care.stay s where from_day between '2022-01-01' and '2022-12-31' and not exists (select 1 from care.stay b where b.person_id = s.person_id and b.until_day = s.from_day)");
        long last = number("select count(*) from care.stay s where until_day between '2022-01-01' and '2022-12-31' and not exists (select 1 from care.stay n where n.person_id = s.person_id and n.from_day = s.until_day)");
        assertEquals(first, city.get("admissions").get("value").asLong());
        assertEquals(last, city.get("departures").get("value").asLong());
        long before = byCode(Http.get("city", API + "indicators?on=2021-12-31")).get("residents").get("value").asLong();
        assertEquals(byCode(Http.get("city", API + "indicators?on=2022-12-31")).get("residents").get("value").asLong(), before + first - last);
    }

    @Test
    void messages_follow_the_language_asked_for() {
        assertEquals("没有找到这条记录，或者不在您的管辖范围内。", Http.get("city", API + "facilities/999999999").json().get("detail").asText());
        assertTrue(Http.post("county-640502", API + "facilities", "{}", "Accept-Language", "en").json().get("detail").asText().matches("[\\x20-\\x7e]+"));
    }

    @Test
    void the_interface_describes_itself() {
        String description = Http.get(null, "openapi?format=JSON").body();
        for (String path : List.of("/api/v1/divisions", "/api/v1/facilities/{id}/stays", "/api/v1/indicators", "/api/v1/audit/verify")) assertTrue(description.contains(path), path);
        assertEquals(200, Http.get(null, "public/api.xhtml").status());
    }

    @Test
    void a_broken_chain_is_found_and_named_even_when_the_tables_owner_broke_it() throws Exception {
        for (int i = 0; i < 3; i++) Http.get("city", API + "persons/" + number("select min(id) from care.person"));
        assertTrue(Http.get("auditor", API + "audit/verify").json().get("intact").asBoolean());
        long victim = number("select max(n) - 1 from care.audit_log");
        try (var owner = TestSession.owner()) {
            owner.setAutoCommit(true);
            try (var statement = owner.createStatement()) {
                statement.executeUpdate("update care.audit_log set actor = actor || 'x' where n = " + victim);
                JsonNode broken = Http.get("auditor", API + "audit/verify").json();
                statement.executeUpdate("update care.audit_log set actor = left(actor, -1) where n = " + victim);
                assertFalse(broken.get("intact").asBoolean());
                assertEquals(victim, broken.get("firstBroken").asLong());
            }
        }
        assertTrue(Http.get("auditor", API + "audit/verify").json().get("intact").asBoolean());
    }
}
