package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.google.zxing.*;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.microsoft.playwright.*;
import com.microsoft.playwright.options.*;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.MessageDigest;
import java.util.*;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The phone of an inspector where there is no signal, and of a home that answers: nothing lost, nothing twice, nobody else reads it. */
class VisitJourney extends Journey {
    /** Domains of 16, 9, 9 and 18 items. */
    private static final String[] DOMAINS = {"消防", "电气", "燃气", "食品"};
    private static final int ITEMS = 52;

    private static String home() {
        return value("select facility_id from care.account where username = 'operator-1'");
    }

    private static String code(String home) {
        return value("select code from care.facility where id = " + home);
    }

    private static String assigned(String ground, String... domains) {
        Page county = login("county-640502");
        InspectionJourney.assign(county, home(), ground, domains);
        return InspectionJourney.last(county);
    }

    private static Phone of(String account, String language) {
        return new Phone(handheld(language), TestSession.base()).start().login(account, TestSession.PASSWORD).installed();
    }

    @Test
    void a_visit_of_52_items_is_made_without_signal_and_arrives_when_there_is_some() {
        String inspection = assigned("村里没有信号", DOMAINS);
        Page workbench = login("inspector-640502");
        assertThat(workbench.locator("main a[href='/visit/']")).containsText("手机检查");

        Phone phone = of("inspector-640502", CHINESE);
        looksRight(phone, CHINESE);
        phone.offline(true);
        phone.start();                                               // the phone was off in between
        phone.pin(Phone.PIN);
        phone.screen("visit/" + inspection);
        assertThat(phone.page.locator("main")).containsText("村里没有信号");
        looksRight(phone, CHINESE);
        phone.screen("items/" + inspection);
        assertThat(phone.page.locator("h1")).not().hasText("检查清单");
        assertEquals(0, phone.page.locator(".item").count(), "no list before the arrival");
        phone.screen("arrive/" + inspection);
        phone.page.locator("#arrival input[autocapitalize=characters]").fill("999999");
        phone.dock();
        assertThat(phone.page.locator("#arrival")).containsText("999999 不是这家机构的编码");
        looksRight(phone, CHINESE);
        phone.arrive(inspection, code(home()));
        assertThat(phone.page.locator(".item")).hasCount(ITEMS);
        assertThat(phone.page.locator(".dock__text")).containsText("还剩 52 / 52 项");
        Locator first = phone.page.locator(".item:not(.item--major)").first();
        phone.deficient(first, "二层疏散通道堆放轮椅三台");
        phone.photo(first, Phone.picture(1));
        Locator major = phone.page.locator(".item--major").first();
        major.locator("[data-outcome=CONFORM]").click();
        assertThat(major.locator(".second")).containsText("重大事故隐患");
        assertThat(phone.page.locator(".dock__text")).containsText("还剩 51 / 52 项");
        major.locator(".second button").click();
        assertThat(phone.page.locator(".dock__text")).containsText("还剩 50 / 52 项");
        looksRight(phone, CHINESE);
        first.locator("textarea").scrollIntoViewIfNeeded();
        picture(phone.page, "visit");
        phone.start();                                               // off again, in the middle of it
        phone.pin(Phone.PIN);
        phone.screen("items/" + inspection);
        assertThat(phone.page.locator(".dock__text")).containsText("还剩 50 / 52 项");
        assertThat(first.locator("textarea")).hasValue("二层疏散通道堆放轮椅三台");
        assertThat(first.locator("figure img")).hasCount(1);
        phone.conformTheRest();
        phone.sign("枣晓岚");
        assertThat(phone.page.locator(".line--warn")).containsText("没有信号");
        looksRight(phone, CHINESE);
        assertEquals("PLANNED", value("select state from care.inspection where id = " + inspection), "nothing has left the phone");

        phone.offline(false);
        phone.allArrived();
        phone.screen("sign/" + inspection);
        assertThat(phone.page.locator(".note--ok")).containsText("全部送达");
        assertEquals("RECORDED", value("select state from care.inspection where id = " + inspection));
        assertEquals("52", value("select count(*) from care.inspection_answer where inspection_id = " + inspection));
        assertEquals("1", value("select count(*) from care.attachment where subject = 'INSPECTION' and subject_id = " + inspection + " and role not like 'SIGN%' and latitude = 37.51 and taken_at is not null"));
        assertEquals("3", value("select count(*) from care.inspection_signature where inspection_id = " + inspection));
        assertEquals("1", value("select count(*) from care.finding where inspection_id = " + inspection));
        assertEquals("GPS", value("select case when latitude = 37.51 and accuracy = 12 then 'GPS' end from care.inspection where id = " + inspection));
        Download paper = phone.page.waitForDownload(() -> phone.page.getByText("下载笔录 PDF").click());
        assertTrue(paper.suggestedFilename().endsWith(".pdf"));
        phone.screen("phone");
        assertThat(phone.page.locator("main")).containsText("52 项结果");
        looksRight(phone, CHINESE);
    }

