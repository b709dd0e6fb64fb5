package care.exchange;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import care.TestSession;
import care.person.IdentityNumber;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.*;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.util.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Files brought by programs, from upload to the rows in the register. */
@ArquillianTest
@RunAsClient
class ImportIT {
    private static final String API = "api/v1/";
    private static final String HEADS = "身份证号,姓名,户籍地,电话\n";
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    /** An identity number nobody has. */
    private static String identity() {
        int n = NEXT.getAndIncrement();
        String first = "640501" + (1930 + n / 1000 % 20) + "0101" + String.format("%03d", n % 1000);
        return first + IdentityNumber.check(first);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String rows(int n, String place) {
        return String.join("", IntStream.range(0, n).mapToObj(i -> identity() + ",导甲乙," + place + ",\n").toList());
    }

    private static JsonNode bring(String user, String kind, String name, byte[] file, boolean dryRun, String accept) {
        Http.Answer taken = Http.upload(user, API + "imports/" + kind + "?dryRun=" + dryRun + "&accept=" + accept, name, file);
        assertEquals(202, taken.status(), taken.body());
        assertTrue(taken.headers().firstValue("Location").orElse("").endsWith("/api/v1/imports/" + taken.json().get("id").asLong()));
        return over(user, taken.json().get("id").asLong());
    }

    private static JsonNode over(String user, long id) {
        for (int i = 0; i < 600; i++) {
            JsonNode state = Http.get(user, API + "imports/" + id).json();
            if (!Set.of("WAITING", "RUNNING").contains(state.get("state").asText())) return state;
            pause();
        }
        throw new AssertionError("import " + id + " does not end");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long persons() {
        return number("select count(*) from care.person");
    }

    private static void counts(JsonNode state, String expected, int rows, int accepted, int refused) {
        assertEquals(List.of(expected, rows, accepted, refused), List.of(state.get("state").asText(), state.get("rows").asInt(), state.get("accepted").asInt(), state.get("refused").asInt()), state.toString());
    }

    @Test
    void a_trial_judges_every_row_and_writes_nothing() {
        long before = persons();
        JsonNode state = bring("city", "persons", "a.csv", utf8(HEADS + rows(3, "沙坡头区宣和镇") + identity() + ",,沙坡头区宣和镇,\n"), true, "all");
        counts(state, "CHECKED", 4, 3, 1);
        assertEquals(before, persons());
    }

    @Test
    void all_or_nothing_writes_nothing_when_one_row_is_wrong_and_the_faultless_ones_can_still_be_written() {
        long before = persons();
        JsonNode state = bring("city", "persons", "b.csv", utf8(HEADS + rows(3, "沙坡头区宣和镇") + identity() + ",丙丁,火星镇,\n"), false, "all");
        counts(state, "REFUSED", 4, 3, 1);
        assertEquals(before, persons());
        assertEquals(202, Http.post("city", API + "imports/" + state.get("id").asLong() + "/write?accept=valid", "").status());
        counts(over("city", state.get("id").asLong()), "APPLIED", 4, 3, 1);
        assertEquals(before + 3, persons());
    }

    @Test
    void each_wrong_cell_has_its_row_column_masked_value_and_a_reason_in_words() {
        String twice = identity();
        String wrong = identity();
        wrong = wrong.substring(0, 17) + (wrong.endsWith("1") ? "2" : "1");
        String file = HEADS + twice + ",王国胜,沙坡头区宣和镇,\n" + twice + ",王国胜,沙坡头区宣和镇,\n" + wrong + ",李小龙,中卫县宣和镇,\n" + "640502500315123" + ",马兰,海原县海城镇,\n";
        JsonNode state = bring("city", "persons", "c.csv", utf8(file), true, "valid");
        counts(state, "CHECKED", 4, 1, 3);
        String said = Http.get("city", API + "imports/" + state.get("id").asLong() + "/refusals").body();
        assertTrue(said.contains("\"row\":3") && said.contains("与第 2 行重复"), said);
        assertTrue(said.contains("没有“中卫县宣和镇”这个地方，是否为“沙坡头区宣和镇”？"), said);
        assertTrue(said.contains("校验码应为"), said);
        assertTrue(said.contains("15 位的旧身份证号已停用"), said);
        assertFalse(said.contains(wrong) || said.contains(twice), "values are masked");
        assertEquals(0, number("select count(*) from care.import_refusal where value ~ '[0-9]{15}'"));
    }

    @Test
    void refused_rows_come_back_with_reasons_and_are_taken_once_corrected() throws IOException {
        JsonNode state = bring("city", "persons", "d.csv", ("姓名;身份证号;备注;户籍地\n导一;" + identity() + ";甲;沙坡头区宣和镇\n导二;" + identity() + ";乙;沙坡头宣和\n导三;" + identity() + ";丙;火星镇\n").getBytes(Charset.forName("GBK")), false, "valid");
        counts(state, "APPLIED", 3, 1, 2);
        byte[] back = Http.download("city", API + "imports/" + state.get("id").asLong() + "/refused.xlsx");
        List<List<String>> rows = sheet(back);
        assertEquals(List.of("姓名", "身份证号", "备注", "户籍地", "原因"), rows.get(0));
        assertEquals(List.of("导二", "导三"), List.of(rows.get(1).get(0), rows.get(2).get(0)));
        assertEquals("乙", rows.get(1).get(2), "columns nobody asked for stay");
        assertTrue(rows.get(2).get(4).contains("没有“火星镇”这个地方"), rows.get(2).get(4));
        ByteArrayOutputStream corrected = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(corrected, "care", "1.0")) {
            Worksheet sheet = book.newWorksheet("1");
            for (int r = 0; r < rows.size(); r++) for (int c = 0; c < rows.get(r).size(); c++) sheet.value(r, c, r > 0 && c == 3 ? "沙坡头区宣和镇" : rows.get(r).get(c));
        }
        counts(bring("city", "persons", "d2.xlsx", corrected.toByteArray(), false, "all"), "APPLIED", 2, 2, 0);
        assertEquals(3, number("select count(*) from care.person where name in ('导一', '导二', '导三')"));
    }

    private static List<List<String>> sheet(byte[] file) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file)); Stream<Row> rows = book.getFirstSheet().openStream()) {
            return rows.map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).toList()).toList();
        }
    }

    @Test
    void the_same_file_is_not_written_twice() {
        byte[] file = utf8(HEADS + rows(2, "沙坡头区宣和镇"));
        counts(bring("city", "persons", "e.csv", file, false, "all"), "APPLIED", 2, 2, 0);
        Http.Answer again = Http.upload("city", API + "imports/persons?dryRun=false", "another-name.csv", file);
        assertEquals(409, again.status());
        assertEquals("exchange.same-file", again.type());
    }

    @Test
    void what_is_known_is_changed_and_an_empty_cell_changes_nothing() {
        String identity = identity();
        counts(bring("city", "persons", "f.csv", utf8("身份证号,姓名,户籍地,电话,居住情况\n" + identity + ",改一改,沙坡头区宣和镇,0955-1,独居\n"), false, "all"), "APPLIED", 1, 1, 0);
        JsonNode second = bring("city", "persons", "g.csv", utf8("身份证号,姓名,户籍地,电话,居住情况\n" + identity + ",改一改,沙坡头区宣和镇,,空巢\n"), false, "all");
        assertEquals(List.of(0, 1, 0), List.of(second.get("added").asInt(), second.get("changed").asInt(), second.get("unchanged").asInt()));
        assertEquals(1, number("select count(*) from care.person where name = '改一改' and phone = '0955-1' and living = 'EMPTY_NEST'"));
        JsonNode third = bring("city", "persons", "h.csv", utf8("身份证号,姓名,户籍地\n" + identity + ",改一改,沙坡头区宣和镇\n"), false, "all");
        assertEquals(List.of(0, 0, 1), List.of(third.get("added").asInt(), third.get("changed").asInt(), third.get("unchanged").asInt()));
    }

    @Test
    void nobody_is_brought_into_or_taken_from_another_county() {
        String identity = identity();
        counts(bring("county-640522", "persons", "i.csv", utf8(HEADS + identity + ",海城人,海原县海城镇,\n" + identity() + ",越界人,沙坡头区宣和镇,\n"), false, "valid"), "APPLIED", 2, 1, 1);
        JsonNode elsewhere = bring("county-640502", "persons", "j.csv", utf8(HEADS + identity + ",海城人,沙坡头区宣和镇,\n"), true, "valid");
        counts(elsewhere, "CHECKED", 1, 0, 1);
        assertTrue(Http.get("county-640502", API + "imports/" + elsewhere.get("id").asLong() + "/refusals").body().contains("person.elsewhere"));
        assertEquals(404, Http.get("county-640522", API + "imports/" + elsewhere.get("id").asLong()).status(), "another county's import is not there");
        assertEquals(404, Http.get("operator-1", API + "imports/" + elsewhere.get("id").asLong()).status());
    }

    @Test
    void each_role_brings_only_its_own_kinds() {
        byte[] file = utf8(HEADS);
        assertEquals(403, Http.upload("planner", API + "imports/persons", "k.csv", file).status());
        assertEquals(403, Http.upload("operator-1", API + "imports/rosters", "k.csv", file).status());
        assertEquals(403, Http.upload("city", API + "imports/stays", "k.csv", file).status());
        assertEquals(404, Http.upload("city", API + "imports/pictures", "k.csv", file).status());
        assertEquals(401, Http.upload(null, API + "imports/persons", "k.csv", file).status());
    }

    @Test
    void a_roster_of_a_file_becomes_a_draft_and_enters_whom_nobody_knows() {
        long before = persons();
        String line = "低保边缘,2024-05-01," + identity() + ",名册一,中宁县石空镇,A,650\n";
        JsonNode state = bring("county-640521", "rosters", "l.csv", utf8("类别,名册日期,身份证号,姓名,户籍地,档次,月标准（元）\n" + line + line + "低保边缘,2024-05-01," + identity() + ",名册二,中宁县石空镇,B,-1\n"), false, "valid");
        counts(state, "APPLIED", 3, 1, 2);
        assertEquals(before + 1, persons());
        assertEquals(1, number("select lines from care.roster where state = 'DRAFT' and category = 'SUBSISTENCE_MARGIN' and as_of = date '2024-05-01' and region_code = '640521000000'"));
        assertEquals(65000, number("select amount_fen from care.roster_line l join care.person p on p.id = l.person_id where p.name = '名册一'"));
    }

    @Test
    void a_payment_is_recorded_once() {
        String line = "2024-04,高龄津贴," + identity() + ",领取人,中宁县石空镇,280.5\n";
        String heads = "月份,类别,身份证号,姓名,户籍地,发放金额\n";
        counts(bring("county-640521", "payments", "m.csv", utf8(heads + line), false, "all"), "APPLIED", 1, 1, 0);
        counts(bring("county-640521", "payments", "n.csv", utf8(heads + line + "\n"), false, "valid"), "REFUSED", 1, 0, 1);
        assertEquals(28050, number("select amount_fen from care.payment y join care.person p on p.id = y.person_id where p.name = '领取人'"));
    }

    @Test
    void facilities_beds_and_stays_follow_each_other_and_two_never_share_a_bed() {
        counts(bring("county-640502", "facilities", "o.csv", utf8("机构名称,类型,性质,所在乡镇,地址\n试导养老院,养老院,民办,沙坡头区宣和镇,一号\n试导养老院,养老院,民办,沙坡头区宣和镇,一号\n"), false, "valid"), "APPLIED", 2, 1, 1);
        counts(bring("county-640502", "beds", "p.csv", utf8("机构,楼栋,楼层,房号,床号,床位类型,启用日期\n试导养老院,1,1,101,A,护理型床位,2026-01-01\n试导养老院,1,1,101,B,护理型床位,2026-01-01\n没有的养老院,1,1,101,B,护理型床位,2026-01-01\n"), false, "valid"), "APPLIED", 3, 2, 1);
        String first = identity();
        String heads = "机构,房号,床号,身份证号,姓名,户籍地,入住日期,离开日期,原因\n试导养老院,101,A,";
        JsonNode stays = bring("county-640502", "stays", "q.csv", utf8(heads + first + ",住甲,沙坡头区宣和镇,2026-02-01,,\n试导养老院,101,A," + identity() + ",住乙,沙坡头区宣和镇,2026-03-01,,\n试导养老院,101,B," + first + ",住甲,沙坡头区宣和镇,2026-04-01,,\n"), false, "valid");
        counts(stays, "APPLIED", 3, 1, 2);
        counts(bring("county-640502", "stays", "r.csv", utf8(heads + identity() + ",住丙,沙坡头区宣和镇,2026-05-01,,\n"), true, "valid"), "CHECKED", 1, 0, 1);
        assertEquals(1, number("select count(*) from care.stay s join care.facility f on f.id = s.facility_id where f.name = '试导养老院'"));
        assertEquals(1, number("select count(*) from care.person p join care.facility f on f.id = p.facility_id where f.name = '试导养老院' and p.name = '住甲'"));
    }

    @Test
    void nobody_is_brought_into_a_home_that_is_listed_for_a_major_hazard() throws SQLException {
        String bed;
        try (Connection connection = TestSession.owner(); Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery("""
            select f.code || ',' || r.number || ',' || b.label from care.restriction x join care.facility f on f.id = x.facility_id join care.bed_period k on k.facility_id = f.id and k.state = 'IN_USE' and k.kind <> 'SOJOURN' and k.until_day is null
            join care.bed b on b.id = k.bed_id join care.room r on r.id = b.room_id where x.lifted_on is null and f.region_code like '640522%' and (select count(*) from care.room o where o.facility_id = f.id and o.number = r.number) = 1
            and not exists (select 1 from care.stay s where s.bed_id = b.id and s.until_day is null) order by b.id limit 1""")) {
            assertTrue(found.next());
            bed = found.getString(1);
        }
        JsonNode state = bring("county-640522", "stays", "hazard.csv", utf8("机构,房号,床号,身份证号,姓名,户籍地,入住日期,离开日期,原因\n" + bed + "," + identity() + ",住丁,海原县海城镇," + TestSession.TODAY + ",,\n"), false, "valid");
        counts(state, "REFUSED", 1, 0, 1);
        String said = Http.get("county-640522", API + "imports/" + state.get("id").asLong() + "/refusals").body();
        assertTrue(said.contains("重大事故隐患"), said);
    }

    @Test
    void the_template_holds_a_sample_that_is_not_read() throws IOException {
        byte[] template = Http.download("city", API + "imports/persons/template.xlsx");
        List<List<String>> rows = sheet(template);
        assertEquals("身份证号*", rows.get(0).get(0));
        assertTrue(rows.get(1).get(2).endsWith("镇"), rows.get(1).get(2));
        JsonNode state = bring("city", "persons", "template.xlsx", template, true, "all");
        assertEquals("只有表头，没有数据。", state.get("failure").asText());
    }

    @Test
    void what_is_stored_of_a_file_is_sealed() {
        String identity = identity();
        JsonNode state = bring("city", "persons", "s.csv", utf8(HEADS + identity + ",密封人,沙坡头区宣和镇,\n"), true, "all");
        assertEquals(1, number("select count(*) from care.import_piece where import_id = " + state.get("id").asLong()));
        assertEquals(0, number("select count(*) from care.import_piece where position('" + identity + "'::bytea in content) > 0"));
    }

    @Test
    void an_import_can_be_stopped_and_leaves_nothing() {
        long before = persons();
        Http.Answer taken = Http.upload("city", API + "imports/persons?dryRun=false&accept=valid", "t.csv", utf8(HEADS + rows(900, "沙坡头区宣和镇") + ("x,,,\n").repeat(120_000)));
        long id = taken.json().get("id").asLong();
        Http.post("city", API + "imports/" + id + "/cancel", "");
        JsonNode state = over("city", id);
        assertEquals("CANCELLED", state.get("state").asText(), state.toString());
        assertEquals(before, persons());
        assertEquals(0, number("select count(*) from care.import_refusal where import_id = " + id));
    }

    @Test
    void one_whose_server_died_is_done_by_whoever_looks_next() {
        long before = persons();
        JsonNode tried = bring("city", "persons", "u.csv", utf8(HEADS + rows(5, "沙坡头区宣和镇")), true, "all");
        long id = tried.get("id").asLong();
        execute("update care.import set state = 'RUNNING', dry_run = false, started_at = now() - interval '1 minute', finished_at = null where id = " + id);
        counts(over("city", id), "APPLIED", 5, 5, 0);
        assertEquals(before + 5, persons());
    }

    /** The database refuses the second also when both were received before either was written. */
    @Test
    void the_same_file_brought_twice_at_once_is_written_once() {
        byte[] file = utf8(HEADS + rows(2, "沙坡头区宣和镇"));
        long first = bring("city", "persons", "v.csv", file, true, "all").get("id").asLong();
        long second = bring("city", "persons", "w.csv", file, true, "all").get("id").asLong();
        execute("update care.import set state = 'RUNNING', dry_run = false, started_at = now() - interval '1 minute', finished_at = null where id in (" + first + ", " + second + ")");
        assertEquals(Set.of("APPLIED", "REFUSED"), Set.of(over("city", first).get("state").asText(), over("city", second).get("state").asText()));
    }

    @Test
    void who_may_not_bring_a_kind_of_file_may_not_have_its_refused_rows() {
        long id = bring("county-640522", "persons", "x.csv", utf8(HEADS + identity() + ",丙丁,火星镇,\n"), true, "all").get("id").asLong();
        assertEquals(200, Http.get("county-640522", API + "imports/" + id + "/refused.xlsx").status());
        execute("update care.import set kind = 'rosters', region_code = '640522100000' where id = " + id);
        assertEquals(403, Http.get("clerk-640522100", API + "imports/" + id + "/refused.xlsx").status());
    }

    private static void execute(String sql) {
        try (var owner = TestSession.owner(); var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
