package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.*;
import org.junit.jupiter.api.*;

/** A canteen's kitchen on a phone, from the menu to the disposed sample; and an alert about it that is explained. */
class KitchenJourney extends Journey {
    private static final LocalDate TODAY = TestSession.TODAY;
    private static final byte[] PHOTO = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static String home;
    private static String canteen;

    /** The canteen of the operator, which serves lunch all day long. */
    @BeforeAll
    static void open() throws SQLException {
        home = value("select facility_id from care.account where username = 'operator-1'");
        canteen = value("insert into care.canteen (facility_id, code, name, region_code, address, contact, phone, seats, weekdays, licence_number, licence_until, state, state_since) select f.id, '640502-T985', '枣园老饭桌', f.region_code, '一路', '马秀兰', '0955-1', 20, '{1,2,3,4,5,6,7}', 'JY1', '2999-12-31', 'OPEN', '2024-01-01' from care.facility f where f.id = " + home + " returning id");
        run("insert into care.canteen_status (canteen_id, facility_id, state, from_day, by_whom) values (" + canteen + ", " + home + ", 'OPEN', '2024-01-01', 'x')");
        run("insert into care.canteen_sitting (canteen_id, facility_id, sitting, opens, closes) values (" + canteen + ", " + home + ", 'LUNCH', '00:00', '23:59')");
    }

    @AfterAll
    static void forget() throws SQLException {
        run("delete from care.alert_event where alert_id in (select id from care.alert where canteen_id = " + canteen + ")");
        run("delete from care.alert_line where alert_id in (select id from care.alert where canteen_id = " + canteen + ")");
        for (String table : List.of("alert", "food_sample", "dish", "menu", "purchase", "disinfection", "canteen_sitting", "canteen_status")) run("delete from care." + table + " where canteen_id = " + canteen);
        run("delete from care.attachment where subject = 'KITCHEN_VOUCHER'");
        run("delete from care.canteen where id = " + canteen);
    }

