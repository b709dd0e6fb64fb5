package care.access;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import care.TestSession;
import java.util.Base64;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Who may log a phone in, what its token opens, and everything that ends it. */
@ArquillianTest
@RunAsClient
class DevicesIT {
    private static Http.Answer login(String user, UUID id) {
        return Http.post(user, "api/v1/devices", "{\"id\": " + (id == null ? null : "\"" + id + "\"") + ", \"name\": \"手机\"}");
    }

    private static String bearer(Http.Answer issued) {
        assertEquals(201, issued.status(), issued.body());
        return "Bearer " + issued.json().get("token").asText();
    }

    private static int opens(String bearer) {
        return Http.get(bearer, "api/v1/inspections?limit=1").status();
    }

    private static void byOwner(String sql) throws java.sql.SQLException {
        try (var owner = TestSession.owner(); var statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void only_who_inspects_or_puts_right_logs_a_phone_in() {
        for (String user : new String[] {"city", "planner", "auditor", "security", "machine", "clerk-640522100"}) {
            Http.Answer refused = login(user, null);
            assertEquals("403 device.not-for-you", refused.status() + " " + refused.type(), user);
        }
        Http.Answer inspector = login("inspector-640502", null);
        assertEquals(201, inspector.status(), inspector.body());
        assertEquals("inspector-640502", inspector.json().get("username").asText());
        assertEquals("INSPECTOR", inspector.json().get("role").asText());
        assertEquals(7, inspector.json().get("offlineDays").asInt());
        assertEquals(5, inspector.json().get("pinTries").asInt());
        assertEquals(1600, inspector.json().get("photoPixels").asInt());
        assertEquals(32, Base64.getUrlDecoder().decode(inspector.json().get("token").asText()).length);
        assertEquals(32, Base64.getDecoder().decode(inspector.json().get("key").asText()).length);
        assertEquals(number("select id from care.officer where username = 'inspector-640502'"), inspector.json().get("officerId").asLong());
        Http.Answer operator = login("operator-1", null);
        assertTrue(operator.json().get("officerId").isNull());
        assertEquals(1, number("select count(*) from care.facility f join care.account a on a.facility_id = f.id where a.username = 'operator-1' and f.name = '" + operator.json().get("home").asText() + "'"));
    }

    @Test
    void neither_a_wrong_password_nor_a_token_logs_a_phone_in() {
        assertEquals(401, Http.get(null, "api/v1/devices").status());
        String token = bearer(login("inspector-640502", null));
        Http.Answer again = login(token, null);
        assertEquals("403 device.password", again.status() + " " + again.type(), "whoever finds a token does not come to the key");
        assertEquals(401, opens("Bearer " + "x".repeat(43)));
        assertEquals(422, Http.post("inspector-640502", "api/v1/devices", "{\"id\": null, \"name\": \"  \"}").status());
        assertEquals(422, Http.post("inspector-640502", "api/v1/devices", "{\"name\": \"x\", \"admin\": true}").status());
    }

    @Test
    void the_key_is_the_same_at_each_login_on_the_same_phone_and_another_on_another() {
        UUID phone = UUID.randomUUID();
        Http.Answer first = login("inspector-640502", phone);
        Http.Answer second = login("inspector-640502", phone);
        assertEquals(phone.toString(), first.json().get("id").asText());
        assertEquals(first.json().get("key"), second.json().get("key"));
        assertNotEquals(first.json().get("token"), second.json().get("token"));
        assertEquals(401, opens(bearer(first)), "the login before has ended");
        assertEquals(200, opens(bearer(second)));
        assertNotEquals(first.json().get("key"), login("inspector-640502", null).json().get("key"));
        Http.Answer other = login("county-640502", phone);
        assertEquals("409 device.other-account", other.status() + " " + other.type());
        assertEquals(0, number("select count(*) from care.device where key_cipher = decode('" + first.json().get("key").asText() + "', 'base64') or token_hash = convert_to('" + first.json().get("token").asText() + "', 'UTF8')"), "neither lies in the table as it is");
    }

    @Test
    void a_token_is_the_account_itself_and_nothing_more() {
        String token = bearer(login("inspector-640502", null));
        assertEquals(Http.get("inspector-640502", "api/v1/inspections?limit=5").body(), Http.get(token, "api/v1/inspections?limit=5").body());
        assertEquals(403, Http.get(token, "api/v1/audit/verify").status());
        assertEquals(302, Http.get(token, "index.xhtml").status(), "pages have their own login");
    }

    @Test
    void leaving_ends_it() {
        UUID phone = UUID.randomUUID();
        Http.Answer issued = login("inspector-640502", phone);
        String token = bearer(issued);
        assertEquals(204, Http.delete(token, "api/v1/devices/mine").status());
        assertEquals(401, opens(token));
        assertEquals(404, Http.delete("inspector-640502", "api/v1/devices/mine").status());
        assertEquals(issued.json().get("key"), login("inspector-640502", phone).json().get("key"), "the next login opens what was left there");
    }

    @Test
    void thirty_days_unused_end_it_and_twenty_nine_do_not() throws java.sql.SQLException {
        UUID phone = UUID.randomUUID();
        String token = bearer(login("inspector-640502", phone));
        byOwner("update care.device set seen_at = now() - interval '29 days 23 hours' where device_id = '" + phone + "'");
        assertEquals(200, opens(token));
        assertEquals(1, number("select count(*) from care.device where device_id = '" + phone + "' and seen_at > now() - interval '1 minute'"), "using it counts anew");
        byOwner("update care.device set seen_at = now() - interval '30 days 1 hour' where device_id = '" + phone + "'");
        assertEquals(401, opens(token));
    }

    @Test
    void another_password_another_role_or_closing_the_account_ends_it() throws java.sql.SQLException {
        String token = bearer(login("inspector-640521", null));
        assertEquals(200, opens(token));
        byOwner("update care.account set disabled = true where username = 'inspector-640521'");
        assertEquals(401, opens(token));
        byOwner("update care.account set disabled = false where username = 'inspector-640521'");
        assertEquals(200, opens(token));
        byOwner("update care.account set role = 'PLANNER' where username = 'inspector-640521'");
        assertEquals(401, opens(token));
        byOwner("update care.account set role = 'INSPECTOR' where username = 'inspector-640521'");
        assertEquals(200, opens(token));
        byOwner("update care.account set password_hash = password_hash || '=' where username = 'inspector-640521'");
        assertEquals(401, opens(token));
        byOwner("update care.account set password_hash = left(password_hash, -1) where username = 'inspector-640521'");
        assertEquals(200, Http.get("inspector-640521", "api/v1/divisions").status());
    }

    @Test
    void the_trail_tells_of_logins_and_not_of_keys() {
        Http.Answer issued = login("inspector-640502", null);
        assertTrue(number("select count(*) from care.audit_log where actor = 'inspector-640502' and use_case = 'Devices.login' and outcome = 'DONE'") > 0);
        assertEquals(0, number("select count(*) from care.audit_log where strpos(detail, '" + issued.json().get("key").asText() + "') > 0 or strpos(detail, '" + issued.json().get("token").asText() + "') > 0"));
        assertEquals(0, number("select count(*) from care.answer where strpos(body, '" + issued.json().get("token").asText() + "') > 0"), "no kept answer holds a token");
    }
}
