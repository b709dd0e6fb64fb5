package care.checklist;

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

/** Items from a file: into a draft alone, wrong rows named, a known code written anew. */
@ArquillianTest
@RunAsClient
class ItemImportIT {
    private static final String HEAD = "事项,编号,检查要求,依据,检查方法,严重程度,整改期限（工作日）,重大隐患情形,整改要求,计量单位\n";

    private static void sql(String statement) throws SQLException {
        try (Connection owner = TestSession.owner(); Statement run = owner.createStatement()) {
            run.execute(statement);
        }
    }

    @AfterEach
    void forget() throws SQLException {
        sql("delete from care.checklist_item where checklist_id in (select id from care.checklist where state = 'DRAFT')");
        sql("delete from care.checklist where state = 'DRAFT'");
    }

    private static JsonNode bring(String rows) throws InterruptedException {
        Http.Answer taken = Http.upload("city", "api/v1/imports/checklist-items?dryRun=false&accept=valid", "i.csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8));
        assertEquals(202, taken.status(), taken.body());
        for (int i = 0; i < 300; i++) {
            JsonNode state = Http.get("city", "api/v1/imports/" + taken.json().get("id").asLong()).json();
            if (!Set.of("WAITING", "RUNNING").contains(state.get("state").asText())) return state;
            Thread.sleep(100);
        }
        throw new AssertionError("does not end");
    }

    @Test
    void without_a_draft_every_row_is_refused_in_words() throws InterruptedException {
        JsonNode state = bring("消防,FIRE-90,要求,依据,方法,一般,5,,整改,\n");
        assertEquals(1, state.get("refused").asInt(), state.toString());
        assertTrue(Http.get("city", "api/v1/imports/" + state.get("id").asLong() + "/refusals").body().contains("请先编制新版"));
        assertEquals(403, Http.upload("county-640502", "api/v1/imports/checklist-items?dryRun=true&accept=all", "i.csv", HEAD.getBytes(StandardCharsets.UTF_8)).status());
    }

    @Test
    void rows_go_into_the_draft_and_wrong_ones_are_named() throws Exception {
        sql("insert into care.checklist (number, name, state) values (99, '试验清单', 'DRAFT')");
        sql("insert into care.checklist_item (checklist_id, code, domain, position, requirement, basis, method, severity, deadline_days, order_text) select id, 'FIRE-90', 'FIRE', 1, '旧', '旧', '旧', 'SLIGHT', 1, '旧' from care.checklist where number = 99");
        JsonNode state = bring("消防,fire-90,新要求,依据,方法,一般,5,,整改,\n消防,FIRE-91,要求,依据,方法,严重,0,6,整改,克\n消防,FIRE-91,要求,依据,方法,一般,5,,整改,\n消防,FIRE-92,要求,依据,方法,一般,5,6,整改,\n消防,FIRE-93,要求,依据,方法,严重,5,22,整改,\n消防,乱写,要求,依据,方法,一般,5,,整改,\n无此领域,FIRE-94,要求,依据,方法,一般,5,,整改,\n消防,FIRE-95,要求,依据,方法,一般,91,,整改,\n");
        assertEquals(2, state.get("accepted").asInt(), state.toString());
        assertEquals(6, state.get("refused").asInt(), state.toString());
        assertEquals(2, number("select count(*) from care.checklist_item i join care.checklist c on c.id = i.checklist_id where c.number = 99"));
        assertEquals(1, number("select count(*) from care.checklist_item i join care.checklist c on c.id = i.checklist_id where c.number = 99 and i.code = 'FIRE-90' and i.requirement = '新要求' and i.deadline_days = 5"));
        assertEquals(2, number("select i.position from care.checklist_item i join care.checklist c on c.id = i.checklist_id where c.number = 99 and i.code = 'FIRE-91'"));
    }
}
