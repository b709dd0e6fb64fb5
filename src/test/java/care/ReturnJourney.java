package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.Page;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** The return of a month from the operator's workbench to the county's list, and a correction. */
class ReturnJourney extends Journey {
    private static final YearMonth LAST = YearMonth.from(TestSession.TODAY).minusMonths(1);

    @Test
    void a_home_signs_last_months_return_corrects_it_and_the_county_sees_both() {
        String home = value("select facility_id from care.account where username = 'operator-1'");
        Page county = login("county-640502");
        open(county, "ledger/returns.xhtml?month=" + LAST);
        String name = value("select name from care.facility where id = " + home);
        assertThat(county.locator("tr").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name))).containsText("未报".substring(0, 1));

        Page operator = login("operator-1");
        open(operator, "index.xhtml");
        assertThat(operator.locator("main")).containsText("确认床日月报");
        open(operator, "ledger/return.xhtml?facility=" + home + "&month=" + LAST);
        shows(operator, name + " " + LAST + " 床日月报表");
        axe(operator);
        press(operator, "确认并签名");
        complains(operator, "f:stated", "请先确认数据真实、完整");
        operator.locator("[id='f:stated']").check();
        press(operator, "确认并签名");
        assertThat(operator.locator("main")).containsText("第 1 版");
        assertTrue(pdf(operator, operator.locator("a", new Page.LocatorOptions().setHasText("打印件")).first()).contains("pdf"));
        fits(operator);
        axe(operator);

        press(operator, "另出一版");
        complains(operator, "f:reason", "更正理由");
        type(operator, "f:reason", "一位老人的住院记录补登");
        operator.locator("[id='f:stated']").check();
        press(operator, "另出一版");
        assertThat(operator.locator("main")).containsText("第 2 版");
        assertThat(operator.locator("main")).containsText("一位老人的住院记录补登");

        open(county, "ledger/return.xhtml?facility=" + home + "&month=" + LAST + "&version=1");
        assertThat(county.locator(".c-head")).containsText("第 1 版");
        assertThat(county.locator("main")).containsText("一位老人的住院记录补登");
        assertEquals(0, county.locator("[id='f:confirm']").count());
        open(county, "ledger/returns.xhtml?month=" + LAST);
        assertThat(county.locator("tr").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name))).containsText("报");
        assertEquals("2", value("select max(version_no) from care.monthly_return where facility_id = " + home + " and month = '" + LAST.atDay(1) + "'"));
    }
}
