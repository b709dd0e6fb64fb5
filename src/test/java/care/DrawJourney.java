package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.Page;
import java.sql.*;
import java.time.LocalDate;
import org.junit.jupiter.api.*;

/** A campaign from its draft to the inspections: county and city at a window each, and anybody who recomputes the draw; a home that looks itself. */
class DrawJourney extends Journey {
    private static final String NAME = "冬季取暖安全抽查";

    @AfterAll
    static void forget() throws SQLException {
        try (Connection owner = TestSession.owner(); Statement statement = owner.createStatement()) {
            String plan = "(select id from care.inspection_plan where name = '" + NAME + "')";
            statement.execute("delete from care.inspection_officer where inspection_id in (select id from care.inspection where plan_id = " + plan + ")");
            statement.execute("delete from care.inspection where plan_id = " + plan);
            statement.execute("delete from care.checklist_item where checklist_id in (select id from care.checklist where state = 'DRAFT')");
            statement.execute("delete from care.checklist where state = 'DRAFT'");
        }
    }

    @Test
    void a_campaign_is_approved_by_a_second_person_drawn_recomputed_by_anybody_and_assigned() throws Exception {
        Page county = login("county-640522");
        open(county, "supervision/edit.xhtml");
        type(county, "f:name", NAME);
        type(county, "f:basis", "取暖季安全部署");
        county.getByLabel("电气", new Page.GetByLabelOptions().setExact(true)).check();
        county.getByLabel("燃气", new Page.GetByLabelOptions().setExact(true)).check();
        day(county, "f:fromDay", TestSession.TODAY);
        day(county, "f:lastDay", TestSession.TODAY.plusDays(20));
        press(county, "保存");
        shows(county, NAME);
        assertThat(county.locator("main")).containsText("等待编制人以外的人批准");
        axe(county);
        String plan = here(county).replaceAll("\\D", "");
        Page city = login("city");
        open(city, "supervision/plan.xhtml?id=" + plan);
        press(city, "批准");
        assertThat(city.locator(".c-head .c-state")).hasText("已批准");
        assertTrue(pdf(city, city.locator("a[href*='/document/pdf/']")).contains("pdf"));

        open(county, "draw/prepare.xhtml?plan=" + plan);
        axe(county);
        type(county, "f:wanted", "400");
        press(county, "冻结名单并公示");
        complains(county, "f:wanted", "能参加的机构只有");
        type(county, "f:wanted", "2");
        press(county, "冻结名单并公示");
        shows(county, "随机抽查：" + NAME);
        assertThat(county.locator("main")).containsText("起可以抽取");
        String draw = here(county).replaceAll("\\D", "");
        Page anybody = window(CHINESE);
        open(anybody, "public/draw.xhtml?id=" + draw);
        assertThat(anybody.locator("main")).containsText("抽取后公布");
        press(anybody, "重新计算");
        assertThat(anybody.locator("#recomputed")).containsText("名单摘要一致");
        ripe(draw);
        open(county, "draw/view.xhtml?id=" + draw);
        press(county, "抽取并公布种子");
        assertThat(county.locator("[data-drawn]")).hasCount(2);
        axe(county);
        fits(county);
        open(anybody, "public/draw.xhtml?id=" + draw);
        press(anybody, "重新计算");
        assertThat(anybody.locator("#recomputed")).hasText("重新计算的结果与公布的一致。");
        axe(anybody);
        fits(anybody);
        press(county, "派出检查");
        assertThat(county.locator(".c-head .c-state")).hasText("已派出");
        assertEquals("2", value("select count(*) from care.inspection where state = 'PLANNED' and plan_id = " + plan));
        open(county, "supervision/plan.xhtml?id=" + plan);
        assertThat(county.locator("main")).containsText("已完成 0 次，共 2 次");
    }

    /** As if the waiting time were over. */
    private static void ripe(String draw) throws SQLException {
        try (Connection owner = TestSession.owner(); Statement statement = owner.createStatement()) {
            statement.execute("alter table care.draw disable trigger draw_guard");
            statement.execute("update care.draw set not_before = prepared_at where id = " + draw);
            statement.execute("alter table care.draw enable trigger draw_guard");
        }
    }

    @Test
    void a_home_checks_itself_with_a_thumb_on_a_phone() {
        Page page = login("operator-2");
        page.setViewportSize(PHONE, 844);
        open(page, "checklist/checks.xhtml");
        assertThat(page.locator("main")).containsText("自查领域");
        for (String domain : new String[] {"消防", "电气", "食品", "防疫", "照料与权益", "人员", "资金"}) page.getByLabel(domain, new Page.GetByLabelOptions().setExact(true)).uncheck();
        press(page, "开始自查");
        assertThat(page.locator(".c-dock")).containsText("还剩 9 项");
        axe(page);
        for (int n = 1; n <= 9; n++) {
            page.locator("main li:has(b:text-is('GAS-0" + n + "')) .c-taps button").nth(n == 2 ? 1 : 0).click();
            assertThat(page.locator(".c-dock")).containsText("还剩 " + (9 - n) + " 项");
        }
        press(page, "完成自查");
        assertThat(page.locator(".c-errors")).containsText("GAS-02");
        page.getByLabel("哪里不符合").fill("软管 2023 年更换，已过期");
        page.getByLabel("已采取的措施").fill("已约供气企业更换");
        page.locator("button[aria-label^='GAS-02 保存']").click();
        press(page, "完成自查");
        assertThat(page.locator(".c-head .c-state")).hasText("已完成");
        assertThat(page.locator("main")).containsText("更换超期、过长或有接头的软管");
        fits(page);
        Page county = login("county-640521");
        open(county, "checklist/checks.xhtml");
        assertThat(county.locator("tbody")).containsText("9 / 9");
    }

    @Test
    void the_city_drafts_the_next_checklist_and_sees_what_is_different() {
        Page page = login("city");
        open(page, "checklist/list.xhtml");
        press(page, "编制新版");
        assertThat(page.locator(".c-head .c-state")).hasText("编制中");
        follow(page, "修改 FIRE-08");
        type(page, "f:deadlineDays", "1");
        press(page, "保存");
        shows(page, "第 2 版 养老机构检查清单");
        assertThat(page.locator("main")).containsText("整改期限（工作日）");
        axe(page);
        day(page, "p:validFrom", TestSession.TODAY);
        press(page, "公布施行");
        complains(page, "p:validFrom", "施行日期最早为明天");
        open(page, "checklist/hazards.xhtml");
        assertThat(page.locator("main")).containsText("已确认 7 种，共 22 种");
        axe(page);
        LocalDate never = TestSession.TODAY;
        assertEquals("1", value("select count(*) from care.checklist where state = 'IN_FORCE' and valid_from <= '" + never + "'"));
    }
}
