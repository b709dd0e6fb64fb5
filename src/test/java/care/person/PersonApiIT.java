package care.person;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import care.TestSession;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The register of persons for outside programs, over HTTP. */
@ArquillianTest
@RunAsClient
class PersonApiIT {
    private static final String PERSONS = "api/v1/persons";

    private static String identity(String fourteen, int order) {
        String seventeen = fourteen + order;
        return seventeen + IdentityNumber.check(seventeen);
    }

    private static String typed(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Long> ids(Http.Answer answer) {
        List<Long> ids = new ArrayList<>();
        answer.json().get("items").forEach(item -> ids.add(item.get("id").asLong()));
        return ids;
    }

    @Test
    void a_person_is_registered_found_by_each_field_amended_and_shown_masked() {
        String identity = identity("64052219450203", 551);
        Http.Answer made = Http.post("county-640522", PERSONS, """
            {"identity":"%s","name":"程接口","regionCode":"640522100000","phone":"13995551234","living":"ALONE","abilityGrade":2,"abilityOn":"2026-01-05","doctorTeam":"海城镇第一团队"}""".formatted(identity));
        assertEquals(201, made.status(), made.body());
        long id = made.json().get("id").asLong();
        for (String query : List.of("name=" + typed("接口"), "name=" + typed("程接口"), "initials=cjk", "identity=" + identity, "phone=13995551234", "name=" + typed("程接") + "&division=640522&living=ALONE&ability=2&bornFrom=1945-02-03&bornTo=1945-02-03"))
            assertTrue(ids(Http.get("county-640522", PERSONS + "?" + query)).contains(id), query);
        for (String query : List.of("name=" + typed("接口") + "&living=OTHER", "name=" + typed("接口") + "&bornFrom=1945-02-04", "name=" + typed("接口") + "&category=DISABILITY", "name=" + typed("程口")))
            assertFalse(ids(Http.get("county-640522", PERSONS + "?" + query)).contains(id), query);
        assertFalse(ids(Http.get("county-640521", PERSONS + "?name=" + typed("接口"))).contains(id));

        JsonNode person = Http.get("county-640522", PERSONS + "/" + id).json();
        assertEquals("程*口", person.get("name").asText());
        assertEquals("640522********" + identity.substring(14), person.get("identity").asText());
        assertEquals("139******34", person.get("phone").asText());
        assertEquals(2, person.get("abilityGrade").asInt());
        assertEquals(0, person.get("categories").size());

        String change = "{\"name\":\"程改名\",\"regionCode\":\"640522100000\",\"diedOn\":\"%s\",\"version\":%d}";
        assertEquals(200, Http.put("county-640522", PERSONS + "/" + id, change.formatted(TestSession.TODAY, person.get("version").asInt())).status());
        assertEquals("record.changed-or-gone", Http.put("county-640522", PERSONS + "/" + id, change.formatted(TestSession.TODAY, person.get("version").asInt())).type(), "the version has moved on");
        JsonNode after = Http.get("county-640522", PERSONS + "/" + id).json();
        assertEquals("程*名", after.get("name").asText());
        assertTrue(after.get("phone").isNull(), "what is left out is unknown");
        assertEquals(404, Http.put("county-640521", PERSONS + "/" + id, change.formatted(TestSession.TODAY, after.get("version").asInt())).status());
        assertEquals(403, Http.put("operator-1", PERSONS + "/" + id, change.formatted(TestSession.TODAY, after.get("version").asInt())).status());
    }

    @Test
    void the_full_number_is_shown_for_a_reason_to_whom_may_see_it_and_that_is_logged() {
        String identity = identity("64050219450304", 553);
        long id = Http.post("county-640502", PERSONS, "{\"identity\":\"%s\",\"name\":\"查全号\",\"regionCode\":\"640502100000\",\"phone\":\"0955-7012345\"}".formatted(identity)).json().get("id").asLong();
        JsonNode full = Http.get("county-640502", PERSONS + "/" + id + "?reveal=" + typed("核对参保")).json();
        assertEquals(List.of("查全号", identity, "0955-7012345"), List.of(full.get("name").asText(), full.get("identity").asText(), full.get("phone").asText()));
        assertEquals(1, number("select count(*) from care.audit_log where use_case = 'People.reveal' and outcome = 'DONE' and detail like '%核对参保%' and detail like '%" + id + "%'"));
        assertEquals(403, Http.get("machine", PERSONS + "/" + id + "?reveal=x").status());
        assertEquals("person.reveal.no-reason", Http.get("county-640502", PERSONS + "/" + id + "?reveal=").type());
        assertEquals(0, number("select count(*) from care.audit_log where detail like '%" + identity + "%'"), "the trail knows no number");
    }

    @Test
    void what_is_wrong_is_named_by_field() {
        String identity = identity("64050219450305", 555);
        String body = "{\"identity\":\"%s\",\"name\":\"%s\",\"regionCode\":\"%s\"%s}";
        assertEquals("name", Http.post("city", PERSONS, body.formatted(identity, " ", "640502100000", "")).json().at("/errors/0/field").asText());
        assertEquals("region.not-a-town", Http.post("city", PERSONS, body.formatted(identity, "某某", "640502000000", "")).type());
        assertEquals("person.ability-without-day", Http.post("city", PERSONS, body.formatted(identity, "某某", "640502100000", ",\"abilityGrade\":3")).type());
        assertEquals("abilityGrade", Http.post("city", PERSONS, body.formatted(identity, "某某", "640502100000", ",\"abilityGrade\":5,\"abilityOn\":\"2026-01-01\"")).json().at("/errors/0/field").asText());
        assertEquals("person.day-to-come", Http.post("city", PERSONS, body.formatted(identity, "某某", "640502100000", ",\"diedOn\":\"" + TestSession.TODAY.plusDays(1) + "\"")).type());
        assertEquals("person.day-before-birth", Http.post("city", PERSONS, body.formatted(identity, "某某", "640502100000", ",\"diedOn\":\"1945-03-04\"")).type());
        assertEquals(422, Http.post("city", PERSONS, body.formatted(identity, "某某", "640502100000", ",\"living\":\"NOWHERE\"")).status());
        assertEquals("person.search.short", Http.get("city", PERSONS + "?name=" + typed("王")).type());
        assertEquals("web.date", Http.get("city", PERSONS + "?bornFrom=1945-13-01").type());
        assertEquals(422, Http.get("city", PERSONS + "?ability=7").status());
        assertEquals(0, number("select count(*) from care.person where born = '1945-03-05' and region_code = '640502100000' and name = '某某'"));
    }
}