    @Test
    void the_phone_speaks_english_and_goes_on_without_a_position() {
        String inspection = assigned("English visit", "燃气");
        Phone phone = new Phone(handheld(ENGLISH), TestSession.base()).start();
        looksRight(phone, ENGLISH);
        phone.page.context().clearPermissions();
        phone.login("inspector-640502", TestSession.PASSWORD);
        for (String screen : List.of("visits", "orders", "phone", "visit/" + inspection)) looksRight(phone.screen(screen), ENGLISH);
        phone.screen("arrive/" + inspection);
        assertThat(phone.page.locator("#arrival .warn")).containsText("may not be used");
        phone.page.locator("#arrival input[autocapitalize=characters]").fill(code(home()));
        phone.dock();
        assertThat(phone.page.locator("#arrival")).containsText("Say why there is no position");
        phone.page.getByLabel("Why there is no position").fill("no satellites in the valley");
        looksRight(phone, ENGLISH);
        phone.dock();
        Locator item = phone.page.locator(".item:not(.item--major)").first();
        item.waitFor();
        phone.deficient(item, "hose is cracked");
        looksRight(phone, ENGLISH);
        phone.conformTheRest();
        phone.dock();
        phone.page.getByLabel("The home refuses to sign").check();
        looksRight(phone, ENGLISH);
        for (Locator name : phone.page.getByText("Cannot draw").all()) if (name.isVisible()) name.click();
        phone.dock();
        assertThat(phone.page.locator("#signing")).containsText("Write down the reason for refusing");
        phone.page.getByLabel("Reason for refusing").fill("does not agree with the finding");
        phone.dock();
        phone.page.locator(".note").first().waitFor();
        phone.allArrived();
        looksRight(phone.screen("sign/" + inspection), ENGLISH);
        assertEquals("does not agree with the finding", value("select refusal from care.inspection where id = " + inspection));
        assertEquals("no satellites in the valley", value("select no_place from care.inspection where id = " + inspection));
        assertEquals("2", value("select count(*) from care.inspection_signature where inspection_id = " + inspection + " and attachment_id is null and officer_id is not null"));
    }

    @Test
    void wrong_pins_take_the_key_away_and_a_login_brings_everything_back() {
        String inspection = assigned("拾到的手机", "燃气");
        Phone phone = of("inspector-640502", CHINESE);
        phone.arrive(inspection, code(home()));
        phone.offline(true);
        Locator item = phone.page.locator(".item:not(.item--major)").first();
        String code = item.getAttribute("id");
        phone.deficient(item, "这句话还没有送达");
        String stored = (String) phone.page.evaluate("""
            async () => { const db = await new Promise(r => indexedDB.open('care-visit').onsuccess = e => r(e.target.result));
              const all = await new Promise(r => db.transaction('record').objectStore('record').getAll().onsuccess = e => r(e.target.result));
              return all.map(x => new TextDecoder().decode(x.data)).join() + JSON.stringify(localStorage); }""");
        assertFalse(stored.contains("这句话还没有送达") || stored.contains("枣"), "what lies on the phone is sealed");
        phone.start();
        for (int left = 4; left > 0; left--) {
            phone.pin("135791");
            assertThat(phone.page.locator("main")).containsText("还可以试 " + left + " 次");
        }
        phone.pin("135791");
        assertThat(phone.page.locator("main")).containsText("本机的钥匙已收回");
        phone.start();
        assertThat(phone.page.locator("main")).containsText("本机的钥匙已收回");
        phone.password("inspector-640502", TestSession.PASSWORD);
        assertThat(phone.page.locator("main")).containsText("登录需要信号");
        phone.offline(false);
        phone.login("inspector-640502", TestSession.PASSWORD);
        phone.screen("items/" + inspection);
        assertThat(phone.page.locator("#" + code + " textarea")).hasValue("这句话还没有送达");
    }

