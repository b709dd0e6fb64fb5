package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import care.kernel.Clocks;
import com.microsoft.playwright.*;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.*;
import java.util.List;
import org.junit.jupiter.api.*;

/** A canteen from its registration to its first meal; its month from the meals to the payment; and a table that stands idle becomes a finding. */
class CanteenJourney extends Journey {
    private static final LocatorAssertions.HasTextOptions SOON = new LocatorAssertions.HasTextOptions().setTimeout(30_000);
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static final YearMonth LAST = YearMonth.from(TODAY).minusMonths(1);

    private static void run(String sql) throws SQLException {
        try (var owner = TestSession.owner(); var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void examine(Page page) {
        speaks(page, CHINESE);
        fits(page);
        axe(page);
    }

    /** A clerk of the town the first operator's canteen stands in. */
    @BeforeAll
    static void aClerkOfTheTown() throws SQLException {
        run("insert into care.account (username, display_name, role, region_code, password_hash) select 'clerk-640502100', '滨河经办', 'TOWNSHIP_CLERK', '640502100000', password_hash from care.account where username = 'clerk-640522100' on conflict do nothing");
    }

    @AfterAll
    static void goes() throws SQLException {
        run("delete from care.account where username = 'clerk-640502100'");
    }

    @Test
    void a_months_account_goes_from_the_meals_to_the_payment() throws IOException, SQLException {
        String canteen = value("select id from care.canteen where code = 'C-640502-001'");
        run("delete from care.meal_settlement_line where settlement_id in (select id from care.meal_settlement where state = 'DRAWN' and canteen_id = " + canteen + ")");
        run("delete from care.meal_settlement where state = 'DRAWN' and canteen_id = " + canteen);
        String meals = value("select count(*) from care.meal where canteen_id = " + canteen + " and cancelled_at is null and day >= '" + LAST.atDay(1) + "' and day < '" + LAST.plusMonths(1).atDay(1) + "'");

        Page operator = login("operator-1");
        open(operator, "mealsettlement/list.xhtml?month=" + LAST);
        press(operator, "生成" + LAST + "结算");
        operator.waitForURL("**/mealsettlement/list.xhtml?month=**");
        follow(operator, "C-640502-001-" + LAST.toString().replace("-", "") + "-1");
        operator.waitForURL("**/mealsettlement/view.xhtml**");
        assertThat(operator.locator("main")).containsText("明细与合计相差0.00元");
        assertThat(operator.locator("tfoot").first()).containsText(String.format("%,d", Integer.parseInt(meals)));
        examine(operator);
        operator.locator("main td a").first().click();
        operator.waitForURL("**tier=**");
        assertThat(operator.locator("main")).containsText("全部用餐");
        press(operator, "确认结算");
        assertThat(operator.locator(".c-head .c-state").first()).hasText("待核对");
        String settlement = InspectionJourney.last(operator);
        String number = value("select number from care.meal_settlement where id = " + settlement);
        open(operator, "meal/list.xhtml?canteen=" + canteen + "&from=" + LAST.atDay(1) + "&last=" + value("select max(day) from care.meal where canteen_id = " + canteen + " and day < '" + LAST.plusMonths(1).atDay(1) + "'"));
        at(operator, "f:meal").evaluate("e => e.scrollIntoView({block: 'center'})");
        at(operator, "f:meal").locator(".ui-selectonemenu-trigger").click();
        at(operator, "f:meal_panel").locator("li").nth(1).click();
        type(operator, "f:why", "点错了");
        press(operator, "撤销");
        assertThat(operator.locator(".c-errors")).containsText("结算已经确认");

        Page clerk = login("clerk-640502100");
        open(clerk, "index.xhtml");
        assertThat(clerk.locator("main")).containsText("核对结算");
        open(clerk, "mealsettlement/view.xhtml?id=" + settlement);
        examine(clerk);
        press(clerk, "核对无误");
        assertThat(clerk.locator(".c-head .c-state").first()).hasText("待审批");

        Page county = login("county-640502");
        open(county, "mealsettlement/view.xhtml?id=" + settlement);
        press(county, "审批通过");
        assertThat(county.locator(".c-head .c-state").first()).hasText("待支付");
        open(county, "mealsettlement/payments.xhtml");
        examine(county);
        press(county, "生成支付文件");
        assertThat(county.locator("main")).containsText("待支付0份");
        Download file = county.waitForDownload(() -> county.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("下载").setExact(true)).first().click());
        String content = new String(file.createReadStream().readAllBytes(), StandardCharsets.UTF_8);
        String line = content.lines().filter(row -> row.startsWith(number)).findFirst().orElseThrow();
        String amount = line.substring(line.lastIndexOf(',') + 1);
        assertEquals(value("select to_char(sum(district_fen) / 100.0, 'FM999990.00') from care.meal where canteen_id = " + canteen + " and cancelled_at is null and day >= '" + LAST.atDay(1) + "' and day < '" + LAST.plusMonths(1).atDay(1) + "'"), amount);

        paid(county, number + "," + amount + "9," + TODAY + ",B-1\nC-000000-000-0,1.00," + TODAY + ",B-2\n");
        assertThat(county.locator("main")).containsText("没有这个结算单号");
        assertThat(county.locator("main")).containsText("金额");
        paid(county, number + "," + amount + "," + TODAY + ",B-3\n");
        press(county, "全部写入");
        assertThat(county.locator(".c-head .c-state")).hasText("已写入", SOON);
        open(operator, "mealsettlement/view.xhtml?id=" + settlement);
        assertThat(operator.locator(".c-head .c-state").first()).hasText("已支付");
        assertThat(operator.locator("main")).containsText("B-3");
        examine(operator);
    }

    private static void paid(Page page, String rows) {
        open(page, "exchange/list.xhtml");
        at(page, "f:which").locator(".ui-selectonemenu-trigger").click();
        at(page, "f:which_panel").locator("li").getByText("餐费支付结果", new Locator.GetByTextOptions().setExact(true)).click();
        at(page, "f:file").setInputFiles(file("支付结果" + Math.abs(rows.hashCode()) + ".csv", "text/csv", ("结算单号,支付金额（元）,支付日期,银行流水号\n" + rows).getBytes(StandardCharsets.UTF_8)));
        press(page, "上传并试算");
        assertThat(page.locator(".c-head .c-state")).hasText("已试算", SOON);
    }

    @Test
    void a_table_is_registered_opened_and_serves_and_the_public_finds_it() {
        Page county = login("county-640502");
        open(county, "canteen/edit.xhtml");
        press(county, "保存");
        complains(county, "f:name", "不能为空");
        type(county, "f:name", "柳林老饭桌");
        choose(county, "f:facility", "紫藤社区养老服务中心");
        choose(county, "f:town", "文昌镇");
        String village = value("select name from care.region where level = 5 and code like '640502101%' order by code limit 1");
        county.locator("[id='f:village_input'] option").getByText(village, new Locator.GetByTextOptions().setExact(true)).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        choose(county, "f:village", village);
        type(county, "f:address", "柳林巷3号");
        type(county, "f:contact", "柳青");
        type(county, "f:phone", "0955-7001234");
        type(county, "f:seats", "28");
        examine(county);
        press(county, "保存");
        county.waitForURL("**/canteen/view.xhtml**");
        String canteen = InspectionJourney.last(county);
        press(county, "开业");
        assertThat(county.locator(".c-errors")).containsText("食品经营许可证");
        open(county, "canteen/edit.xhtml?id=" + canteen);
        type(county, "f:licenceNumber", "JY13640502009999");
        day(county, "f:licenceUntil", TODAY.plusYears(2));
        press(county, "保存");
        county.waitForURL("**/canteen/view.xhtml**");
        choose(county, "h:sitting", "午餐");
        type(county, "h:opens", "11:30");
        type(county, "h:closes", "13:00");
        press(county, "保存时间");
        assertThat(county.locator("main")).containsText("11:30 – 13:00");
        press(county, "开业");
        assertThat(county.locator(".c-head .c-state").first()).hasText("营业中");
        examine(county);
        county.setViewportSize(PHONE, 844);
        fits(county);
        axe(county);

        Page anybody = browser.newPage(new Browser.NewPageOptions().setLocale("zh-CN"));
        open(anybody, "public/canteens.xhtml?county=640502000000");
        anybody.waitForCondition(() -> {
            anybody.reload();
            return anybody.locator("main").innerText().contains("柳林老饭桌");
        }, new Page.WaitForConditionOptions().setTimeout(90_000));
        assertThat(anybody.locator("main")).containsText("11:30 – 13:00");
        assertThat(anybody.locator("main")).not().containsText("柳青");
        examine(anybody);
        open(county, "canteen/view.xhtml?id=" + canteen);
        type(county, "s:reason", "登记有误");
        press(county, "关闭");
        assertThat(county.locator(".c-head .c-state").first()).hasText("已关闭");
    }

    @Test
    void an_idle_table_becomes_a_finding() throws SQLException {
        run("select care.watch_canteens('" + TODAY + "')");
        String alert = value("select a.id from care.alert a join care.canteen c on c.id = a.canteen_id where a.kind = 'IDLE_TABLE' and c.code like 'C-640502-%' and a.state = 'NEW' order by a.id limit 1");
        String home = value("select facility_id from care.alert where id = " + alert);
        Page county = login("county-640502");
        open(county, "watch/view.xhtml?id=" + alert);
        press(county, "认领");
        county.getByLabel("资金", new Page.GetByLabelOptions()).first().check();
        for (String number : InspectionJourney.officers(home)) county.locator("[id='i:officers'] label").filter(new Locator.FilterOptions().setHasText(number)).click();
        day(county, "i:until", TODAY.plusDays(5));
        press(county, "派人检查");
        assertThat(county.locator(".c-head .c-state").first()).hasText("已安排检查");
        assertThat(county.locator("main")).containsText("连续空转");
        String inspection = value("select inspection_id from care.alert where id = " + alert);

        Page inspector = login("inspector-640502");
        open(inspector, "inspection/arrive.xhtml?id=" + inspection);
        type(inspector, "f:code", value("select code from care.facility where id = " + home));
        type(inspector, "f:noPlace", "室内没有信号");
        press(inspector, "登记并打开检查单");
        inspector.waitForURL("**/inspection/check.xhtml**");
        for (String matter : List.copyOf(values("select unnest(domains) from care.inspection where id = " + inspection))) {
            open(inspector, "inspection/check.xhtml?id=" + inspection + "&domain=" + matter);
            if (matter.equals("FUNDS")) {
                inspector.locator("#FUNDS-04").getByText("不符合", new Locator.GetByTextOptions().setExact(true)).last().click();
                inspector.waitForURL("**/inspection/answer.xhtml**");
                type(inspector, "f:note", "领取运营补助后连续多日未开餐，补助资金闲置");
                press(inspector, "保存");
                inspector.waitForURL("**/inspection/check.xhtml**");
                open(inspector, "inspection/check.xhtml?id=" + inspection + "&domain=" + matter);
            }
            inspector.locator("[id='f:conform']").click();
            inspector.locator(".ui-confirm-dialog .ui-confirmdialog-yes, .ui-confirmdialog-yes").first().click();
            assertThat(inspector.locator(".c-quick a[aria-current]").first()).containsText("已完成");
        }
        open(inspector, "inspection/sign.xhtml?id=" + inspection);
        type(inspector, "f:facilitySigner", "负责人");
        press(inspector, "形成笔录");
        inspector.waitForURL("**/inspection/view.xhtml**");

        open(county, "watch/view.xhtml?id=" + alert);
        assertThat(county.locator("main")).containsText("补助资金闲置");
        examine(county);
        county.getByText("领取运营补助后连续多日未开餐").first().click();
        county.waitForURL("**/rectification/view.xhtml**");
        assertThat(county.locator("main")).containsText("补助资金闲置");
    }
}
