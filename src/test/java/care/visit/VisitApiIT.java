package care.visit;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.*;
import care.kernel.Clocks;
import com.fasterxml.jackson.databind.JsonNode;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.awt.image.BufferedImage;
import java.io.*;
import java.security.*;
import java.sql.*;
import java.time.*;
import java.time.temporal.ChronoUnit;
import java.util.*;
import java.util.stream.*;
import javax.imageio.ImageIO;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.*;

/** A visit as a phone makes it, with its token: what comes down, what goes up, and what is refused without anything being lost. */
@ArquillianTest
@RunAsClient
class VisitApiIT {
    private static final String INSPECTOR = "inspector-640502";
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static final String HOME_ACCOUNT = "operator-visited";
    private static final String NO_OFFICER = "inspector-unlisted";
    private static final int PART = 64 * 1024;
    private static String phone;
    private static String home;

    @BeforeAll
    static void prepare() throws SQLException {
        home = value("select id from care.facility where region_code like '640502%' and filing = 'FILED' and id not in (select facility_id from care.account where facility_id is not null) order by id desc offset 2 limit 1");
        change("insert into care.account (username, display_name, role, region_code, facility_id, password_hash) select '" + HOME_ACCOUNT + "', '负责人', 'FACILITY_OPERATOR', f.region_code, f.id, a.password_hash from care.account a, care.facility f where a.username = 'operator-1' and f.id = " + home);
        change("insert into care.account (username, display_name, role, region_code, password_hash) select '" + NO_OFFICER + "', '未登记', 'INSPECTOR', '640502000000', a.password_hash from care.account a where a.username = 'operator-1'");
        phone = login(INSPECTOR);
    }

    @AfterAll
    static void leaveAsItWas() throws SQLException {
        change("update care.inspection set state = 'CANCELLED', cancelled_why = '测试' where ground = '消防专项抽查' and state in ('PLANNED', 'STARTED')");
        change("delete from care.account where username in ('" + HOME_ACCOUNT + "', '" + NO_OFFICER + "')");
    }

    private static String login(String user) {
        return "Bearer " + Http.post(user, "api/v1/devices", "{\"id\": null, \"name\": \"手机\"}").json().get("token").asText();
    }

