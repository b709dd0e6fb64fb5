package care.assessment;

import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.*;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Scoring for outside programs, over HTTP. */
@ArquillianTest
@RunAsClient
class AssessmentApiIT {
    private static final String SCORE = "api/v1/assessments/score";

    private static String body(Map<String, ?> items, String more) {
        return "{\"items\":{" + items.entrySet().stream().map(e -> "\"" + e.getKey() + "\":" + e.getValue()).collect(Collectors.joining(",")) + "}" + more + "}";
    }

    private static Map<String, Object> with(String item, Object points) {
        Map<String, Object> items = new TreeMap<>(GoldenStandard.points(90));
        if (points == null) items.remove(item);
        else items.put(item, points);
        return items;
    }

    @Test
    void the_26_items_come_in_the_standards_order_with_90_points_in_all() {
        JsonNode answer = Http.get("machine", "api/v1/assessments/items").json();
        assertEquals(26, answer.get("total").asInt());
        assertTrue(answer.get("next").isNull());
        List<String> items = new ArrayList<>();
        answer.get("items").forEach(item -> items.add(item.get("code").asText() + item.get("maximum").asInt()));
        assertEquals(GoldenStandard.STANDARD.items().stream().map(i -> i.code() + i.maximum()).toList(), items);
        assertEquals("{\"code\":\"feeding\",\"name\":\"进食\",\"group\":\"SELF_CARE\",\"maximum\":4}", answer.get("items").get(0).toString());
    }

    @Test
    void points_become_total_band_grade_and_overrides_and_nothing_is_kept() {
        for (String user : List.of("machine", "operator-1", "county-640521", "clerk-640522100")) {
            Http.Answer answer = Http.post(user, SCORE, body(GoldenStandard.points(71), ",\"coma\":false,\"diagnoses\":[\"F00\"],\"riskEvents30d\":0"));
            assertEquals(200, answer.status(), answer.body());
            assertEquals("{\"total\":71,\"band\":1,\"grade\":2,\"overrides\":[\"DIAGNOSIS\"]}", answer.body());
        }
        assertEquals("{\"total\":90,\"band\":0,\"grade\":0,\"overrides\":[]}", Http.post("machine", SCORE, body(GoldenStandard.points(90), "")).body());
        assertEquals("{\"total\":90,\"band\":0,\"grade\":4,\"overrides\":[\"COMA\",\"RISK_EVENTS\"]}", Http.post("machine", SCORE, body(GoldenStandard.points(90), ",\"coma\":true,\"diagnoses\":[],\"riskEvents30d\":2")).body());
        assertEquals(403, Http.post("auditor", SCORE, body(GoldenStandard.points(90), "")).status());
        assertEquals(401, Http.post(null, SCORE, body(GoldenStandard.points(90), "")).status());
    }

    @Test
    void what_is_wrong_is_refused_by_the_items_name() {
        Map<String, Map<String, Object>> faults = new LinkedHashMap<>();
        faults.put("assessment.item.missing", with("walking", null));
        faults.put("assessment.item.range", with("walking", 5));
        faults.put("assessment.item.unknown", with("walkin", 1));
        faults.forEach((code, items) -> {
            Http.Answer answer = Http.post("machine", SCORE, body(items, ""));
            assertEquals(422, answer.status(), answer.body());
            assertEquals(code, answer.type());
            assertEquals(1, answer.json().get("errors").size());
            assertEquals(code.endsWith("unknown") ? "walkin" : "walking", answer.json().get("errors").get(0).get("field").asText());
        });
        for (Object points : List.of("-1", "1.5", "null", "99999999999999999999", "1e999999999")) {
            JsonNode error = Http.post("machine", SCORE, body(with("stairs", points), "")).json();
            assertEquals(422, error.get("status").asInt(), points + " " + error);
            assertEquals("stairs", error.get("errors").get(0).get("field").asText(), error.toString());
        }
        JsonNode wrongType = Http.post("machine", SCORE, body(with("stairs", "\"many\""), "")).json();
        assertEquals("items.stairs", wrongType.get("errors").get(0).get("field").asText(), wrongType.toString());
        JsonNode several = Http.post("machine", SCORE, "{\"items\":{\"feeding\":9},\"diagnoses\":[\"dementia\"]}").json();
        assertEquals(27, several.get("errors").size(), "one out of range, 25 missing, one diagnosis");
        assertTrue(several.get("detail").asText().contains("grooming"), several.toString());
        assertEquals("items", Http.post("machine", SCORE, "{}").json().get("errors").get(0).get("field").asText());
        assertEquals(422, Http.post("machine", SCORE, "").status());
    }

    @Test
    void a_persons_assessments_are_listed_latest_first_in_scope_only() {
        String person = String.valueOf(Http.number("select person_id from care.assessment a join care.person p on p.id = a.person_id where p.region_code like '640521%' and not exists (select 1 from care.stay s join care.facility f on f.id = s.facility_id and f.region_code like '640502%' where s.person_id = p.id) group by person_id order by count(*) desc limit 1"));
        JsonNode list = Http.get("county-640521", "api/v1/persons/" + person + "/assessments").json();
        assertTrue(list.get("total").asInt() > 1, list.toString());
        assertTrue(list.get("items").get(0).get("assessedOn").asText().compareTo(list.get("items").get(1).get("assessedOn").asText()) > 0);
        assertEquals(404, Http.get("county-640502", "api/v1/persons/" + person + "/assessments").status());
    }
}
