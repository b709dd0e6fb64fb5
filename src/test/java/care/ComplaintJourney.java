package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** A complaint from the public page on a phone: it is accepted, becomes a clue that a department looks into, is answered, and is rated. */
class ComplaintJourney extends Journey {
    @Test
    void a_complaint_becomes_a_clue_a_transfer_and_a_feedback_and_is_answered() {
        Page anybody = window(CHINESE);
        String[] receipt = send(anybody);
        String id = value("select id from care.complaint where number = '" + receipt[0] + "'");
        Page county = login("county-640521");
        accept(county, id);
        clue(county, id);
        answer(county, id);
        rate(anybody, receipt);
        publicise(county);
        open(county, "complaint/view.xhtml?id=" + id);
        press(county, "办结");
        assertThat(county.locator(".c-head__title")).containsText("已办结");
    }

    private static String[] send(Page page) {
        page.setViewportSize(PHONE, 844);
        open(page, "public/complaint.xhtml");
        axe(page);
        press(page, "提交投诉");
        complains(page, "f:what", "反映的情况");
        choose(page, "f:county", "中宁县");
        type(page, "f:place", "宁安镇东街的养老院");
        type(page, "f:what", "推销员让老人把退休金存进一家公司，许诺每月返利。");
        type(page, "f:phone", "打我电话");
        press(page, "提交投诉");
        complains(page, "f:phone", "电话");
        assertEquals("宁安镇东街的养老院", at(page, "f:place").inputValue(), "what was typed is kept");
        type(page, "f:phone", "13700004444");
        page.evaluate("() => document.getElementById('f:website').value = 'http://x'");
        press(page, "提交投诉");
        assertThat(page.locator(".c-errors")).containsText("没有提交成功");
        page.evaluate("() => document.getElementById('f:website').value = ''");
        press(page, "提交投诉");
        String number = page.locator("[data-receipt=number]").textContent();
        String code = page.locator("[data-receipt=code]").textContent();
        assertTrue(number.matches("TS\\d{4}-\\d{6}") && code.matches("[A-Z2-9]{12}"), number + " " + code);
        axe(page);
        speaks(page, CHINESE);
        fits(page);
        return new String[] {number, code};
    }

    private static void accept(Page page, String id) {
        open(page, "complaint/view.xhtml?id=" + id);
        assertThat(page.locator("main")).containsText("137******44");
        axe(page);
        choose(page, "a:kind", "其他");
        press(page, "受理投诉");
        assertThat(page.locator(".c-head__title")).containsText("已受理");
    }

    private static void clue(Page county, String id) {
        follow(county, "转为风险线索");
        choose(county, "f:kind", "非法集资");
        type(county, "f:amountFen", "很多");
        press(county, "上报");
        complains(county, "f:amountFen", "金额");
        type(county, "f:amountFen", "50000");
        type(county, "f:persons", "3");
        press(county, "上报");
        follow(county, "非法集资");
        String clue = value("select id from care.clue where source_id = " + id);
        county.getByLabel("高", new Page.GetByLabelOptions().setExact(true)).check();
        type(county, "a:judgement", "老人出示了转账记录");
        press(county, "完成研判");
        choose(county, "t:department", care.kernel.Texts.word(java.util.Locale.CHINA, care.supervision.Department.POLICE));
        axe(county);
        press(county, "移送");
        assertThat(county.locator(".c-head__title")).containsText("已移送");
        assertTrue(pdf(county, county.locator("main a[href*='/document/pdf/']").first()).contains(".pdf"));
        type(county, "k:feedback", "已立案");
        press(county, "记下反馈");
        type(county, "c:result", "追回");
        press(county, "办结");
        assertThat(county.locator(".c-errors")).containsText("不同的人");
        Page city = login("city");
        open(city, "joint/clue.xhtml?id=" + clue);
        type(city, "c:result", "资金已追回");
        press(city, "办结");
        assertThat(city.locator(".c-head__title")).containsText("已办结");
        axe(city);
        fits(city);
        assertEquals("5", value("select count(*) from care.clue_event where clue_id = " + clue));
    }

    /** The county adds its own to the city's action. */
    private static void publicise(Page page) {
        String action = value("select id from care.joint_action where state = 'RUNNING' and region_code = '640500000000' order by id limit 1");
        long before = Long.parseLong(value("select sum(heads) from care.publicity_event where action_id = " + action));
        open(page, "joint/view.xhtml?id=" + action);
        day(page, "p:day", TestSession.TODAY);
        type(page, "p:place", "宁安镇文化站");
        type(page, "p:topic", "防范高息诱惑");
        type(page, "p:organiser", "宁夏银行");
        type(page, "p:heads", "0");
        press(page, "记下");
        complains(page, "p:heads", "人次");
        assertEquals("宁夏银行", at(page, "p:organiser").inputValue());
        type(page, "p:heads", "35");
        press(page, "记下");
        assertThat(page.locator(".c-head__meta")).containsText("宣传 " + (before + 35) + " 人次");
        axe(page);
        fits(page);
    }

    private static void answer(Page page, String id) {
        open(page, "complaint/view.xhtml?id=" + id);
        type(page, "w:answer", "线索已移送公安机关，资金已追回。");
        press(page, "答复");
        assertThat(page.locator(".c-head__title")).containsText("已答复");
    }

    private static void rate(Page page, String[] receipt) {
        page.setViewportSize(PHONE, 844);
        open(page, "public/complaint-status.xhtml");
        type(page, "f:number", receipt[0]);
        type(page, "f:code", "AAAA2222BBBB");
        press(page, "查询");
        complains(page, "f:code", "不相符");
        type(page, "f:code", receipt[1].toLowerCase(java.util.Locale.ROOT));
        press(page, "查询");
        assertThat(page.locator("[id='r']")).containsText("资金已追回");
        axe(page);
        page.getByLabel("5", new Page.GetByLabelOptions().setExact(true)).check();
        press(page, "提交评价");
        assertThat(page.locator("[id='r']")).containsText("5 分");
        axe(page);
        fits(page);
    }
}
