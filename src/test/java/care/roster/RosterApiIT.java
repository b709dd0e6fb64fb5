package care.roster;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rosters and comparisons as programs ask for them. */
@ArquillianTest
@RunAsClient
class RosterApiIT {
    private static final String API = "api/v1/rosters";

    private static long roster(String category, String asOf) {
        return number("select id from care.roster where category = '" + category + "' and as_of = '" + asOf + "' and region_code = '640500000000'");
    }

    @Test
    void rosters_are_listed_by_category_day_and_division_latest_first() {
        JsonNode page = Http.get("machine", API + "?category=SUBSISTENCE_RURAL&on=2022-12-31&limit=1").json();
        assertEquals("2022-12-01", page.at("/items/0/asOf").asText());
        assertEquals(6600, page.at("/items/0/lines").asInt());
        assertEquals("ACCEPTED", page.at("/items/0/state").asText());
        assertEquals(2, page.get("total").asInt());
        assertEquals("2022-11-01", Http.get("machine", API + "?category=SUBSISTENCE_RURAL&on=2022-12-31&limit=1&after=" + page.get("next").asText()).json().at("/items/0/asOf").asText());
        assertEquals(0, Http.get("machine", API + "?category=EXTREME_POVERTY&division=640521000000").json().get("total").asInt());
        assertEquals(64, Http.get("machine", API + "/" + page.at("/items/0/id").asLong()).json().get("sha256").asText().length());
        assertEquals(422, Http.get("machine", API + "?category=NONE").status());
    }

    @Test
    void a_county_reads_the_citys_roster_with_its_own_lines_only() {
        long id = roster("EXTREME_POVERTY", "2022-12-01");
        JsonNode lines = Http.get("county-640522", API + "/" + id + "/lines?limit=500").json();
        assertEquals(number("select count(*) from care.roster_line where roster_id = " + id + " and region_code like '640522%'"), lines.get("total").asLong());
        for (JsonNode line : lines.get("items")) {
            assertTrue(line.get("regionCode").asText().startsWith("640522"));
            assertTrue(line.get("identity").isNull() || line.get("identity").asText().contains("********"), line.toString());
        }
    }

    @Test
    void the_comparison_of_the_texts_month_is_there_already_and_its_rows_can_be_walked() {
        long newer = roster("EXTREME_POVERTY", "2022-12-01");
        long older = roster("EXTREME_POVERTY", "2022-11-01");
        Http.Answer answer = Http.post("city", API + "/" + newer + "/differences?against=" + older, "");
        assertEquals(200, answer.status());
        assertEquals(119, answer.json().get("added").asInt());
        assertEquals(14, answer.json().get("left").asInt());
        Set<Long> seen = new HashSet<>();
        String after = "";
        do {
            JsonNode page = Http.get("city", answer.json().get("rows").asText().substring(1) + "?kind=NEW&limit=50&after=" + after).json();
            page.get("items").forEach(row -> assertTrue(seen.add(row.get("id").asLong())));
            after = page.get("next").isNull() ? null : page.get("next").asText();
        } while (after != null);
        assertEquals(119, seen.size());
        assertEquals(404, Http.get("county-640502", answer.json().get("rows").asText().substring(1)).status());
    }

    @Test
    void a_new_comparison_is_created_once_whatever_its_key() {
        long newer = roster("SUBSISTENCE_URBAN", "2022-11-01");
        long older = roster("SUBSISTENCE_URBAN", "2022-12-01");
        String path = API + "/" + newer + "/differences?against=" + older;
        Http.Answer first = Http.post("machine", path, "", "Idempotency-Key", "compare-backwards");
        assertEquals(201, first.status());
        assertEquals(394, first.json().get("left").asInt());
        assertTrue(first.headers().firstValue("Location").orElse("").endsWith("rosters/differences/" + first.json().get("id").asLong()));
        Http.Answer replayed = Http.post("machine", path, "", "Idempotency-Key", "compare-backwards");
        assertEquals(201, replayed.status());
        assertEquals(first.json(), replayed.json());
        Http.Answer kept = Http.post("machine", path, "");
        assertEquals(200, kept.status());
        assertEquals(first.json(), kept.json());
        assertEquals("roster.difference.category", Http.post("machine", API + "/" + newer + "/differences?against=" + roster("SUBSISTENCE_RURAL", "2022-12-01"), "").type());
        assertEquals("web.json.missing", Http.post("machine", API + "/" + newer + "/differences", "").type());
        assertEquals(404, Http.post("machine", API + "/1/differences?against=" + older, "").status());
    }

    @Test
    void what_has_been_accepted_is_not_accepted_again() {
        long id = roster("EXTREME_POVERTY", "2022-12-01");
        assertEquals("roster.state.refused", Http.post("city", API + "/" + id + "/accept", "").type());
        assertEquals("roster.not-yours", Http.post("county-640502", API + "/" + id + "/accept", "").type());
    }

    /** Who reads rosters, and who compares them: 201 with a new comparison, 200 with a kept one. */
    @ParameterizedTest
    @CsvSource({"city, 200, true", "county-640521, 200, true", "clerk-640522100, 200, false", "machine, 200, true", "planner, 403, false", "operator-1, 403, false", "auditor, 403, false", "security, 403, false", "inspector-640502, 403, false"})
    void each_role_may_do_its_own(String user, int reads, boolean compares) {
        assertEquals(reads, Http.get(user, API).status());
        int status = Http.post(user, API + "/" + roster("EXTREME_POVERTY", "2022-12-01") + "/differences?against=" + roster("EXTREME_POVERTY", "2022-11-01"), "").status();
        assertTrue(compares ? status == 200 || status == 201 : status == 403, user + " " + status);
    }
}
