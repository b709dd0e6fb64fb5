package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The city keeps what all figures rest on: the divisions and the dated parameters. */
class DivisionJourney extends Journey {
    private static void hand(Page page, String csv) {
        at(page, "f:file").setInputFiles(file("divisions.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        type(page, "f:edition", "2024 年版");
        press(page, "导入");
    }

    @Test
    void a_list_of_divisions_is_taken_as_a_whole_or_not_at_all() {
        Page page = login("city");
        page.locator("#nav").getByText("行政区划").click();
        shows(page, "行政区划");
        hand(page, "code,name\n110000000000,北京市\n1101000000,市辖区\n");
        assertThat(page.locator(".c-error")).containsText("没有导入：1 行有误");
        assertThat(page.locator(".c-errors")).containsText("3: 1101000000,市辖区");
        assertThat(at(page, "f:edition")).hasValue("2024 年版");
        axe(page);
        picture(page, "import-refused");
        open(page, "region/list.xhtml?parent=110000000000");
        assertThat(page.locator("tbody tr")).hasCount(0);
        hand(page, "code,name\n110000000000,北京市\n110100000000,市辖区\n");
        assertThat(page.locator(".ui-growl")).containsText("已导入 2 行");
        open(page, "region/list.xhtml?parent=110000000000");
        assertThat(page.locator("tbody")).containsText("110100000000");
    }

    @Test
    void a_parameter_gets_its_next_value_and_keeps_the_past_one() {
        String before = value("select value from care.parameter_value where code = 'licence.warning-days' order by valid_from desc limit 1");
        LocalDate tomorrow = TestSession.TODAY.plusDays(1);
        Page page = login("city");
        page.locator("#nav").getByText("参数").click();
        follow(page, "证照到期提前提醒");
        type(page, "f:value", "45");
        day(page, "f:validFrom", TestSession.TODAY.minusDays(1));
        type(page, "f:basis", "卫民发〔2026〕18 号");
        press(page, "保存");
        complains(page, "f:validFrom", "生效日期不能早于今天");
        assertThat(at(page, "f:value")).hasValue("45");
        day(page, "f:validFrom", tomorrow);
        press(page, "保存");
        assertThat(page.locator(".ui-growl")).containsText("已保存，到生效日期开始使用");
        assertThat(page.locator(".c-timeline li")).hasCount((int) Http.number("select count(*) from care.parameter_value where code = 'licence.warning-days'"));
        assertThat(page.locator(".c-timeline")).containsText(tomorrow.toString());
        assertThat(page.locator(".c-timeline")).containsText(before);
        assertThat(page.locator("tr").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("证照到期提前提醒"))).containsText(before);
        axe(page);
        picture(page, "parameter");
    }
}