    private static String value(String sql) throws SQLException {
        try (Connection connection = TestSession.owner(); Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getString(1) : null;
        }
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = TestSession.owner(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String said(Http.Answer answer) {
        return answer.status() + " " + answer.type();
    }

    private static String mine() throws SQLException {
        return value("select id from care.officer where username = '" + INSPECTOR + "'");
    }

    /** Others of the county who may go, the nth of them. */
    private static String other(int n) throws SQLException {
        return value("select id from care.officer where region_code = '640502000000' and active and certificate_until > '" + TODAY + "' and username is distinct from '" + INSPECTOR + "' and not exists (select 1 from care.officer_conflict c where c.officer_id = officer.id) order by id offset " + n + " limit 1");
    }

    private static String planned(String facility, String domains, String... officers) throws SQLException {
        String id = value("insert into care.inspection (facility_id, form, ground, domains, planned_from, planned_until, state, assigned_by) values (" + facility + ", 'CASE', '消防专项抽查', '{" + domains + "}', '" + TODAY + "', '" + TODAY.plusDays(3) + "', 'PLANNED', 'x') returning id");
        for (String officer : officers) change("insert into care.inspection_officer (inspection_id, facility_id, officer_id) values (" + id + ", " + facility + ", " + officer + ")");
        return id;
    }

    private static Http.Answer arrive(String id, String facility, String first, String second) throws SQLException {
        return Http.post(phone, "api/v1/inspections/" + id + "/arrival", "{\"code\": \"" + value("select code from care.facility where id = " + facility) + "\", \"how\": \"SCANNED\", \"day\": \"" + TODAY + "\", \"time\": \"00:00\", \"purpose\": \"核实\", \"noPlace\": \"室内\", \"officers\": [" + first + ", " + second + "]}");
    }

    private static byte[] png(int side) {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(side);
        for (int x = 0; x < side; x++) for (int y = 0; y < side; y++) picture.setRGB(x, y, random.nextInt());
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(String bearer, String id, byte[] file) {
        for (int at = 0; at < file.length; at += PART) assertEquals(200, Http.put(bearer, "api/v1/uploads/" + id + "/" + at, Arrays.copyOfRange(file, at, Math.min(file.length, at + PART))).status());
    }

    /** Sends a file in parts. @return its number */
    private static String upload(String bearer, byte[] file) {
        String id = UUID.randomUUID().toString();
        assertEquals(200, Http.put(bearer, "api/v1/uploads/" + id, "{\"size\": " + file.length + ", \"sha256\": \"" + sha256(file) + "\"}").status());
        send(bearer, id, file);
        return id;
    }

    private static String photo(String upload, String code, String name) {
        return "{\"upload\": \"" + upload + "\", \"code\": \"" + code + "\", \"name\": \"" + name + "\", \"takenAt\": \"2026-01-05T02:03:04.500Z\", \"latitude\": 37.5, \"longitude\": 105.2}";
    }

    private static JsonNode of(JsonNode list, String id) {
        return StreamSupport.stream(list.spliterator(), false).filter(one -> one.get("id").asText().equals(id)).findFirst().orElse(null);
    }

    /** Everything conforms but the codes named. */
    private static String answers(JsonNode visit, JsonNode lists, Instant at, String... deficient) {
        String list = visit.get("checklistId").asText();
        return "{\"answers\": [" + StreamSupport.stream(of(lists, list).get("items").spliterator(), false).filter(item -> StreamSupport.stream(visit.get("domains").spliterator(), false).anyMatch(domain -> domain.equals(item.get("domain"))))
            .map(item -> "{\"code\": " + item.get("code") + (List.of(deficient).contains(item.get("code").asText()) ? ", \"outcome\": \"DEFICIENT\", \"severity\": \"ORDINARY\", \"note\": \"胶管老化\"" : ", \"outcome\": \"CONFORM\", \"severity\": null, \"note\": null") + ", \"measured\": null, \"at\": \"" + at + "\"}").collect(Collectors.joining(",")) + "]}";
    }

    @Test
    void a_visit_goes_from_the_phone_to_the_signed_record_and_on_to_the_re_inspection() throws SQLException, IOException {
        String second = other(0);
        String id = planned(home, "GAS", mine(), second);
        String at = "api/v1/inspections/" + id;
        JsonNode down = Http.get(phone, "api/v1/visits").json();
        JsonNode visit = of(down.get("visits"), id);
        assertEquals("PLANNED", visit.get("state").asText());
        assertEquals(TODAY.plusDays(2).toString(), visit.get("due").asText());
        assertEquals(home, visit.at("/facility/id").asText());
        assertEquals(number("select count(*) from care.bed_period where facility_id = " + home + " and state = 'IN_USE' and from_day <= '" + TODAY + "' and (until_day is null or until_day > '" + TODAY + "')"), visit.at("/facility/beds").asLong());
        assertEquals(number("select count(*) from care.stay where facility_id = " + home + " and from_day <= '" + TODAY + "' and (until_day is null or until_day > '" + TODAY + "')"), visit.at("/facility/residents").asLong());
        assertEquals(visit.at("/facility/beds").asInt(), StreamSupport.stream(visit.get("floors").spliterator(), false).flatMap(floor -> StreamSupport.stream(floor.get("rooms").spliterator(), false)).mapToInt(room -> room.get("beds").asInt()).sum(), "the rooms hold all the beds");
        assertEquals(2, StreamSupport.stream(visit.get("officers").spliterator(), false).filter(officer -> officer.get("assigned").asBoolean()).count());
        assertEquals(mine(), StreamSupport.stream(visit.get("officers").spliterator(), false).filter(officer -> officer.get("me").asBoolean()).map(officer -> officer.get("id").asText()).collect(Collectors.joining()));

        Http.Answer arrived = arrive(id, home, mine(), second);
        assertEquals("STARTED", arrived.json().path("state").asText(), arrived.body());
        assertDoesNotThrow(() -> Instant.parse(arrived.json().get("receivedAt").asText()));
        down = Http.get(phone, "api/v1/visits").json();
        visit = of(down.get("visits"), id);
        Instant tapped = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        Http.Answer answered = Http.post(phone, at + "/answers", answers(visit, down.get("lists"), tapped, "GAS-02"));
        assertEquals(200, answered.status(), answered.body());
        assertEquals(1, number("select count(distinct answered_at) from care.inspection_answer where inspection_id = " + id));
        assertEquals(tapped.getEpochSecond(), number("select extract(epoch from max(answered_at))::bigint from care.inspection_answer where inspection_id = " + id), "each keeps when it was tapped");
        assertEquals(200, Http.post(phone, at + "/answers", "{\"answers\": [{\"code\": \"GAS-01\", \"outcome\": \"CONFORM\", \"at\": \"" + Instant.now().plusSeconds(86_400) + "\"}]}").status());
        assertTrue(number("select count(*) from care.inspection_answer a join care.checklist_item i on i.id = a.item_id where a.inspection_id = " + id + " and i.code = 'GAS-01' and a.answered_at <= now()") == 1, "a clock that runs ahead says now");

        byte[] picture = png(200);
        assertTrue(picture.length > PART, "more than one part");
        String first = photo(upload(phone, picture), "GAS-02", "胶管.png");
        Http.Answer kept = Http.post(phone, at + "/photos", first, "Idempotency-Key", "photo-" + id);
        assertEquals(201, kept.status(), kept.body());
        assertEquals(sha256(picture), kept.json().get("sha256").asText());
        assertEquals(kept.body(), Http.post(phone, at + "/photos", first, "Idempotency-Key", "photo-" + id).body(), "sent again it is the same photo");
        assertEquals(1, number("select count(*) from care.attachment where subject = 'INSPECTION' and subject_id = " + id + " and role = 'GAS-02' and taken_at = '2026-01-05 02:03:04.5+00' and latitude = 37.5 and longitude = 105.2"));
        assertEquals("胶管.png", of(Http.get(phone, "api/v1/visits").json().get("visits"), id).at("/photos/0/name").asText());

        String signed = Instant.now().minusSeconds(1).toString();
        String stranger = other(1);
        Http.Answer notThere = Http.post(phone, at + "/signatures", "{\"upload\": null, \"officer\": " + stranger + ", \"name\": \"外人\", \"signedAt\": \"" + signed + "\"}");
        assertEquals("422 inspection.signature.not-here", said(notThere));
        assertEquals("422 inspection.signed-when", said(Http.post(phone, at + "/signatures", "{\"officer\": null, \"name\": \"张院长\", \"signedAt\": \"" + Instant.now().plusSeconds(3600) + "\"}")));
        assertEquals("422 inspection.signed-when", said(Http.post(phone, at + "/signatures", "{\"officer\": null, \"name\": \"张院长\", \"signedAt\": \"2026-01-05T02:03:04Z\"}")), "before the arrival");
        assertEquals("422 inspection.signature.no-name", said(Http.post(phone, at + "/signatures", "{\"officer\": null, \"name\": \" \"}")));
        assertEquals(201, Http.post(phone, at + "/signatures", "{\"upload\": \"" + upload(phone, png(60)) + "\", \"officer\": " + mine() + ", \"name\": \"秦巡山\", \"signedAt\": \"" + signed + "\"}").status());
        assertEquals(201, Http.post(phone, at + "/signatures", "{\"upload\": \"" + upload(phone, png(61)) + "\", \"officer\": " + mine() + ", \"name\": \"秦巡山\", \"signedAt\": \"" + signed + "\"}").status());
        assertEquals(1, number("select count(*) from care.attachment where subject = 'SIGNATURE' and subject_id = " + id), "signing again replaces");
        assertEquals(201, Http.post(phone, at + "/signatures", "{\"upload\": null, \"officer\": " + second + ", \"name\": \"第二人\", \"signedAt\": \"" + signed + "\"}").status());
        assertEquals(201, Http.post(phone, at + "/signatures", "{\"upload\": \"" + upload(phone, png(62)) + "\", \"officer\": null, \"name\": \"张院长\", \"signedAt\": \"" + signed + "\"}").status());
        assertEquals(3, number("select count(*) from care.inspection_signature where inspection_id = " + id));

        Http.Answer recorded = Http.post(phone, at + "/record", "{\"summary\": \"属实\", \"facilitySigner\": \"张院长\", \"refusal\": null, \"signedAt\": \"" + signed + "\"}", "Idempotency-Key", "record-" + id);
        assertEquals("RECORDED", recorded.json().path("state").asText(), recorded.body());
        assertEquals(value("select number from care.document d join care.inspection i on i.record_id = d.id where i.id = " + id), recorded.json().at("/document/number").asText());
        assertEquals(1, number("select count(*) from care.inspection where id = " + id + " and recorded_at = '" + signed + "'"));
        assertEquals(2, number("select count(*) from care.inspection_officer where inspection_id = " + id + " and signed_at = '" + signed + "'"));
        byte[] paper = Http.download(phone, at + "/record");
        try (PdfReader reader = new PdfReader(paper)) {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) text.append(new PdfTextExtractor(reader).getTextFromPage(page));
            for (String wanted : List.of("秦巡山", "第二人", "张院长", "胶管老化")) assertTrue(text.toString().contains(wanted), wanted + " in " + text);
        }
        assertEquals("409 inspection.not-started", said(Http.post(phone, at + "/signatures", "{\"officer\": null, \"name\": \"张院长\"}")));
        assertEquals(404, Http.get("inspector-640521", at + "/record").status());
        assertNull(of(Http.get(phone, "api/v1/visits").json().get("visits"), id), "what is recorded is not taken along any more");
        putRightAndLookedAtAgain(id);
    }

    private void putRightAndLookedAtAgain(String inspection) throws SQLException {
        String finding = value("select id from care.finding where inspection_id = " + inspection);
        String order = value("insert into care.rectification_order (facility_id, inspection_id, issued_on, issued_by, document_id, served_on, served_how, served_to) select facility_id, id, '" + TODAY + "', 'x', record_id, '" + TODAY + "', 'IN_PERSON', '负责人' from care.inspection where id = " + inspection + " returning id");
        change("update care.finding set order_id = " + order + ", state = 'RECTIFYING', due_on = '" + TODAY.plusDays(7) + "' where id = " + finding);
        String theirs = login(HOME_ACCOUNT);
        JsonNode down = Http.get(theirs, "api/v1/visits").json();
        assertEquals(0, down.get("visits").size() + down.get("lists").size() + down.get("orders").size(), "a home takes along what it has to put right, and nothing else");
        JsonNode open = of(down.get("findings"), finding);
        assertEquals("RECTIFYING GAS-02 false", open.get("state").asText() + " " + open.get("code").asText() + " " + open.get("overdue").asBoolean());

        byte[] done = png(120);
        String body = "{\"upload\": \"" + upload(theirs, done) + "\", \"name\": \"更换.png\", \"takenAt\": \"2026-01-06T02:00:00Z\", \"latitude\": null, \"longitude\": null}";
        Http.Answer photo = Http.post(theirs, "api/v1/findings/" + finding + "/photos", body, "Idempotency-Key", "f-" + finding);
        assertEquals(201, photo.status(), photo.body());
        assertEquals(photo.body(), Http.post(theirs, "api/v1/findings/" + finding + "/photos", body, "Idempotency-Key", "f-" + finding).body());
        assertEquals(sha256(done), photo.json().get("sha256").asText());
        assertEquals(403, Http.post(phone, "api/v1/findings/" + finding + "/photos", "{\"upload\": \"" + upload(phone, done) + "\", \"name\": \"x.png\"}").status());
        Http.Answer sent = Http.post(theirs, "api/v1/findings/" + finding + "/answer", "{\"done\": \"已更换\"}");
        assertEquals("ANSWERED", sent.json().get("state").asText(), sent.body());
        assertTrue(sent.json().has("receivedAt"));

        JsonNode again = of(Http.get(phone, "api/v1/visits").json().get("orders"), order);
        assertEquals("已更换 1", again.at("/findings/0/done").asText() + " " + again.at("/findings/0/photos").asInt());
        assertTrue(again.get("officers").size() >= 2);
        assertNull(of(Http.get("inspector-640521", "api/v1/visits").json().get("orders"), order), "another county");
        byte[] seen = png(121);
        String looked = "{\"day\": \"" + TODAY + "\", \"firstOfficer\": " + mine() + ", \"secondOfficer\": " + other(0) + ", \"results\": [{\"finding\": " + finding + ", \"passed\": true, \"note\": null, \"due\": null}], \"photos\": [{\"upload\": \"%s\", \"finding\": %s, \"name\": \"新管.png\", \"takenAt\": \"2026-01-07T02:00:00Z\"}]}";
        String file = upload(phone, seen);
        assertEquals("422 rectification.reinspect.photo-outside", said(Http.post(phone, "api/v1/orders/" + order + "/reinspection", looked.formatted(file, "1"))));
        assertEquals("422 rectification.reinspect.photo-outside", said(Http.post(phone, "api/v1/orders/" + order + "/reinspection", looked.formatted(file, "null"))));
        assertEquals("404 record.not-found", said(Http.post("county-640521", "api/v1/orders/" + order + "/reinspection", looked.formatted(file, finding).replaceAll("\"photos\": \\[.*]", "\"photos\": []"))));
        Http.Answer opinion = Http.post(phone, "api/v1/orders/" + order + "/reinspection", looked.formatted(file, finding), "Idempotency-Key", "o-" + order);
        assertEquals(201, opinion.status(), opinion.body());
        assertEquals(opinion.body(), Http.post(phone, "api/v1/orders/" + order + "/reinspection", looked.formatted(file, finding), "Idempotency-Key", "o-" + order).body());
        assertEquals(1, number("select count(*) from care.reinspection where order_id = " + order));
        assertEquals("PASSED", value("select state from care.finding where id = " + finding));
        assertEquals(1, number("select count(*) from care.attachment a join care.reinspection_result r on r.id = a.subject_id where a.subject = 'REINSPECTION' and r.finding_id = " + finding + " and encode(a.sha256, 'hex') = '" + sha256(seen) + "' and a.taken_at = '2026-01-07 02:00:00+00'"));
        assertNull(of(Http.get(phone, "api/v1/visits").json().get("orders"), order));
    }

    @Test
    void what_is_not_mine_is_refused_and_what_lies_elsewhere_is_not_there() throws SQLException {
        String theirs = planned(home, "GAS", other(0), other(1));
        String at = "api/v1/inspections/" + theirs;
        assertEquals("403 inspection.not-yours", said(arrive(theirs, home, other(0), other(1))));
        assertNull(of(Http.get(phone, "api/v1/visits").json().get("visits"), theirs));
        String elsewhere = value("select i.id from care.inspection i join care.facility f on f.id = i.facility_id where f.region_code like '640521%' and i.state = 'PLANNED' limit 1");
        assertEquals("404 record.not-found", said(arrive(elsewhere, home, mine(), other(0))));
        String file = upload(phone, png(20));
        assertEquals("409 inspection.not-started", said(Http.post(phone, at + "/photos", photo(file, "GAS-01", "a.png"))));
        assertEquals("404 record.not-found", said(Http.post(phone, "api/v1/inspections/" + elsewhere + "/photos", photo(file, "GAS-01", "a.png"))));
        assertEquals("404 record.not-found", said(Http.post(phone, "api/v1/inspections/" + elsewhere + "/signatures", "{\"officer\": null, \"name\": \"x\"}")));
        change("update care.inspection set state = 'STARTED', arrived_at = now() - interval '1 hour', arrived_how = 'TYPED', purpose = 'x', no_place = 'x', checklist_id = (select id from care.checklist where state = 'IN_FORCE' and valid_from <= '" + TODAY + "' order by valid_from desc limit 1) where id = " + theirs);
        assertEquals("403 inspection.not-yours", said(Http.post(phone, at + "/answers", "{\"answers\": [{\"code\": \"GAS-01\", \"outcome\": \"CONFORM\"}]}")));
        assertEquals("403 inspection.not-yours", said(Http.post(phone, at + "/photos", photo(file, "GAS-01", "a.png"))));
        assertEquals("403 inspection.not-yours", said(Http.post(phone, at + "/signatures", "{\"officer\": null, \"name\": \"x\"}")));
        assertEquals("403 inspection.not-yours", said(Http.post(phone, at + "/record", "{\"facilitySigner\": \"x\", \"signedAt\": null}")));
        assertEquals(404, Http.get(phone, at + "/record").status(), "nothing is recorded yet");
        assertEquals("422 input.malformed", said(Http.post(phone, at + "/record", "{\"facilitySigner\": \"x\", \"device\": 1}")), "nothing that nobody knows");
    }

    @Test
    void a_file_that_is_no_photo_or_not_whole_is_refused_and_may_be_sent_anew() throws SQLException {
        String second = other(0);
        String id = planned(home, "GAS", mine(), second);
        String at = "api/v1/inspections/" + id + "/photos";
        assertEquals("STARTED", arrive(id, home, mine(), second).json().get("state").asText());
        String text = upload(phone, "no picture at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals("422 attachment.type", said(Http.post(phone, at, photo(text, "GAS-01", "a.jpg"))));
        String pdf = upload(phone, "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals("422 inspection.no-photo", said(Http.post(phone, at, photo(pdf, "GAS-01", "a.pdf"))));
        assertEquals("422 attachment.not-what-it-says", said(Http.post(phone, "api/v1/inspections/" + id + "/signatures", "{\"upload\": \"" + pdf + "\", \"officer\": null, \"name\": \"x\"}")));
        assertEquals(2, number("select count(*) from care.upload where id in ('" + text + "', '" + pdf + "') and received = size and used_at is null"), "nothing is lost");
        assertEquals("422 inspection.item-outside", said(Http.post(phone, at, photo(upload(phone, png(30)), "FIRE-01", "a.png"))));

        byte[] right = png(40);
        byte[] wrong = right.clone();
        wrong[right.length - 1]++;
        String file = UUID.randomUUID().toString();
        assertEquals("409 visit.upload.incomplete", said(Http.post(phone, at, photo(file, "GAS-01", "a.png"))), "never announced");
        Http.put(phone, "api/v1/uploads/" + file, "{\"size\": " + right.length + ", \"sha256\": \"" + sha256(right) + "\"}");
        assertEquals("409 visit.upload.incomplete", said(Http.post(phone, at, photo(file, "GAS-01", "a.png"))));
        send(phone, file, wrong);
        assertEquals("422 visit.upload.hash", said(Http.post(phone, at, photo(file, "GAS-01", "a.png"), "Idempotency-Key", "hash-" + id)));
        assertEquals(0, Http.get(phone, "api/v1/uploads/" + file).json().get("received").asInt(), "it begins anew");
        send(phone, file, right);
        assertEquals(201, Http.post(phone, at, photo(file, "GAS-01", "a.png"), "Idempotency-Key", "hash-" + id).status());
        String others = upload("county-640502", png(41));
        assertEquals("409 visit.upload.incomplete", said(Http.post(phone, at, photo(others, "GAS-01", "a.png"))), "nobody uses another account's file");
        assertEquals("422 attachment.place", said(Http.post(phone, at, photo(upload(phone, png(42)), "GAS-01", "a.png").replace("37.5", "97.5"))));
        assertEquals("409 inspection.items-left", said(Http.post(phone, "api/v1/inspections/" + id + "/record", "{\"facilitySigner\": \"张院长\"}")));
    }

    @Test
    void who_is_no_officer_has_no_visits_and_who_neither_inspects_nor_puts_right_takes_nothing_along() {
        JsonNode unlisted = Http.get(NO_OFFICER, "api/v1/visits").json();
        assertTrue(unlisted.get("officerId").isNull());
        assertEquals(0, unlisted.get("visits").size());
        assertTrue(unlisted.get("lists").size() > 0);
        JsonNode planner = Http.get("planner", "api/v1/visits").json();
        assertEquals(0, planner.get("visits").size() + planner.get("lists").size() + planner.get("orders").size() + planner.get("findings").size());
        assertEquals(403, Http.get("auditor", "api/v1/visits").status());
        assertEquals(401, Http.get(null, "api/v1/visits").status());
    }

    @Test
    void the_whole_list_comes_along_and_why_somebody_may_not_go_is_said_in_words() throws SQLException {
        String expired = value("select id from care.officer where region_code = '640502000000' and username is distinct from '" + INSPECTOR + "' order by id desc limit 1");
        String until = value("select certificate_until from care.officer where id = " + expired);
        change("update care.officer set certificate_until = '" + TODAY.minusDays(1) + "' where id = " + expired);
        try {
            JsonNode down = Http.get(phone, "api/v1/visits").json();
            JsonNode whole = StreamSupport.stream(down.get("visits").spliterator(), false).filter(visit -> visit.get("domains").size() == 8).findFirst().orElseThrow();
            JsonNode list = StreamSupport.stream(down.get("lists").spliterator(), false).filter(one -> one.get("validFrom").asText().compareTo(TODAY.toString()) <= 0 && (one.get("until").isNull() || one.get("until").asText().compareTo(TODAY.toString()) > 0)).findFirst().orElseThrow();
            assertEquals(number("select count(*) from care.checklist_item where checklist_id = " + list.get("id").asText()), list.get("items").size());
            assertTrue(list.get("items").size() >= 52, "a visit of the whole list has fifty-two items at least");
            assertTrue(StreamSupport.stream(list.get("items").spliterator(), false).allMatch(item -> item.hasNonNull("requirement") && item.hasNonNull("basis") && item.hasNonNull("orderText")));
            JsonNode officer = of(whole.get("officers"), expired);
            assertFalse(officer.get("mayGo").asBoolean());
            assertTrue(officer.get("why").asText().contains("执法证"), officer.toString());
        } finally {
            change("update care.officer set certificate_until = '" + until + "' where id = " + expired);
        }
    }

    private static long statements() {
        return Http.get(null, "metrics").body().lines().filter(line -> line.startsWith("care_statements_total")).mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ')))).findFirst().orElseThrow();
    }

    /** The least of some tries: a timer may fall between two. */
    private static long cost() {
        return LongStream.range(0, 4).map(n -> {
            long before = statements();
            assertEquals(200, Http.get(phone, "api/v1/visits").status());
            return statements() - before;
        }).min().orElseThrow();
    }

    @Test
    void three_visits_cost_as_many_statements_as_one() throws SQLException {
        long before = Http.get(phone, "api/v1/visits").json().get("visits").size();
        assertTrue(before > 0);
        long few = cost();
        planned(home, "GAS", mine(), other(0));
        planned(home, "FOOD", mine(), other(0));
        assertEquals(before + 2, Http.get(phone, "api/v1/visits").json().get("visits").size());
        assertEquals(few, cost());
        assertTrue(few <= 16, few + " statements");
    }
}