    private static void run(String sql) throws SQLException {
        try (var owner = TestSession.owner(); var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void examine(Page page) {
        speaks(page, CHINESE);
        fits(page);
        axe(page);
        page.setViewportSize(PHONE, 844);
        axe(page);
    }

    private static void examineInEnglish(String account, String... paths) {
        Page page = login(account, ENGLISH);
        for (String path : paths) {
            open(page, path);
            speaks(page, ENGLISH);
            fits(page);
            axe(page);
        }
    }

    @Test
    void a_days_kitchen_from_the_menu_to_the_disposed_sample() throws SQLException {
        Page page = login("operator-1");
        page.setViewportSize(PHONE, 844);
        open(page, "index.xhtml");
        assertThat(page.locator("main")).containsText("发布菜单");
        open(page, "kitchen/missing.xhtml");
        assertThat(page.locator("main")).containsText("有 1 个餐次没有发布菜单");
        examine(page);
        page.getByLabel("枣园老饭桌的菜单").click();
        shows(page, "枣园老饭桌的菜单");
        examine(page);
        page.getByLabel("编写 " + TODAY + " 午餐菜单").click();
        shows(page, TODAY + " 午餐菜单");
        press(page, "保存菜单");
        assertThat(page.locator(".c-errors")).containsText("请至少写一个菜品");
        examine(page);
        type(page, "f:priceFen", "15");
        type(page, "f:dishes:0:name", "羊肉汤");
        type(page, "f:dishes:1:name", "白菜豆腐");
        page.locator("[id='f:dishes:1:allergens-field'] label").filter(new Locator.FilterOptions().setHasText("大豆")).click();
        press(page, "保存菜单");
        page.waitForURL("**/kitchen/menus.xhtml**");
        assertThat(page.locator("main")).containsText("羊肉汤、白菜豆腐");
        assertThat(page.locator("main")).containsText("当日价 15.00 元");
        press(page, "发布本周菜单");
        assertThat(page.locator("main")).containsText("已发布");
        day(page, "c:copyFrom", TODAY);
        day(page, "c:copyTo", TODAY.plusDays(1));
        press(page, "复制");
        page.waitForURL("**from=" + TODAY.plusDays(1));
        assertEquals("2", value("select count(*) from care.dish d join care.menu m on m.id = d.menu_id where m.canteen_id = " + canteen + " and m.day = '" + TODAY.plusDays(1) + "'"));

        open(page, "kitchen/day.xhtml?id=" + canteen);
        assertThat(page.locator("main")).containsText("大豆");
        page.getByLabel("登记“羊肉汤”留样").click();
        assertTrue(page.locator("[id='s:sample']").boundingBox().height >= 44, "a thumb hits it");
        type(page, "s:grams", "100");
        press(page, "登记留样");
        complains(page, "s:grams", "不少于 125 克");
        examine(page);
        type(page, "s:grams", "130");
        press(page, "登记留样");
        assertThat(page.locator("main")).containsText("130 克");
        assertThat(page.locator("main")).containsText("已留样");

        type(page, "d:disinfected", "餐具");
        type(page, "d:minutes", "15");
        press(page, "保存消毒记录");
        complains(page, "d:celsius", "请填写温度");
        type(page, "d:celsius", "100");
        press(page, "保存消毒记录");
        assertThat(page.locator("main")).containsText("100 ℃ 15 分钟");

        type(page, "u:supplier", "粮油店");
        type(page, "u:what", "大米");
        type(page, "u:amount", "50 公斤");
        press(page, "保存采购");
        complains(page, "u:voucher", "票据号");
        assertThat(at(page, "u:what")).hasValue("大米");
        at(page, "u:photo").setInputFiles(new FilePayload("票据.png", "image/png", PHOTO));
        press(page, "保存采购");
        assertThat(page.locator("main")).containsText("票据照片");
        examine(page);

        run("alter table care.food_sample disable trigger food_sample_guard; update care.food_sample set taken_at = taken_at - interval '3 days', keep_until = keep_until - interval '3 days' where canteen_id = " + canteen + "; alter table care.food_sample enable trigger food_sample_guard");
        open(page, "kitchen/day.xhtml?id=" + canteen);
        assertThat(page.locator("main")).containsText("逾期未处置");
        page.getByLabel("处置“羊肉汤”留样").click();
        assertThat(page.locator("main")).containsText("没有保存中的留样");
        assertThat(page.locator("main")).containsText("已处置");

        press(page, "食品安全自查");
        page.waitForURL("**/checklist/check.xhtml**");
        run("delete from care.self_check where state = 'OPEN' and facility_id = " + home + " and day = '" + TODAY + "'");
        examineInEnglish("operator-1", "kitchen/missing.xhtml", "kitchen/day.xhtml?id=" + canteen, "kitchen/menus.xhtml?id=" + canteen, "kitchen/menu.xhtml?id=" + canteen + "&sitting=LUNCH");
    }

    @Test
    void an_idle_table_is_asked_about_and_explained() throws SQLException {
        run("select care.watch_canteens('" + TODAY + "')");
        String alert = value("select id from care.alert where kind = 'IDLE_TABLE' and canteen_id = " + canteen);
        Page county = login("county-640502");
        open(county, "watch/list.xhtml?kind=IDLE_TABLE");
        examine(county);
        open(county, "watch/view.xhtml?id=" + alert);
        shows(county, "连续空转");
        assertThat(county.locator("main")).containsText("个开放日");
        examine(county);
        press(county, "认领");
        assertThat(county.locator(".c-head .c-state").first()).hasText("核查中");
        examine(county);
        press(county, "派人检查");
        complains(county, "i:officers", "检查");
        type(county, "q:question", "为何一直无人就餐？");
        press(county, "发给运营机构");
        assertThat(county.locator(".c-head .c-state").first()).hasText("待说明");

        Page operator = login("operator-1");
        open(operator, "watch/view.xhtml?id=" + alert);
        assertThat(operator.locator("main")).containsText("为何一直无人就餐？");
        press(operator, "提交说明");
        complains(operator, "w:answer", "请写明情况");
        examine(operator);
        type(operator, "w:answer", "正在检修，附公告");
        press(operator, "提交说明");
        assertThat(operator.locator(".c-head .c-state").first()).hasText("已说明");

        open(county, "watch/view.xhtml?id=" + alert);
        examine(county);
        type(county, "e:accepted", "公告属实");
        press(county, "说明属实");
        assertThat(county.locator(".c-head .c-state").first()).hasText("说明属实");
        examineInEnglish("county-640502", "watch/list.xhtml", "watch/view.xhtml?id=" + alert, "kitchen/missing.xhtml");
    }
}