    @Test
    void the_worker_answers_for_the_application_s_own_files_and_for_nothing_that_is_sent_or_asked() {
        Phone phone = of("inspector-640502", CHINESE);
        Map<String, Boolean> fromWorker = new TreeMap<>();
        phone.page.onResponse(response -> fromWorker.put(response.request().method() + " " + response.url().replace(TestSession.base(), "/").replaceAll("/[0-9a-f-]{36}", "/…"), response.fromServiceWorker()));
        phone.start();
        phone.page.waitForResponse("**/api/v1/visits", () -> phone.pin(Phone.PIN));
        phone.page.evaluate("() => fetch('/visit/app.js', {method: 'POST'}).catch(() => {})");
        phone.page.evaluate("() => fetch('/visit/app.js', {method: 'HEAD'}).catch(() => {})");
        assertEquals(true, fromWorker.get("GET /visit/"));
        assertEquals(true, fromWorker.get("GET /visit/app.js"));
        assertEquals(true, fromWorker.get("GET /phone/app.js"));
        assertEquals(true, fromWorker.get("GET /resources/care/tokens.css"));
        assertEquals(false, fromWorker.get("GET /api/v1/visits"));
        assertEquals(false, fromWorker.get("POST /visit/app.js"));
        assertEquals(false, fromWorker.get("HEAD /visit/app.js"));
        fromWorker.forEach((what, worker) -> assertTrue(!worker || what.startsWith("GET ") && !what.contains("/api/"), what));
    }

