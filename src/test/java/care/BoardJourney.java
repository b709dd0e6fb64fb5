package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An officer of the city reads the board, opens what is behind a figure, and walks down to a bed. */
class BoardJourney extends Journey {
    private static Locator figure(Page page, String name) {
        return page.locator(".c-kpi").filter(new Locator.FilterOptions().setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    }

    private static long number(String text) {
        return Long.parseLong(text.replaceAll("[^0-9]", ""));
    }

    private static long number(Locator figure) {
        return number(figure.locator(".c-kpi__value").evaluate("e => e.firstChild.data").toString());
    }

    @Test
    void the_day_begins_at_the_workbench_and_the_board_says_what_each_figure_is() {
        Page page = login("city");
        assertThat(page.locator("h1")).containsText("待办");
        picture(page, "workbench");
        page.locator("#nav").getByText("监管总览").click();
        shows(page, "中卫市养老服务监管总览");
        for (Locator figure : page.locator(".c-kpi").all()) {
            assertTrue(figure.locator(".c-kpi__value").textContent().matches("[\\d,.]+(家|张|人|个|人次|%)"), figure.textContent());
            assertTrue(figure.locator(".c-kpi__meta").textContent().matches("存量截至 " + TestSession.TODAY + "|流量" + TestSession.TODAY.withDayOfYear(1) + " 起"), figure.textContent());
        }
        assertEquals(Http.number("select count(*) from care.stay where from_day <= '" + TestSession.TODAY + "' and (until_day is null or until_day > '" + TestSession.TODAY + "')"), number(figure(page, "在住老人")));
        assertThat(page.locator(".c-check-sum")).containsText("差额 0 张");
        axe(page);
        fits(page);
        picture(page, "board");
        page.setViewportSize(PHONE, 844);
        picture(page, "board-phone");
    }

    @Test
    void from_the_city_down_to_the_history_of_a_bed() {
        Page page = login("city");
        open(page, "dashboard/board.xhtml");
        follow(page, "海原县");
        shows(page, "海原县养老服务监管总览");
        follow(page, "海城镇");
        shows(page, "机构名录");
        Locator first = page.locator("tbody tr").first().getByRole(com.microsoft.playwright.options.AriaRole.LINK).first();
        assertThat(first).isVisible();
        String name = first.textContent();
        first.click();
        shows(page, name);
        assertThat(page.locator(".c-head__meta")).containsText("海城镇");
        picture(page, "facility");
        page.locator("a.c-bed:not(.c-bed--free):not(.c-bed--off)").first().click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("\\S+ 床"));
        assertThat(page.locator("main")).containsText("入住记录");
        assertThat(page.locator("main")).containsText("床位历史");
        assertNotEquals(0, page.locator("tbody tr").count());
        picture(page, "bed");
    }

    @Test
    void the_year_of_the_text_has_342_sojourn_beds_and_ten_guests() {
        Page page = login("city");
        open(page, "dashboard/board.xhtml");
        page.locator("input[name=on]").fill("2022-12-31");
        press(page, "查询");
        page.waitForURL("**on=2022-12-31**");
        assertThat(page.locator(".c-check-sum")).containsText("旅居床位 342 张（存量），2022 年接待旅居老人 10 名");
        assertThat(figure(page, "在用床位").locator(".c-kpi__note")).containsText("其中旅居 342 张");
        follow(page, "查看名单");
        shows(page, "旅居老人");
        assertEquals(10, page.locator("tbody[id] tr").count());
    }

    @Test
    void the_rows_behind_a_figure_add_up_to_it() {
        Page page = login("city");
        open(page, "dashboard/board.xhtml?on=2024-06-30");
        Locator residents = figure(page, "在住老人");
        long expected = number(residents);
        residents.click();
        shows(page, "在住老人");
        assertThat(page.locator(".c-head__meta")).containsText(String.format("%,d 人", expected));
        long sum = 0;
        for (int pages = 1; ; pages++) {
            for (String share : page.locator("tbody[id] td:last-child").allTextContents()) sum += number(share);
            Locator next = page.locator(".ui-paginator-next");
            if (next.count() == 0 || next.getAttribute("class").contains("ui-state-disabled")) break;
            assertTrue(pages < 20);
            String before = page.locator("tbody[id]").textContent();
            next.click();
            assertThat(page.locator("tbody[id]")).not().hasText(before);
        }
        assertEquals(expected, sum);
    }

    @Test
    void the_wall_names_nobody() {
        Page page = login("city");
        page.setViewportSize(1920, 1080);
        open(page, "dashboard/wall.xhtml");
        assertThat(page.locator("h1")).hasText("中卫市养老服务综合监管");
        assertThat(page.locator(".c-head__meta")).containsText("数据时间 " + TestSession.TODAY);
        assertThat(page.locator(".leaflet-interactive").first()).isAttached();
        String all = page.content();
        List<String> named = Stream.concat(values("select name from care.facility").stream(), values("select distinct name from care.person where length(name) > 2").stream()).filter(all::contains).toList();
        assertEquals(List.of(), named);
        axe(page);
        picture(page, "wall");
    }

    @Test
    void another_language_keeps_the_page() {
        Page page = login("city");
        open(page, "dashboard/board.xhtml?division=640521000000&on=2023-06-30");
        String address = here(page);
        page.locator("a.l-top__tool[hreflang]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertEquals(address, here(page));
        speaks(page, ENGLISH);
        page.locator("a.l-top__tool[hreflang]").click();
        shows(page, "中宁县养老服务监管总览");
        assertEquals(address, here(page));
    }
}
