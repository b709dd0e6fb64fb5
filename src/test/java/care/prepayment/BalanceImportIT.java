package care.prepayment;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import care.TestSession;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.util.Set;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.*;

/** The bank's file of balances: right rows are kept, wrong ones are named by row with what to do. */
@ArquillianTest
@RunAsClient
class BalanceImportIT {
    private static long home;
    private static String code;
    private static long account;

    @BeforeAll
    static void account() throws SQLException {
        home = number("select f.id from care.facility f where f.region_code like '640522%' and f.filing = 'FILED' order by f.id limit 1");
        try (Connection owner = TestSession.owner(); Statement statement = owner.createStatement()) {
            ResultSet made = statement.executeQuery("insert into care.custody_account (facility_id, bank, number_hash, number_cipher, number_mask, opened_on) values (" + home + ", '宁夏银行', '\\x01', '\\x02', '************4321', '2024-01-01') returning id");
            made.next();
            account = made.getLong(1);
            ResultSet found = statement.executeQuery("select code from care.facility where id = " + home);
            found.next();
            code = found.getString(1);
        }
    }

    @AfterAll
    static void forget() throws SQLException {
        try (Connection owner = TestSession.owner(); Statement statement = owner.createStatement()) {
            statement.execute("delete from care.custody_balance where account_id = " + account);
            statement.execute("delete from care.custody_account where id = " + account);
        }
    }

    private static JsonNode bring(String user, String rows, boolean dryRun) {
        Http.Answer taken = Http.upload(user, "api/v1/imports/custody-balances?dryRun=" + dryRun + "&accept=valid", "b.csv", ("机构,账号末四位,余额日期,专户余额（元）\n" + rows).getBytes(StandardCharsets.UTF_8));
        assertEquals(202, taken.status(), taken.body());
        long id = taken.json().get("id").asLong();
        for (int i = 0; i < 300; i++) {
            JsonNode state = Http.get(user, "api/v1/imports/" + id).json();
            if (!Set.of("WAITING", "RUNNING").contains(state.get("state").asText())) return state;
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("does not end");
    }

    @Test
    void each_wrong_row_is_named_with_its_remedy_and_the_others_are_kept_once() {
        String rows = code + ",************4321,2025-01-31,125600.00\n"
            + code + ",4321,2025-01-31,125600.01\n"
            + code + ",9999,2025-01-31,1\n"
            + code + ",4321,2023-12-31,1\n"
            + code + ",4321,2199-01-01,1\n"
            + code + ",卡号,2025-02-28,1\n"
            + "640502-999,4321,2025-02-28,1\n"
            + code + ",4321,2025-02-28,-5\n"
            + code + ",4321,2025-03-31,88.5\n";
        JsonNode state = bring("county-640522", rows, false);
        assertEquals(9, state.get("rows").asInt(), state.toString());
        assertEquals(2, state.get("accepted").asInt(), state.toString());
        assertEquals(7, state.get("refused").asInt());
        String said = Http.get("county-640522", "api/v1/imports/" + state.get("id").asLong() + "/refusals").body();
        for (String reason : new String[] {"与第 2 行重复", "请先登记账户或核对账号", "余额日期早于开户日期 2024-01-01", "余额日期不能晚于今天", "账号至少要有末四位数字"}) assertTrue(said.contains(reason), reason + " in " + said);
        assertEquals(12_560_000 + 8850, number("select sum(balance_fen) from care.custody_balance where account_id = " + account));
        JsonNode again = bring("county-640522", code + ",4321,2025-01-31,1\n", false);
        assertEquals(1, again.get("refused").asInt());
        assertTrue(Http.get("county-640522", "api/v1/imports/" + again.get("id").asLong() + "/refusals").body().contains("这个账户这一天的余额已经登记过"));
    }

    @Test
    void a_home_or_a_clerk_may_not_bring_balances_and_another_county_does_not_know_the_home() {
        assertEquals(403, Http.upload("operator-1", "api/v1/imports/custody-balances?dryRun=true&accept=all", "b.csv", "机构\n".getBytes(StandardCharsets.UTF_8)).status());
        JsonNode state = bring("county-640502", code + ",4321,2025-04-30,1\n", true);
        assertEquals(1, state.get("refused").asInt());
    }
}
