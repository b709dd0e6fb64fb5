package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import care.kernel.*;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A home is inspected, ordered to put something right, answers with a photo, is looked at again, and the result is public; and a major hazard that keeps people out. */
class InspectionJourney extends Journey {
    private static final byte[] PHOTO = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);

    private static Page phone(String account) {
        Page page = login(account);
        page.setViewportSize(PHONE, 844);
        return page;
    }

    /** Two officers of Shapotou who may go to a home, the one with an account first. */
    static java.util.List<String> officers(String home) {
        return values("select o.certificate_number from care.officer o where o.active and o.certificate_until > current_date + 30 and o.region_code = '640502000000' and not exists (select 1 from care.officer_conflict c where c.officer_id = o.id and c.facility_id = " + home + ") order by o.username is null, o.id limit 2");
    }

    static void assign(Page page, String home, String ground, String... domains) {
        open(page, "facility/view.xhtml?id=" + home);
        follow(page, "安排个案检查");
        shows(page, "安排个案检查");
        type(page, "f:ground", ground);
        for (String domain : domains) page.getByLabel(domain, new Page.GetByLabelOptions().setExact(true)).check();
        for (String number : officers(home)) page.locator("[id='f:officers'] label").filter(new Locator.FilterOptions().setHasText(number)).click();
        axe(page);
        press(page, "安排");
        page.waitForURL("**/inspection/view.xhtml**");
    }

    private static void arrive(Page page, String home) {
        type(page, "f:code", "999999");
        type(page, "f:noPlace", "室内没有信号");
        press(page, "登记并打开检查单");
        complains(page, "f:code", "不是这家机构的编号");
        type(page, "f:code", value("select code from care.facility where id = " + home));
        fits(page);
        axe(page);
        press(page, "登记并打开检查单");
        page.waitForURL("**/inspection/check.xhtml**");
    }

    /** Says that the rest of every matter conforms. */
    private static void conform(Page page, String... domains) {
        for (String domain : domains) {
            page.locator(".c-quick a").filter(new Locator.FilterOptions().setHasText(domain)).click();
            page.waitForURL("**domain=**");
            page.locator("[id='f:conform']").click();
            page.locator(".ui-confirm-dialog .ui-confirmdialog-yes, .ui-confirmdialog-yes").first().click();
            assertThat(page.locator(".c-quick a[aria-current]").filter(new Locator.FilterOptions().setHasText(domain))).containsText("已完成");
        }
    }

    /** The first item of the page that is no major hazard, or is one. @return its code */
    private static String deficient(Page page, boolean major, String note) {
        Locator row = page.locator(".c-list > li").filter(major ? new Locator.FilterOptions().setHasText("重大事故隐患") : new Locator.FilterOptions().setHasNotText("重大事故隐患")).first();
        String code = row.getAttribute("id");
        row.getByText("不符合", new Locator.GetByTextOptions().setExact(true)).last().click();
        page.waitForURL("**/inspection/answer.xhtml**");
        press(page, "保存");
        complains(page, "f:note", "请写明检查发现");
        type(page, "f:note", note);
        at(page, "f:photo").setInputFiles(file("notes.txt", "text/plain", "no picture".getBytes()));
        press(page, "保存");
        assertThat(page.locator("[id='f:note']")).hasValue(note);
        at(page, "f:photo").setInputFiles(file("seen.png", "image/png", PHOTO));
        press(page, "保存");
        page.waitForURL("**/inspection/check.xhtml**");
        assertThat(page.locator("#" + code)).containsText(note);
        assertThat(page.locator("#" + code)).containsText("照片 1 张");
        return code;
    }

    /** The name of a paper as the browser is told it. */
    private static String named(String disposition) {
        return java.net.URLDecoder.decode(disposition, java.nio.charset.StandardCharsets.UTF_8);
    }

    static String last(Page page) {
        return page.url().replaceAll(".*id=(\\d+).*", "$1");
    }

    @Test
    void what_is_found_is_ordered_answered_looked_at_again_struck_off_and_published() {
        String home = value("select facility_id from care.account where username = 'operator-1'");
        Page county = login("county-640502");
        assign(county, home, "来电反映用气安全", "燃气", "电气");
        String inspection = last(county);
        assertThat(county.locator(".c-head .c-state").first()).hasText("待检查");
        assertEquals("%PDF", new String(county.request().get(TestSession.base() + "facility/sign/" + home).body(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals(404, login("county-640521").request().get(TestSession.base() + "facility/sign/" + home).status(), "of another county");
        refused(login("operator-1"), "inspection/view.xhtml?id=" + inspection, 404);

        Page inspector = phone("inspector-640502");
        open(inspector, "index.xhtml");
        assertThat(inspector.locator("main")).containsText("来电反映用气安全");
        open(inspector, "inspection/arrive.xhtml?id=" + inspection);
        arrive(inspector, home);
        inspector.locator(".c-quick a").filter(new Locator.FilterOptions().setHasText("燃气")).click();
        inspector.waitForURL("**domain=GAS");
        String code = deficient(inspector, false, "灶具胶管老化开裂");
        conform(inspector, "电气", "燃气");
        fits(inspector);
        axe(inspector);
        speaks(inspector, CHINESE);
        assertThat(inspector.locator(".c-dock")).containsText("全部完成");
        inspector.locator(".c-dock a").click();
        shows(inspector, "签署笔录");
        press(inspector, "形成笔录");
        complains(inspector, "f:facilitySigner", "签字人");
        type(inspector, "f:facilitySigner", "枣晓岚 负责人");
        axe(inspector);
        press(inspector, "形成笔录");
        inspector.waitForURL("**/inspection/view.xhtml**");
        assertThat(inspector.locator(".c-head .c-state").first()).hasText("已形成笔录");
        assertTrue(named(pdf(inspector, inspector.getByText("现场检查笔录").first())).contains("沙坡头民检笔〔"));
        inspector.getByText("下达整改").first().click();
        shows(inspector, "责令限期整改");
        press(inspector, "下达整改");
        inspector.waitForURL("**/rectification/order.xhtml?id=**");
        String order = last(inspector);
        assertTrue(named(pdf(inspector, inspector.getByText("整改通知书").first())).contains("沙坡头民责改〔"));
        type(inspector, "s:to", "枣晓岚");
        axe(inspector);
        press(inspector, "记录送达");
        assertThat(inspector.locator("main")).containsText("送达回证");

        String finding = value("select id from care.finding where inspection_id = " + inspection);
        Page operator = phone("operator-1");
        open(operator, "index.xhtml");
        assertThat(operator.locator("main")).containsText("灶具胶管老化开裂");
        open(operator, "rectification/view.xhtml?id=" + finding);
        type(operator, "a:done", "已更换不锈钢波纹管，责任人张师傅");
        at(operator, "a:photo").setInputFiles(file("done.png", "image/png", PHOTO));
        press(operator, "暂存");
        assertThat(operator.locator("main")).containsText("done.png");
        assertThat(operator.locator("[id='a:done']")).hasValue("已更换不锈钢波纹管，责任人张师傅");
        fits(operator);
        axe(operator);
        press(operator, "提交复查");
        assertThat(operator.locator(".c-head .c-state").first()).hasText("待复查");

        open(inspector, "rectification/reinspect.xhtml?order=" + order);
        for (int n = 0; n < 2; n++) inspector.locator("[id='f:" + (n == 0 ? "first" : "second") + "Officer']").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(n + 1));
        inspector.getByLabel("合格", new Page.GetByLabelOptions().setExact(true)).check();
        axe(inspector);
        press(inspector, "形成复查意见");
        inspector.waitForURL("**/rectification/order.xhtml**");

        open(county, "rectification/view.xhtml?id=" + finding);
        assertThat(county.locator(".c-head .c-state").first()).hasText("合格");
        press(county, "销号");
        assertThat(county.locator(".c-head .c-state").first()).hasText("已销号");
        for (String told : java.util.List.of("下达整改通知", "机构提交整改情况", "复查合格", "销号")) assertThat(county.locator(".c-timeline")).containsText(told);
        picture(county, "finding");

        Page anybody = window(CHINESE);
        open(anybody, "public/facility.xhtml?id=" + home);
        shows(anybody, value("select name from care.facility where id = " + home));
        value("select 1 from (select care.inspections_nightly(objection_until + 1, date '2000-01-01') from care.inspection where id = " + inspection + ") x");
        assertEquals("GAS", value("select array_to_string(domains, ',') from (select domains from care.public_inspections(" + home + ") where id = " + inspection + " and deficient = 1 and rectified = 1) x").replace("ELECTRIC,", ""));
        assertTrue(code.startsWith("GAS"), code);
    }

    @Test
    void a_major_hazard_keeps_people_out_until_it_is_cleared() {
        String home = value("select f.id from care.facility f where f.region_code like '640502%' and f.filing = 'FILED' and f.id not in (select facility_id from care.account where facility_id is not null) and not exists (select 1 from care.restriction r where r.facility_id = f.id) and exists (select 1 from care.bed_period k where k.facility_id = f.id and k.state = 'IN_USE' and k.until_day is null and k.kind <> 'SOJOURN' and not exists (select 1 from care.stay s where s.bed_id = k.bed_id and s.until_day is null) and not exists (select 1 from care.reservation r where r.bed_id = k.bed_id)) order by f.id desc limit 1");
        Page county = login("county-640502");
        assign(county, home, "群众举报无证供餐", "食品");
        String inspection = last(county);
        open(county, "inspection/arrive.xhtml?id=" + inspection);
        arrive(county, home);
        deficient(county, true, "食堂没有取得许可证");
        conform(county, "食品");
        county.locator(".c-dock a").click();
        type(county, "f:refusal", "负责人拒绝签字");
        press(county, "形成笔录");
        county.waitForURL("**/inspection/view.xhtml**");
        open(county, "facility/view.xhtml?id=" + home);
        assertThat(county.locator("main")).containsText("挂牌，复查合格前不得接收新入住");
        open(county, "rectification/restrictions.xhtml");
        axe(county);
        String bed = value("select k.bed_id from care.bed_period k where k.facility_id = " + home + " and k.state = 'IN_USE' and k.until_day is null and k.kind <> 'SOJOURN' and not exists (select 1 from care.stay s where s.bed_id = k.bed_id and s.until_day is null) and not exists (select 1 from care.reservation r where r.bed_id = k.bed_id) order by k.bed_id limit 1");
        String person = value("select p.id from care.person p where p.region_code like '640502%' and p.died_on is null and p.facility_id is null and not exists (select 1 from care.stay s where s.person_id = p.id) and not exists (select 1 from care.admission a where a.person_id = p.id) order by p.id desc limit 1");
        String body = "{\"bedId\": " + bed + ", \"personId\": " + person + ", \"from\": \"" + TODAY + "\"}";
        Http.Answer kept = Http.post("county-640502", "api/v1/facilities/" + home + "/stays", body);
        assertEquals("409 facility.restricted", kept.status() + " " + kept.type());

        String finding = value("select id from care.finding where inspection_id = " + inspection);
        open(county, "rectification/order.xhtml?inspection=" + inspection);
        press(county, "下达整改");
        county.waitForURL("**/rectification/order.xhtml?id=**");
        String order = last(county);
        county.getByLabel("留置送达", new Page.GetByLabelOptions().setExact(true)).check();
        type(county, "s:to", "门卫");
        press(county, "记录送达");
        complains(county, "s:witness", "见证人");
        type(county, "s:witness", "社区工作人员");
        press(county, "记录送达");
        assertThat(county.locator("main")).containsText("送达回证");
        answered(finding);
        open(county, "rectification/reinspect.xhtml?order=" + order);
        for (int n = 0; n < 2; n++) county.locator("[id='f:" + (n == 0 ? "first" : "second") + "Officer']").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(n + 1));
        county.getByLabel("合格", new Page.GetByLabelOptions().setExact(true)).check();
        press(county, "形成复查意见");
        county.waitForURL("**/rectification/order.xhtml**");
        assertEquals("1", value("select count(*) from care.restriction where finding_id = " + finding + " and lifted_on is not null"));
        assertEquals(201, Http.post("county-640502", "api/v1/facilities/" + home + "/stays", body).status());
    }

    /** As the home would, which has no account in the demonstration. */
    private static void answered(String finding) {
        values("update care.finding set state = 'ANSWERED' where id = " + finding + " returning id");
    }
}
