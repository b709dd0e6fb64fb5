package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import care.kernel.Clocks;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.time.*;
import java.util.*;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.*;
import org.junit.jupiter.api.Test;

/** What an officer's phone has of a visit that was cancelled meanwhile is seen on the workbench and taken over into a new single case, or set aside; and a rescue file is brought to the desk. */
class DepositJourney extends Journey {
    private static final byte[] PHOTO = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static final String AT = Instant.now().minusSeconds(1).toString();
    private static final String INSPECTOR = "inspector-640502";
    private static final String COUNTY = "county-640502";

    private static String home() {
        return value("select f.id from care.facility f where f.region_code like '640502%' and f.filing = 'FILED' and f.id not in (select facility_id from care.account where facility_id is not null) order by f.id desc offset 3 limit 1");
    }

    private static List<String> officers() {
        return values("select o.id from care.officer o where o.active and o.certificate_until > current_date + 30 and o.region_code = '640502000000' and not exists (select 1 from care.officer_conflict c where c.officer_id = o.id and c.facility_id = " + home() + ") order by o.username is null, o.id limit 2");
    }

    /** A visit of the inspector's that the office has cancelled while the phone was away. */
    private static String cancelled(String ground) {
        String id = value("insert into care.inspection (facility_id, form, ground, domains, planned_from, planned_until, state, assigned_by) values (" + home() + ", 'CASE', '" + ground + "', '{GAS}', '" + TODAY + "', '" + TODAY.plusDays(3) + "', 'PLANNED', 'x') returning id");
        for (String officer : officers()) value("insert into care.inspection_officer (inspection_id, facility_id, officer_id) values (" + id + ", " + home() + ", " + officer + ") returning id");
        value("update care.inspection set state = 'CANCELLED', cancelled_why = '改期' where id = " + id + " returning id");
        return id;
    }

    private static List<String> codes() {
        return values("select i.code from care.checklist_item i join care.checklist c on c.id = i.checklist_id where c.state = 'IN_FORCE' and c.valid_from = (select max(valid_from) from care.checklist where state = 'IN_FORCE' and valid_from <= '" + TODAY + "') and i.domain = 'GAS' order by i.major_hazard_id is not null, i.position, i.id");
    }

    private static String arrival() {
        return "{\"code\": \"" + value("select code from care.facility where id = " + home()) + "\", \"how\": \"TYPED\", \"day\": \"" + TODAY + "\", \"time\": \"00:00\", \"purpose\": \"核实用气安全\", \"officers\": [" + String.join(",", officers()) + "], \"latitude\": 37.51, \"longitude\": 105.19, \"accuracy\": 12, \"noPlace\": null}";
    }

    private static String answers() {
        String first = codes().get(0);
        return codes().stream().map(code -> "{\"code\": \"" + code + "\", \"outcome\": \"" + (code.equals(first) ? "DEFICIENT" : "CONFORM") + "\", \"severity\": null, \"note\": " + (code.equals(first) ? "\"灶具胶管老化开裂\"" : "null") + ", \"measured\": null, \"at\": \"" + AT + "\"}").collect(Collectors.joining(","));
    }

