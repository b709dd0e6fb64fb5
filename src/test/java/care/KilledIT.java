package care;

import static org.junit.jupiter.api.Assertions.*;

import care.person.IdentityNumber;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.*;
import java.util.*;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/** A server of its own that dies without a warning, again and again, over imports: each is done once and wholly. */
class KilledIT {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int ROWS = 12_000;
    private static final int WRONG = 600;
    private final HttpClient http = HttpClient.newHttpClient();
    private Run run;
    private int next;

    @Test
    void an_import_is_done_once_and_wholly_whenever_the_server_is_killed() throws Exception {
        Path data = Project.target().resolve("killed");
        FileUtils.deleteDirectory(data.toFile());
        run = new Run(Path.of(System.getProperty("server.dir")), data, freePort(), freePort());
        try {
            run.start();
            Random dice = new Random(20_261_124);
            List<Long> imports = new ArrayList<>();
            imports.add(bring());
            for (int kill = 0; kill < KILLS; kill++) {
                long id = imports.get(imports.size() - 1);
                if (!isOpen(id)) imports.add(id = bring());
                untilAtWork(id);
                Thread.sleep(dice.nextInt(1_200));
                run.kill();
                assertEquals(0, number("select (select count(*) from care.person where name = '杀不死') - (select coalesce(sum(added), 0) from care.import where state = 'APPLIED')"), "what is there is what is said to be written, after kill " + kill);
                run.startAgain();
            }
            for (long id : imports) untilOver(id);
            assertEquals((long) imports.size() * (ROWS - WRONG), number("select count(*) from care.person where name = '杀不死'"), "no row twice, none lost");
            assertEquals((long) imports.size() * WRONG, number("select count(distinct (import_id, row_no)) from care.import_refusal"));
            assertEquals(0, number("select count(*) from (select identity_mask, born from care.person where name = '杀不死' group by identity_hash, identity_mask, born having count(*) > 1) twice"));
            assertEquals(1, number("select case when intact then 1 else 0 end from care.audit_verify()"), "the trail is whole");
        } finally {
            run.stop();
            FileUtils.deleteDirectory(data.toFile());
        }
    }

    /** Free, and so that the other ports that move along are free too. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return 9000 + probe.getLocalPort() % 20_000;
        }
    }

    private boolean isOpen(long id) throws SQLException {
        return number("select count(*) from care.import where id = " + id + " and state in ('WAITING', 'RUNNING')") == 1;
    }

    private void untilAtWork(long id) throws Exception {
        long before = number("select coalesce(max(execution_id), 0) from care.import_progress where import_id = " + id);
        long from = System.currentTimeMillis();
        while (isOpen(id) && number("select count(*) from pg_locks where locktype = 'advisory' and granted") == 0) {
            if (System.currentTimeMillis() - from > 60_000) fail("nobody is at import " + id + " (execution " + before + ")");
            Thread.sleep(20);
        }
    }

    private void untilOver(long id) throws Exception {
        for (int i = 0; i < 900 && isOpen(id); i++) Thread.sleep(100);
        assertEquals(1, number("select count(*) from care.import where state = 'APPLIED' and added = " + (ROWS - WRONG) + " and refused = " + WRONG + " and id = " + id), "import " + id);
    }

    private long bring() throws Exception {
        StringBuilder file = new StringBuilder("身份证号,姓名,户籍地\n");
        for (int i = 0; i < ROWS; i++) {
            int n = next++;
            String first = "640598" + java.time.LocalDate.of(1930, 1, 1).plusDays(n % 9000).toString().replace("-", "") + String.format("%03d", n / 9000);
            file.append(first).append(IdentityNumber.check(first)).append(",杀不死,").append(i % 20 == 0 ? "火星镇" : "沙坡头区宣和镇").append('\n');
        }
        String body = "--killed\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + next + ".csv\"\r\n\r\n" + file + "\r\n--killed--\r\n";
        String login = Base64.getEncoder().encodeToString(("city:" + run.database().secrets().demoPassword()).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(run.address() + "api/v1/imports/persons?dryRun=false&accept=valid")).header("Authorization", "Basic " + login)
            .header("Content-Type", "multipart/form-data; boundary=killed").POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        JsonNode taken = new ObjectMapper().readTree(answer.body());
        assertEquals(202, answer.statusCode(), answer.body());
        return taken.get("id").asLong();
    }

    private long number(String sql) throws SQLException {
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
