package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bureau's month: two rosters compared, a draft accepted, people verified by a county, the newly listed pushed. */
class RosterJourney extends Journey {
    private static String roster(String category, String asOf) {
        return value("select id from care.roster where category = '" + category + "' and as_of = '" + asOf + "' and region_code = '640500000000'");
    }

    private static void inOrder(Page page) {
        speaks(page, CHINESE);
        fits(page);
        axe(page);
    }

    @Test
    void the_city_compares_two_months_and_opens_who_is_new() {
        Page page = login("city");
        page.locator("#nav").getByText("名册", new Locator.GetByTextOptions().setExact(true)).click();
        shows(page, "名册");
        page.locator("select[name=category]").selectOption("EXTREME_POVERTY");
        page.locator("input[name=on]").fill("2022-12-31");
        press(page, "查询");
        page.waitForURL("**category=EXTREME_POVERTY**");
        inOrder(page);
        assertEquals(2, page.locator("tbody[id] tr").count());
        page.locator("tbody[id] tr").first().getByRole(com.microsoft.playwright.options.AriaRole.LINK).click();
        shows(page, "中卫市特困供养名册，2022-12-01");
        assertThat(page.locator(".c-head__meta")).containsText("1,863 人");
        inOrder(page);
        press(page, "比较");
        shows(page, "特困供养：2022-12-01 与 2022-11-01 相比");
        Locator added = page.locator(".c-quick a").filter(new Locator.FilterOptions().setHasText("新增"));
        assertThat(added).containsText("119");
        added.click();
        page.waitForURL("**kind=NEW**");
        assertThat(page.locator(".ui-paginator-current")).containsText("119");
        for (String name : page.locator("tbody[id] td:nth-child(2)").allTextContents()) assertTrue(name.contains("*"), name);
        inOrder(page);
        picture(page, "roster-difference");
        assertTrue(page.waitForDownload(() -> press(page, "导出表格")).suggestedFilename().endsWith(".xlsx"));
    }

    @Test
    void a_draft_is_looked_at_against_the_month_before_and_accepted() {
        String draft = value("select id from care.roster where state = 'DRAFT' and category = 'SUBSISTENCE_URBAN'");
        Page page = login("city");
        page.locator(".c-inbox li").filter(new Locator.FilterOptions().setHasText("城市低保名册")).getByText("核对").click();
        page.waitForURL("**/roster/view.xhtml?id=" + draft);
        assertThat(page.locator("main")).containsText("与 ");
        assertThat(page.locator(".c-head .c-state")).hasText("待采用");
        inOrder(page);
        press(page, "采用名册");
        page.locator(".ui-confirm-dialog .ui-confirmdialog-yes").click();
        assertThat(page.locator(".c-head .c-state")).hasText("已采用");
        assertEquals("0", value("select count(*) from care.roster_line l where l.roster_id = " + draft + " and not exists (select 1 from care.holding h where h.person_id = l.person_id and h.category = 'SUBSISTENCE_URBAN' and h.until_day is null)"));
    }

    @Test
    void a_county_officer_decides_on_a_phone_and_returns_it_and_the_bureau_closes_it() {
        Page page = login("county-640502");
        page.setViewportSize(PHONE, 844);
        page.locator(".c-inbox li").filter(new Locator.FilterOptions().setHasText("核查监测对象")).first().getByText("核查", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("沙坡头区监测对象核查，.*"));
        page.locator(".c-list input[type=checkbox]").first().check();
        page.getByLabel("不符合", new Page.GetByLabelOptions().setExact(true)).check();
        press(page, "给勾选的人填写结论");
        complains(page, "f:reason", "请填写理由");
        type(page, "f:reason", "已随子女迁往银川");
        page.evaluate("() => scrollTo(0, 0)");
        axe(page);
        picture(page, "verification-phone");
        press(page, "给勾选的人填写结论");
        assertThat(page.locator(".c-list")).containsText("已随子女迁往银川");
        press(page, "返回市局");
        assertThat(page.locator(".c-errors")).containsText("没有结论，不能返回");
        at(page, "f:all").click();
        assertThat(page.locator(".c-list input[type=checkbox]").last()).isChecked();
        page.getByLabel("符合纳入", new Page.GetByLabelOptions().setExact(true)).check();
        press(page, "给勾选的人填写结论");
        assertThat(page.locator(".c-quick")).containsText("没有结论0");
        page.setViewportSize(PHONE, 844);
        press(page, "返回市局");
        assertThat(page.locator(".c-head .c-state").first()).hasText("已返回");
        inOrder(page);

        Page bureau = login("city");
        bureau.locator(".c-inbox li").filter(new Locator.FilterOptions().setHasText("沙坡头区")).filter(new Locator.FilterOptions().setHasText("审阅核查结果")).getByText("审阅", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(bureau.locator("h1")).hasText(Pattern.compile("沙坡头区监测对象核查，.*"));
        inOrder(bureau);
        press(bureau, "退回县（区）");
        complains(bureau, "f:remark", "请写明退回的理由");
        press(bureau, "办结");
        assertThat(bureau.locator(".c-head .c-state").first()).hasText("已办结");
    }

    @Test
    void a_month_is_made_up_for_a_recipient_without_an_address_handed_over_and_received() {
        Page page = login("city");
        open(page, "roster/pushes.xhtml");
        inOrder(page);
        choose(page, "m:recipientId", "海原县乡村振兴部门");
        type(page, "m:month", "十二月");
        press(page, "生成");
        complains(page, "m:month", "月份应为 2022-12");
        type(page, "m:month", "2022-12");
        press(page, "生成");
        shows(page, "海原县乡村振兴部门，2022-12 新增人员");
        inOrder(page);
        type(page, "d:reason", "送乡村振兴部门");
        assertTrue(page.waitForDownload(() -> press(page, "下载")).suggestedFilename().matches("push-2022-12-\\d+\\.csv"));
        page.reload();
        assertThat(page.locator(".c-head .c-state")).hasText("已交付待回执");
        type(page, "r:number", "海乡振收〔2022〕7号");
        type(page, "r:by", "李四");
        day(page, "r:receivedOn", TestSession.TODAY);
        type(page, "r:hash", "00");
        press(page, "登记回执");
        complains(page, "r:hash", "与送出的文件不一致");
        type(page, "r:hash", value("select encode(sha256, 'hex') from care.roster_push p join care.push_recipient r on r.id = p.recipient_id where r.name = '海原县乡村振兴部门'"));
        inOrder(page);
        press(page, "登记回执");
        assertThat(page.locator(".c-head .c-state")).hasText("已签收");
        open(page, "roster/payments.xhtml?month=2022-12&category=ADVANCED_AGE");
        assertThat(page.locator(".c-quick")).containsText("7,778");
        inOrder(page);
        picture(page, "payments");
    }
}
