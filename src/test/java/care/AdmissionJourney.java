package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import care.person.IdentityNumber;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody of 78 who draws the subsistence allowance and has a diagnosis of F00: from the question for a place to the account at leaving. */
class AdmissionJourney extends Journey {
    private static final LocalDate TODAY = TestSession.TODAY;

    /** Born so that they are 78 today, and right. */
    private static String identity() {
        String seventeen = "640502" + TODAY.minusYears(78).minusDays(40).toString().replace("-", "") + "772";
        return seventeen + IdentityNumber.check(seventeen);
    }

    private static void pick(Page page, String id, String word) {
        at(page, id).getByLabel(word, new Locator.GetByLabelOptions().setExact(true)).check();
    }

    @Test
    void from_the_search_to_the_bed_away_and_back_and_out_again() {
        String county = value("select left(f.region_code, 6) from care.facility f join care.account a on a.facility_id = f.id where a.username = 'operator-1'");
        long person = Http.post("county-" + county, "api/v1/persons", "{\"identity\":\"" + identity() + "\",\"name\":\"田望秋\",\"regionCode\":\"" + county + "100000\"}").json().get("id").asLong();
        assertEquals(1, Http.number("with h as (insert into care.holding (person_id, category, region_code, from_day) values (" + person + ", 'SUBSISTENCE_RURAL', '" + county + "100000', current_date - 300) returning 1) select count(*) from h"));

        Page page = login("operator-1");
        page.locator("#nav").getByText("入住办理").click();
        follow(page, "办理入住");
        shows(page, "办理入住");
        type(page, "f:identity", identity());
        press(page, "查找");
        assertThat(page.locator(".c-notice")).containsText("已在其他地方登记");
        type(page, "f:name", "田望春");
        press(page, "开始办理");
        complains(page, "f:name", "姓名与登记的不一致");
        axe(page);
        type(page, "f:name", "田望秋");
        press(page, "开始办理");
        shows(page, "田*秋 的入住办理");
        assertThat(page.locator(".c-head")).containsText("农村低保");
        assertThat(page.locator(".c-head")).containsText("78 岁");

        follow(page, "现在评估");
        shows(page, "能力评估");
        for (Locator item : page.locator("[role=radiogroup][data-item]").all()) {
            item.locator("input").nth(1).check();      // one point below the best, in all 26: 90 - 26 = 64, moderate
        }
        type(page, "f:diagnoses", "F00");
        type(page, "f:firstAssessor", "护理评估甲");
        type(page, "f:secondAssessor", "护理评估乙");
        pick(page, "f:reason", "首次");
        press(page, "保存评估");
        shows(page, "田*秋 的入住办理");
        assertEquals("64 2 3", value("select total || ' ' || band || ' ' || grade from care.assessment where person_id = " + person), "F00 makes moderate severe");

        assertThat(page.locator("main h2").first()).hasText("风险评估");
        press(page, "保存");
        assertThat(page.locator(".c-errors")).isVisible();
        List<String> kinds = List.of("CHOKING", "INGESTION", "PRESSURE_SORE", "SCALD", "FALL_FROM_BED", "FALL", "HARM", "WANDERING", "RECREATION");
        for (String kind : kinds) pick(page, "r:level" + kind, kind.equals("FALL") ? "高" : kind.equals("HARM") ? "无" : "低");
        type(page, "r:assessor", "护理评估甲");
        type(page, "r:informed", "田大儿");
        axe(page);
        fits(page);
        picture(page, "admission-risks");
        press(page, "保存");
        assertThat(page.locator("main h2").first()).hasText("照护等级");

        // interrupted: another day, another window
        Page later = login("operator-1");
        later.locator("main").getByText("入住办理未完").first().waitFor();
        open(later, "admission/list.xhtml?state=OPEN");
        follow(later, "田*秋");
        page = later;
        assertThat(page.locator("main h2").first()).hasText("照护等级");
        String proposed = "特级护理";       // severe is full care, and one more for the high risk
        assertThat(page.locator(".c-notice").first()).containsText("跌倒风险高，提高一级");
        assertThat(page.locator(".c-notice").first()).containsText("建议" + proposed);
        press(page, "保存");
        assertThat(page.locator("main h2").first()).hasText("服务协议");

        follow(page, "起草协议");
        shows(page, "服务协议");
        type(page, "f:bedFen", "900");
        type(page, "f:careFen", "1200.50");
        type(page, "f:mealFen", "600");
        type(page, "f:depositFen", "10800.01");
        type(page, "f:monthsAhead", "12");
        day(page, "f:fromDay", TODAY.minusDays(20));
        type(page, "f:emergency", "田大儿");
        type(page, "f:emergencyPhone", "13900000000");
        type(page, "f:content", "每日协助洗漱、如厕，两小时巡视一次");
        press(page, "保存");
        complains(page, "f:depositFen", "不能超过月床位费的 12 倍，即 10800.00 元");
        type(page, "f:depositFen", "10800");
        type(page, "f:monthsAhead", "13");
        press(page, "保存");
        complains(page, "f:monthsAhead", "最多预收 12 个月");
        assertThat(at(page, "f:careFen")).hasValue("1200.50");
        axe(page);
        picture(page, "agreement-error");
        type(page, "f:monthsAhead", "3");
        press(page, "保存");
        shows(page, "田*秋 的入住办理");
        follow(page, "打印和签字");
        shows(page, "田*秋 的服务协议");
        press(page, "生成文本");
        assertThat(page.locator(".c-head .c-state")).hasText("待签字");
        assertTrue(pdf(page, page.locator("a[href*='/document/pdf/']")).contains(".pdf"));
        axe(page);
        fits(page);
        day(page, "s:signedOn", TODAY.minusDays(20));
        press(page, "双方已签字");
        shows(page, "田*秋 的入住办理");
        assertThat(page.locator("main h2").first()).hasText("选床入住");

        axe(page);
        fits(page);
        picture(page, "admission-bed");
        Locator bed = page.locator("a.c-bed--free").first();
        String label = bed.getAttribute("aria-label").split(" ")[0];
        bed.click();
        assertThat(page.locator("main")).containsText("已选 " + label + " 床");
        day(page, "m:from", TODAY.minusDays(20));
        at(page, "m:admit").dblclick();
        shows(page, "田*秋 的入住");
        assertThat(page.locator("main")).containsText(proposed);
        assertEquals("1", value("select count(*)::text from care.stay where person_id = " + person));

        pick(page, "l:leaveKind", "住院");
        day(page, "l:leaveFrom", TODAY.minusDays(10));
        press(page, "登记离开");
        assertThat(page.locator(".c-head .c-state")).containsText("起请假");
        axe(page);
        fits(page);
        day(page, "r:back", TODAY.minusDays(3));
        press(page, "登记返回");
        assertThat(page.locator(".c-head .c-state")).hasText("在住");

        follow(page, TODAY.minusDays(20) + " 至 " + TODAY.plusYears(1));
        pick(page, "p:kind", "押金");
        type(page, "p:amountFen", "10800");
        press(page, "登记收退款");
        assertThat(page.locator("table.c-table")).containsText("10,800.00");

        open(page, "residence/stay.xhtml?id=" + value("select id::text from care.stay where person_id = " + person));
        pick(page, "e:reason", "退住");
        press(page, "办理退住");
        assertThat(page.locator(".c-head .c-state")).hasText("退住");
        follow(page, "退住结算");
        shows(page, "田*秋 的退住结算");
        assertThat(page.locator("table.c-table tbody tr").first()).containsText("20");
        assertThat(page.locator("table.c-table tbody tr").first()).containsText("7");
        press(page, "退住结算");
        assertThat(page.locator(".c-head .c-state")).containsText("已结算");
        assertTrue(pdf(page, page.locator("a[href*='/document/pdf/']")).contains(".pdf"));
        axe(page);
        fits(page);
        picture(page, "settlement");
        assertEquals("20 7 0", value("select days || ' ' || leave_days || ' ' || (received_fen - charged_fen - refund_fen) from care.settlement s join care.stay t on t.id = s.stay_id where t.person_id = " + person));
        assertEquals("0", value("select sum(held_fen)::text from care.money_held('" + TODAY + "') m join care.agreement a on a.id = m.agreement_id where a.person_id = " + person), "what was paid back is held no more");
    }
}
