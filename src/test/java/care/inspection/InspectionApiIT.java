package care.inspection;

import static org.junit.jupiter.api.Assertions.*;

import care.*;
import care.kernel.Clocks;
import java.sql.*;
import java.time.LocalDate;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Inspections and findings for outside programs: a state only through its predecessor, all answers of a call or none, and nothing of another county. */
@ArquillianTest
@RunAsClient
class InspectionApiIT {
    private static final String COUNTY = "county-640521";

    private static String said(Http.Answer answer) {
        return answer.status() + " " + answer.type();
    }

    private static String value(String sql) throws SQLException {
        try (Connection connection = TestSession.owner(); Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getString(1) : null;
        }
    }

    @Test
    void an_inspection_is_arrived_at_answered_and_recorded_in_that_order() throws SQLException {
        String home = value("select id from care.facility where region_code like '640521%' and filing = 'FILED' and id not in (select facility_id from care.account where facility_id is not null) order by id offset 8 limit 1");
        String id = value("insert into care.inspection (facility_id, form, ground, domains, planned_from, planned_until, state, assigned_by) values (" + home + ", 'CASE', '接口', '{GAS}', '" + LocalDate.now(Clocks.CHINA) + "', '" + LocalDate.now(Clocks.CHINA).plusDays(3) + "', 'PLANNED', 'x') returning id");
        String first = value("select id from care.officer where region_code = '640521000000' and active and certificate_until > '" + LocalDate.now(Clocks.CHINA) + "' and not exists (select 1 from care.officer_conflict c where c.officer_id = officer.id) order by id limit 1");
        String second = value("select id from care.officer where region_code = '640521000000' and active and certificate_until > '" + LocalDate.now(Clocks.CHINA) + "' and not exists (select 1 from care.officer_conflict c where c.officer_id = officer.id) order by id offset 1 limit 1");
        String at = "api/v1/inspections/" + id;
        assertEquals("404 record.not-found", said(Http.get("county-640502", at)));
        assertEquals("409 inspection.not-started", said(Http.post(COUNTY, at + "/answers", "{\"answers\": [{\"code\": \"GAS-01\", \"outcome\": \"CONFORM\"}]}")));
        assertEquals("409 inspection.not-started", said(Http.post(COUNTY, at + "/record", "{\"facilitySigner\": \"张院长\"}")));
        String arrival = "{\"code\": \"" + value("select code from care.facility where id = " + home) + "\", \"how\": \"TYPED\", \"day\": \"" + LocalDate.now(Clocks.CHINA) + "\", \"time\": \"00:00\", \"purpose\": \"核实\", \"noPlace\": \"室内\", \"officers\": [%s]}";
        Http.Answer alone = Http.post(COUNTY, at + "/arrival", arrival.formatted(first));
        assertEquals("422 inspection.officers.two", said(alone));
        assertEquals("officers", alone.json().at("/errors/0/field").asText());
        Http.Answer started = Http.post(COUNTY, at + "/arrival", arrival.formatted(first + "," + second), "Idempotency-Key", "arrival-" + id);
        assertEquals("STARTED", started.json().path("state").asText(), started.body());
        assertEquals(started.body(), Http.post(COUNTY, at + "/arrival", arrival.formatted(first + "," + second), "Idempotency-Key", "arrival-" + id).body(), "sent again it is the same arrival");
        assertEquals("409 inspection.state.refused", said(Http.post(COUNTY, at + "/arrival", arrival.formatted(first + "," + second))));
        assertEquals("422 inspection.item-outside", said(Http.post(COUNTY, at + "/answers", "{\"answers\": [{\"code\": \"GAS-01\", \"outcome\": \"CONFORM\"}, {\"code\": \"FIRE-01\", \"outcome\": \"CONFORM\"}]}")));
        assertEquals("0", value("select count(*) from care.inspection_answer where inspection_id = " + id), "all or none");
        StringBuilder answers = new StringBuilder();
        Http.get(COUNTY, at).json().get("items").forEach(item -> answers.append(answers.length() == 0 ? "" : ",").append("{\"code\": ").append(item.get("code")).append(", \"outcome\": \"CONFORM\"}"));
        assertEquals(200, Http.post(COUNTY, at + "/answers", "{\"answers\": [" + answers + "]}").status());
        assertEquals("RECORDED", Http.post(COUNTY, at + "/record", "{\"facilitySigner\": \"张院长\"}").json().get("state").asText());
        assertEquals("409 inspection.not-started", said(Http.post(COUNTY, at + "/record", "{\"facilitySigner\": \"张院长\"}")));
        assertEquals(403, Http.post("machine", at + "/record", "{\"facilitySigner\": \"张院长\"}").status());
    }

    @Test
    void a_finding_is_closed_only_after_it_has_passed() throws SQLException {
        String rectifying = value("select x.id from care.finding x join care.facility f on f.id = x.facility_id where f.region_code like '640521%' and x.state = 'ANSWERED' order by x.id limit 1");
        assertEquals("409 rectification.state.refused", said(Http.post(COUNTY, "api/v1/findings/" + rectifying + "/close", "")));
        assertEquals("404 record.not-found", said(Http.post("county-640502", "api/v1/findings/" + rectifying + "/close", "")));
        assertEquals(403, Http.post("operator-1", "api/v1/findings/" + rectifying + "/close", "").status());
        Http.Answer list = Http.get("machine", "api/v1/findings?state=ANSWERED&limit=500");
        assertTrue(list.json().get("items").size() > 0);
        list.json().get("items").forEach(item -> assertEquals("ANSWERED", item.get("state").asText()));
        assertTrue(list.json().at("/items/0/dueOn").asText().matches("\\d{4}-\\d{2}-\\d{2}") && list.json().at("/items/0/age").isInt());
    }
}
