package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import care.person.IdentityNumber;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator takes somebody in, moves them and lets them go; and nothing typed is lost on the way. */
class StayJourney extends Journey {
    /** Beds of the operator's home that nobody has slept in for a while. */
    private static List<String> freeBeds() {
        return values("""
            select b.id from care.bed b join care.account a on a.facility_id = b.facility_id and a.username = 'operator-1' join care.bed_period p on p.bed_id = b.id and p.until_day is null and p.state = 'IN_USE' and p.kind in ('ORDINARY', 'NURSING')
            where p.from_day < current_date - 60 and not exists (select 1 from care.stay s where s.bed_id = b.id and coalesce(s.until_day, current_date + 1) > current_date - 60) order by b.id""");
    }

    private static String label(String bed) {
        return value("select r.number || b.label from care.bed b join care.room r on r.id = b.room_id where b.id = " + bed);
    }

    /** A right number of somebody born on that day. */
    private static String identity(String day) {
        String seventeen = "640502" + day + "771";
        return seventeen + IdentityNumber.check(seventeen);
    }

    private static long stays() {
        return Http.number("select count(*) from care.stay");
    }

    @Test
    void somebody_moves_in_changes_the_bed_and_leaves() {
        LocalDate today = TestSession.TODAY;
        List<String> beds = freeBeds();
        long before = stays();
        Page page = login("operator-1");
        page.locator("#nav").getByText("我的机构").click();
        page.locator("a.c-bed--free[href$='id=" + beds.get(0) + "']").click();
        shows(page, label(beds.get(0)) + " 床");
        assertThat(page.locator(".c-head .c-state")).hasText("空床");
        follow(page, "登记入住");
        shows(page, "登记入住");

        String right = identity("19410305");
        String wrong = right.substring(0, 17) + (right.endsWith("1") ? "2" : "1");
        type(page, "f:identity", wrong);
        day(page, "f:from", today.minusDays(9));
        press(page, "登记入住");
        complains(page, "f:identity", "校验码应为 " + right.charAt(17));
        assertThat(at(page, "f:identity")).hasValue(wrong);
        assertThat(at(page, "f:from_input")).hasValue(today.minusDays(9).toString());
        axe(page);
        picture(page, "move-in-error");
        type(page, "f:identity", right);
        press(page, "查找");
        assertThat(page.locator(".c-notice--warn")).containsText("没有登记过");
        type(page, "f:name", "月满川");
        at(page, "f:save").dblclick();
        shows(page, label(beds.get(0)) + " 床");
        assertThat(page.locator(".c-head .c-state")).hasText("在住");
        assertThat(page.locator("main")).containsText("月*川");
        assertEquals(before + 1, stays());

        follow(page, "办理");
        shows(page, "月*川 的入住");
        axe(page);
        picture(page, "stay");
        day(page, "m:on", today.minusDays(4));
        choose(page, "m:bedId", label(beds.get(1)));
        press(page, "办理转床");
        shows(page, label(beds.get(1)) + " 床");
        assertThat(page.locator(".c-head .c-state")).hasText("在住");

        follow(page, "办理");
        press(page, "办理退住");
        complains(page, "e:reason", "原因");
        at(page, "e:reason").getByLabel("退住", new Locator.GetByLabelOptions().setExact(true)).check();
        press(page, "办理退住");
        shows(page, "月*川 的入住");
        assertThat(page.locator(".c-head .c-state")).hasText("退住");
        open(page, "residence/bed.xhtml?id=" + beds.get(1));
        assertThat(page.locator(".c-head .c-state")).hasText("空床");
        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText("月*川"))).containsText(today.toString());
        assertEquals(before + 2, stays());
        assertEquals(List.of(today.minusDays(9) + " " + today.minusDays(4), today.minusDays(4) + " " + today), values("select s.from_day || ' ' || s.until_day from care.stay s join care.person p on p.id = s.person_id where p.name = '月满川' order by s.from_day"));
    }

    @Test
    void what_was_typed_outlives_the_session() {
        String bed = freeBeds().get(0);
        Page page = login("operator-1");
        open(page, "residence/move-in.xhtml?bed=" + bed);
        String form = here(page);
        type(page, "f:identity", identity("19380917"));
        day(page, "f:until", TestSession.TODAY.plusDays(30));
        page.context().clearCookies();
        press(page, "登记入住");
        assertThat(at(page, "f:password")).isVisible();
        enter(page, "operator-1", TestSession.PASSWORD);
        page.waitForURL("**/" + form);
        assertThat(at(page, "f:identity")).hasValue(identity("19380917"));
        assertThat(at(page, "f:until_input")).hasValue(TestSession.TODAY.plusDays(30).toString());
        assertThat(page.locator(".c-notice--warn")).containsText("已填回您上次没有送出的内容");
        axe(page);
        picture(page, "restored");
    }

    @Test
    void who_saves_second_is_told_and_keeps_what_was_typed() {
        long id = Http.post("county-640521", "api/v1/facilities", "{\"name\":\"两窗养老院\",\"kind\":\"NURSING_HOME\",\"ownership\":\"PRIVATE\",\"regionCode\":\"640521100000\",\"address\":\"中宁县宁安镇\"}").json().get("id").asLong();
        Page first = login("county-640521");
        Page second = first.context().newPage();
        open(first, "facility/edit.xhtml?id=" + id);
        open(second, "facility/edit.xhtml?id=" + id);
        type(first, "f:phone", "0955-5000001");
        press(first, "保存");
        shows(first, "两窗养老院");
        type(second, "f:address", "中宁县宁安镇杞乡路 7 号");
        press(second, "保存");
        assertThat(second.locator(".c-errors")).containsText("没有保存");
        assertThat(second.locator(".c-errors")).containsText("杞红川 在 " + TestSession.TODAY);
        assertThat(second.locator(".c-errors")).containsText("联系电话");
        assertThat(at(second, "f:address")).hasValue("中宁县宁安镇杞乡路 7 号");
        axe(second);
        picture(second, "conflict");
        assertEquals("中宁县宁安镇", value("select address from care.facility where id = " + id));
    }
}