    @Test
    void a_newer_application_finds_what_the_older_one_has_stored() throws Exception {
        String inspection = assigned("换版本", "燃气");
        try (CuttingProxy road = new CuttingProxy(URI.create(TestSession.base()).getPort())) {
            Phone phone = new Phone(handheld(CHINESE), road.base()).start().login("inspector-640502", TestSession.PASSWORD).installed();
            phone.offline(true);
            phone.arrive(inspection, code(home()));
            Locator item = phone.page.locator(".item:not(.item--major)").first();
            String code = item.getAttribute("id");
            phone.deficient(item, "旧版本里写的");
            phone.photo(item, Phone.picture(7));
            String newer = Http.get(null, "phone/store.js").body().replace("const FORM = 1;", "const FORM = 2;").replace("const UPGRADES = {};", "const UPGRADES = {1: {answer: answer => ({...answer, note: `${answer.note}，新版本读出`})}};");
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(newer.getBytes(StandardCharsets.UTF_8)));
            road.change("/visit/sw.js", worker -> worker.replaceFirst("VERSION = '[^']+'", "VERSION = 'newer'").replaceFirst("(\"/phone/store.js\":\")[0-9a-f]{64}", "$1" + hash));
            road.change("/phone/store.js", store -> newer);
            phone.start();
            assertEquals(0, phone.page.locator(".line--wait").count(), "without signal it is the old one");
            phone.offline(false);
            phone.page.route("**/api/v1/**", Route::abort);             // signal enough for the new version, not for the data
            phone.start().pin(Phone.PIN);
            phone.screen("items/" + inspection);
            assertThat(phone.page.locator("#" + code + " textarea")).hasValue("旧版本里写的");
            phone.page.getByText("有新版本").click();
            phone.page.locator("input[inputmode=numeric]").waitFor();
            phone.pin(Phone.PIN);
            phone.screen("items/" + inspection);
            assertThat(phone.page.locator("#" + code + " textarea")).hasValue("旧版本里写的，新版本读出");
            assertThat(phone.page.locator("#" + code + " figure img")).hasCount(1);
            phone.page.unroute("**/api/v1/**");
            phone.conformTheRest();
            phone.sign("枣晓岚");
            phone.allArrived();
        }
        assertEquals("旧版本里写的，新版本读出", value("select a.note from care.inspection_answer a where a.outcome = 'DEFICIENT' and a.inspection_id = " + inspection));
        assertEquals("RECORDED", value("select state from care.inspection where id = " + inspection));
    }

    @Test
    void a_visit_that_was_cancelled_meanwhile_goes_whole_to_the_desk() {
        String inspection = assigned("途中取消", "燃气");
        Phone phone = of("inspector-640502", CHINESE);
        phone.offline(true);
        phone.arrive(inspection, code(home()));
        Locator item = phone.page.locator(".item:not(.item--major)").first();
        phone.deficient(item, "现场看到的仍在");
        phone.photo(item, Phone.picture(3));
        Page county = login("county-640502");
        open(county, "inspection/view.xhtml?id=" + inspection);
        type(county, "x:why", "机构停业");
        press(county, "取消检查");
        assertThat(county.locator(".c-head .c-state").first()).hasText("已取消");
        phone.offline(false);
        phone.signal();
        assertThat(phone.page.locator(".line--danger")).containsText("未被接收");
        assertThat(phone.page.locator(".note--danger")).containsText("服务器不接收这次检查");
        phone.conformTheRest();
        phone.sign("枣晓岚");
        phone.allArrived();
        assertThat(phone.page.locator("main")).containsText("手机检查内容");
        looksRight(phone, CHINESE);
        assertEquals("CANCELLED", value("select state from care.inspection where id = " + inspection));
        assertEquals("WAITING", value("select state from care.visit_deposit where inspection_id = " + inspection));
        assertEquals("1", value("select count(*) from care.attachment a join care.visit_deposit d on a.subject = 'DEPOSIT' and a.subject_id = d.id where d.inspection_id = " + inspection + " and a.taken_at is not null"));
    }

    @Test
    void a_home_answers_with_a_photo_from_its_phone_and_two_officers_look_again_with_theirs() {
        Phone home = of("operator-1", CHINESE);
        looksRight(home, CHINESE);
        Locator card = home.page.locator(".card--link").first();
        String finding = card.getAttribute("href").replaceAll(".*/", "");
        card.click();
        home.dock();
        assertThat(home.page.locator("#reply")).containsText("请写明怎样整改的");
        home.offline(true);
        home.page.locator("#reply textarea").fill("已更换，责任人张师傅");
        home.page.locator("#reply input[type=file]").setInputFiles(file("IMG.jpg", "image/jpeg", Phone.picture(11)));
        assertThat(home.page.locator("#reply figure")).hasCount(1);
        looksRight(home, CHINESE);
        home.dock();
        assertThat(home.page.locator(".note--wait")).containsText("等待送达");
        home.offline(false);
        home.signal();
        home.allArrived();
        assertEquals("ANSWERED", value("select state from care.finding where id = " + finding));
        assertEquals("已更换，责任人张师傅 1", value("select a.done || ' ' || (select count(*) from care.attachment p where p.subject = 'FINDING_ANSWER' and p.subject_id = a.id) from care.finding_answer a where a.finding_id = " + finding + " order by a.id desc limit 1"));

        String order = value("select order_id from care.finding where id = " + finding);
        Phone officer = of("inspector-640502", CHINESE);
        officer.screen("order/" + order);
        Locator seen = officer.page.locator("section.item").filter(new Locator.FilterOptions().setHasText("已更换，责任人张师傅"));
        seen.getByText("已整改", new Locator.GetByTextOptions().setExact(true)).click();
        seen.locator("input[type=file]").setInputFiles(file("IMG.jpg", "image/jpeg", Phone.picture(12)));
        assertThat(seen.locator("figure")).hasCount(1);
        looksRight(officer, CHINESE);
        officer.offline(true);
        officer.page.getByLabel("复查人员二").selectOption(new SelectOption().setIndex(2));
        officer.dock();
        assertThat(officer.page.locator(".note--wait")).containsText("等待送达");
        officer.offline(false);
        officer.signal();
        officer.allArrived();
        assertEquals("PASSED", value("select state from care.finding where id = " + finding));
    }

    @Test
    void what_has_not_arrived_goes_to_the_desk_as_a_file_and_clearing_the_phone_asks_twice() {
        String inspection = assigned("手机摔坏", "燃气");
        Phone phone = of("inspector-640502", CHINESE);
        phone.offline(true);
        phone.arrive(inspection, code(home()));
        Locator item = phone.page.locator(".item:not(.item--major)").first();
        phone.deficient(item, "还没有送达的问题");
        phone.photo(item, Phone.picture(5));
        phone.page.evaluate("() => { navigator.storage.estimate = async () => ({usage: 950e6, quota: 1000e6}); }");
        phone.screen("phone");
        assertThat(phone.page.locator("#top")).containsText("空间快满了");
        Download file = phone.page.waitForDownload(() -> phone.page.getByText("导出文件").click());
        phone.page.getByText("清除本机数据").click();
        assertThat(phone.page.locator("dialog")).containsText("还没有送达，清除后永远找不回来");
        looksRight(phone, CHINESE);
        phone.page.getByText("继续清除").click();
        assertThat(phone.page.locator("dialog")).containsText("真的清除？");
        phone.page.getByText("不，返回").click();
        phone.screen("items/" + inspection);
        assertThat(phone.page.locator(".item textarea")).hasValue("还没有送达的问题");
        phone.screen("phone");
        phone.page.getByText("清除本机数据").click();
        phone.page.getByText("继续清除").click();
        phone.page.getByText("全部清除").click();
        assertThat(phone.page.locator("h1")).hasText("登录本机");
        assertEquals(0, phone.page.evaluate("async () => { const db = await new Promise(r => indexedDB.open('care-visit').onsuccess = e => r(e.target.result)); return new Promise(r => db.transaction('record').objectStore('record').count().onsuccess = e => r(e.target.result)); }"));

        Page desk = login("inspector-640502");
        open(desk, "visit/rescue.xhtml");
        at(desk, "f:file").setInputFiles(file.path());
        press(desk, "查看内容");
        assertThat(desk.locator("[id='f:pieces']")).containsText("照片 1 张");
        press(desk, "带入");
        assertThat(desk.locator("[id='f:pieces']")).containsText("带入结果");
        assertEquals("FILE WAITING", value("select way || ' ' || state from care.visit_deposit where inspection_id = " + inspection));
        assertEquals("还没有送达的问题", value("select content -> 'answers' -> 0 ->> 'note' from care.visit_deposit where inspection_id = " + inspection));
    }

    @Test
    void two_phones_at_one_visit_and_a_second_window_do_not_get_in_each_other_s_way() {
        String inspection = assigned("两部手机", "燃气");
        Phone one = of("inspector-640502", CHINESE);
        Page second = one.page.context().newPage();
        Phone window = new Phone(second, TestSession.base()).start();
        window.pin(Phone.PIN);
        assertThat(second.locator("main")).containsText("另一个窗口正在使用");
        second.close();
        one.screen("login").login("inspector-640502", TestSession.PASSWORD);       // another PIN, in the same window

        one.arrive(inspection, code(home()));
        one.deficient(one.page.locator(".item:not(.item--major)").first(), "软管老化");
        one.page.waitForCondition(() -> "1".equals(value("select count(*) from care.inspection_answer where inspection_id = " + inspection)));
        Phone other = of("inspector-640502", CHINESE);
        other.screen("items/" + inspection);
        assertThat(other.page.locator(".item textarea")).hasValue("软管老化");
        one.conformTheRest();
        one.allArrived();
        one.offline(true);
        one.dock();
        one.page.locator("#signing input[autocomplete=off]").fill("枣晓岚");
        one.draw(one.page.locator("canvas").first());
        one.dock();                                                  // the second officer has not signed
        assertThat(one.page.locator("#signing .error:visible").first()).containsText("请签字");
        one.screen("items/" + inspection);
        one.page.getByText("改", new Page.GetByTextOptions().setExact(true)).first().click();
        one.tap(one.page.locator(".item:not(.is-brief):not(.is-deficient)").first(), "NOT_APPLICABLE");
        assertThat(one.page.locator("#told")).containsText("之前的签字作废");
        one.sign("枣晓岚");
        one.screen("phone");
        one.page.getByText("清除本机数据").click();
        assertThat(one.page.locator("dialog")).containsText("还没有送达");
        one.page.getByText("不，返回").click();
        one.offline(false);
        one.signal();
        one.allArrived();
        assertEquals("RECORDED", value("select state from care.inspection where id = " + inspection));
        assertEquals("1", value("select count(*) from care.inspection_answer where outcome = 'NOT_APPLICABLE' and inspection_id = " + inspection));
        other.screen("visits");
        other.page.waitForResponse("**/api/v1/visits", () -> other.page.getByText("立即更新").click());
        assertThat(other.page.locator("a[href='#visit/" + inspection + "']")).hasCount(0);
    }

    @Test
    void the_code_on_the_sign_at_the_door_is_read_by_the_camera() throws Exception {
        String inspection = assigned("扫码入企", "燃气");
        Path film = Project.target().resolve("door.mjpeg");
        try (OutputStream out = Files.newOutputStream(film)) {
            ImageIO.write(sign("https://care.example.org/public/facility.xhtml?id=" + home() + "&code=" + code(home())), "jpg", out);
        }
        try (Browser withCamera = Chromium.launch("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + film)) {
            Page page = withCamera.newPage(new Browser.NewPageOptions().setViewportSize(PHONE, 844).setIsMobile(true).setHasTouch(true).setLocale("zh-CN").setGeolocation(new Geolocation(37.51, 105.19)).setPermissions(List.of("geolocation", "camera")));
            Phone phone = new Phone(page, TestSession.base()).start().login("inspector-640502", TestSession.PASSWORD).installed();
            phone.offline(true);
            phone.screen("arrive/" + inspection);
            page.getByText("扫机构二维码").click();
            assertThat(page.locator("#arrival .ok").first()).containsText(value("select name from care.facility where id = " + home()));
            phone.offline(false);
            phone.dock();
            page.locator(".item").first().waitFor();
            phone.allArrived();
        }
        assertEquals("SCANNED", value("select arrived_how from care.inspection where id = " + inspection));
    }

    @Test
    void a_photo_that_was_damaged_on_the_way_is_refused_and_asked_for_again() {
        String inspection = assigned("途中受损", "燃气");
        Phone phone = of("inspector-640502", CHINESE);
        List<Integer> answers = new ArrayList<>();
        phone.page.route("**/api/v1/uploads/*/0", route -> {
            byte[] part = route.request().postDataBuffer();
            if (answers.isEmpty()) part[part.length / 2] ^= 1;
            route.resume(new Route.ResumeOptions().setPostData(part));
        });
        phone.page.onResponse(response -> {
            if (response.url().endsWith("/inspections/" + inspection + "/photos")) answers.add(response.status());
        });
        phone.arrive(inspection, code(home()));
        Locator item = phone.page.locator(".item:not(.item--major)").first();
        phone.deficient(item, "软管开裂");
        phone.photo(item, Phone.picture(21));
        phone.page.waitForCondition(() -> answers.size() == 2);
        assertEquals(List.of(422, 201), answers, "refused once, then taken");
        assertEquals("1", value("select count(*) from care.attachment where subject = 'INSPECTION' and taken_at is not null and subject_id = " + inspection));
    }

    /** What the camera sees of a sign. */
    private static BufferedImage sign(String address) throws WriterException {
        BitMatrix code = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 360, 360);
        BufferedImage seen = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 640; x++) for (int y = 0; y < 480; y++) {
            boolean onSign = x >= 140 && x < 500 && y >= 60 && y < 420;
            seen.setRGB(x, y, !onSign ? 0x999999 : code.get(x - 140, y - 60) ? 0x111111 : 0xeeeeee);
        }
        return seen;
    }
}