    private static String record() {
        return "{\"summary\": \"当场说明\", \"facilitySigner\": \"枣院长\", \"refusal\": null, \"signedAt\": \"" + AT + "\"}";
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String deposited(String visit, String signed) throws GeneralSecurityException {
        String photo = UUID.randomUUID().toString();
        assertEquals(200, Http.put(INSPECTOR, "api/v1/uploads/" + photo, "{\"size\": " + PHOTO.length + ", \"sha256\": \"" + sha256(PHOTO) + "\"}").status());
        assertEquals(200, Http.put(INSPECTOR, "api/v1/uploads/" + photo + "/0", PHOTO).status());
        String body = "{\"why\": \"检查已取消\", \"arrival\": " + arrival() + ", \"madeAt\": \"" + AT + "\", \"answers\": [" + answers() + "], \"signatures\": [{\"officer\": null, \"name\": \"枣院长\", \"signedAt\": \"" + AT + "\", \"upload\": null}], \"record\": " + signed
            + ", \"photos\": [{\"upload\": \"" + photo + "\", \"code\": \"" + codes().get(0) + "\", \"name\": \"胶管.png\", \"takenAt\": \"" + AT + "\", \"latitude\": 37.51, \"longitude\": 105.19}]}";
        String at = "api/v1/visits/" + visit + "/deposits";
        Http.Answer kept = Http.post(INSPECTOR, at, body, "Idempotency-Key", "deposit-" + visit);
        assertEquals(201, kept.status(), kept.body());
        assertTrue(kept.json().get("id").isNumber() && Instant.parse(kept.json().get("receivedAt").asText()).isBefore(Instant.now().plusSeconds(60)), kept.body());
        assertEquals(kept.body(), Http.post(INSPECTOR, at, body, "Idempotency-Key", "deposit-" + visit).body(), "its answer was lost");
        assertEquals(kept.json().get("id"), Http.post(INSPECTOR, at, body.replace("检查已取消", "再送一次")).json().get("id"), "the same content without a key");
        assertEquals("404 record.not-found", said(Http.post("inspector-640521", at, body)));
        assertEquals("403 access.refused", said(Http.post("planner", at, body)));
        assertEquals("409 visit.upload.incomplete", said(Http.post(INSPECTOR, at, body.replace(photo, UUID.randomUUID().toString()))));
        assertEquals(422, Http.post(INSPECTOR, at, body.replace("\"why\"", "\"because\"")).status(), "a field nobody knows");
        return kept.json().get("id").asText();
    }

    private static String said(Http.Answer answer) {
        return answer.status() + " " + answer.type();
    }

    private static Locator state(Page page) {
        return page.locator(".c-head .c-state").first();
    }

    @Test
    void a_cancelled_visit_is_taken_over_into_a_new_single_case() throws GeneralSecurityException {
        values("update care.inspection set state = 'CANCELLED', cancelled_why = 'x' where facility_id = " + home() + " and state in ('PLANNED', 'STARTED') returning id");
        String visit = cancelled("来电反映用气");
        String deposit = deposited(visit, record());
        Page inspector = login(INSPECTOR);
        open(inspector, "index.xhtml");
        assertThat(inspector.locator("main")).containsText("手机检查内容");
        refused(login("county-640521"), "visit/deposit.xhtml?id=" + deposit, 404);
        refused(login("operator-1"), "visit/deposit.xhtml?id=" + deposit, 404);

        Page county = login(COUNTY);
        open(county, "index.xhtml");
        county.locator("main a[href$='visit/deposit.xhtml?id=" + deposit + "']").first().click();
        shows(county, value("select name from care.facility where id = " + home()) + " 手机检查内容");
        assertThat(state(county)).hasText("待处理");
        assertThat(county.locator("main")).containsText("没有可以采用到的检查");
        assertThat(county.locator("main")).containsText("枣院长");
        assertEquals(0, at(county, "f:takeOver").count());
        fits(county);
        axe(county);
        follow(county, "安排个案检查");
        type(county, "f:ground", "补办取消的检查");
        county.getByLabel("燃气", new Page.GetByLabelOptions().setExact(true)).check();
        for (String officer : officers()) county.locator("[id='f:officers'] input[value='" + officer + "']").check();
        press(county, "安排");
        county.waitForURL("**/inspection/view.xhtml**");
        String target = county.url().replaceAll(".*id=(\\d+).*", "$1");

        open(county, "visit/deposit.xhtml?id=" + deposit);
        assertThat(county.locator(".c-quick a[aria-current]")).containsText("补办取消的检查");
        assertThat(county.locator("main")).containsText("灶具胶管老化开裂");
        assertThat(county.locator("main")).containsText("未作答");
        assertEquals(codes().size(), county.locator("input[id$=':take']:checked").count(), "what the inspection has nothing about is chosen");
        fits(county);
        axe(county);
        speaks(county, CHINESE);
        for (Locator box : county.locator("input[id$=':take']").all()) box.uncheck();
        press(county, "采用");
        assertThat(county.locator(".c-errors")).containsText("请至少选一个要采用的检查项");
        for (Locator box : county.locator("input[id$=':take']").all()) box.check();
        press(county, "采用");
        county.waitForURL("**/inspection/view.xhtml?id=" + target);
        assertThat(state(county)).hasText("已形成笔录");
        assertThat(county.locator("main")).containsText("灶具胶管老化开裂");
        assertThat(county.locator("main")).containsText("胶管.png");
        open(county, "visit/deposit.xhtml?id=" + deposit);
        assertThat(state(county)).hasText("已采用");
        assertEquals(0, county.locator("[id='x:aside']").count());
        assertThat(county.locator("main")).containsText("两边一致");
        axe(county);
        Page english = login(COUNTY, ENGLISH);
        for (String address : List.of("visit/deposit.xhtml?id=" + deposit, "visit/deposits.xhtml", "visit/rescue.xhtml")) {
            open(english, address);
            speaks(english, ENGLISH);
            fits(english);
        }
    }

    @Test
    void another_is_set_aside_with_a_reason() throws GeneralSecurityException {
        String deposit = deposited(cancelled("群众来信"), "null");
        Page inspector = login(INSPECTOR);
        inspector.setViewportSize(PHONE, 844);
        open(inspector, "visit/deposits.xhtml?state=WAITING&mine=true");
        inspector.locator("main a[href='deposit.xhtml?id=" + deposit + "']").click();
        assertThat(state(inspector)).hasText("待处理");
        press(inspector, "搁置");
        complains(inspector, "x:reason", "搁置原因");
        type(inspector, "x:reason", "已由同事重新检查");
        fits(inspector);
        axe(inspector);
        press(inspector, "搁置");
        assertThat(state(inspector)).hasText("已搁置");
        assertThat(inspector.locator("main")).containsText("已由同事重新检查");
        assertThat(inspector.locator("main")).containsText("胶管.png");
        open(inspector, "visit/deposits.xhtml?state=SET_ASIDE");
        assertThat(inspector.locator("main")).containsText("群众来信");
        axe(inspector);
    }

    /** Sealed as the phone does it. */
    private static byte[] rescued(JsonNode phone, String content) throws GeneralSecurityException {
        byte[] iv = new byte[12];
        new SecureRandom().nextBytes(iv);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Base64.getDecoder().decode(phone.get("key").asText()), "AES"), new GCMParameterSpec(128, iv));
        return "{\"format\":\"care-visit\",\"v\":1,\"username\":\"%s\",\"device\":\"%s\",\"madeAt\":\"%s\",\"iv\":\"%s\",\"data\":\"%s\"}".formatted(INSPECTOR, phone.get("id").asText(), AT, Base64.getEncoder().encodeToString(iv), Base64.getEncoder().encodeToString(cipher.doFinal(content.getBytes(StandardCharsets.UTF_8)))).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_rescue_file_is_looked_into_and_taken_in_once() throws GeneralSecurityException {
        String visit = cancelled("举报气味");
        JsonNode phone = Http.post(INSPECTOR, "api/v1/devices", "{\"id\": null, \"name\": \"手机\"}").json();
        byte[] file = rescued(phone, "{\"visits\": [{\"id\": " + visit + ", \"why\": \"rescue\", \"arrival\": " + arrival() + ", \"madeAt\": \"" + AT + "\", \"answers\": [" + answers() + "], \"signatures\": [], \"record\": null, \"photos\": [{\"code\": \"" + codes().get(0) + "\", \"latitude\": null, \"longitude\": null, \"name\": \"胶管.png\", \"takenAt\": \"" + AT + "\", \"sha256\": \"" + sha256(PHOTO) + "\", \"bytes\": \"" + Base64.getEncoder().encodeToString(PHOTO) + "\"}]}], \"findings\": [], \"reinspections\": []}");
        Page inspector = login(INSPECTOR);
        open(inspector, "visit/rescue.xhtml");
        fits(inspector);
        axe(inspector);
        at(inspector, "f:file").setInputFiles(file("notes.json", "application/json", "{}".getBytes()));
        press(inspector, "查看内容");
        complains(inspector, "f:file", "这不是手机生成的救援文件");
        at(inspector, "f:file").setInputFiles(file("visit.care.json", "application/json", Arrays.copyOf(file, file.length - 20)));
        press(inspector, "查看内容");
        complains(inspector, "f:file", "不完整或已被改动");
        at(inspector, "f:file").setInputFiles(file("visit.care.json", "application/json", file));
        press(inspector, "查看内容");
        assertThat(inspector.locator("[id='f:pieces']")).containsText("待带入");
        assertThat(inspector.locator(".c-errors")).hasCount(0);
        assertThat(inspector.locator("[id='f:pieces']")).containsText(value("select name from care.facility where id = " + home()));
        assertEquals("0", value("select count(*) from care.visit_deposit where inspection_id = " + visit));
        fits(inspector);
        axe(inspector);
        press(inspector, "带入");
        assertThat(inspector.locator("[id='f:pieces']")).containsText("已带入");
        assertEquals("1", value("select count(*) from care.visit_deposit where way = 'FILE' and inspection_id = " + visit));
        press(inspector, "查看内容");
        assertThat(inspector.locator("[id='f:pieces']")).containsText("没有改动任何记录");
        assertEquals(0, at(inspector, "f:takeIn").count());

        Page county = login(COUNTY);
        open(county, "visit/rescue.xhtml");
        at(county, "f:file").setInputFiles(file("visit.care.json", "application/json", file));
        press(county, "查看内容");
        complains(county, "f:file", INSPECTOR);
        refused(login("planner"), "visit/rescue.xhtml", 403);
    }
}
