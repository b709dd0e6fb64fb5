package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import care.person.IdentityNumber;
import com.microsoft.playwright.Page;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A township clerk finds somebody, registers somebody, and asks for somebody who is registered in another county. */
class PersonJourney extends Journey {
    /** A number that nobody has yet. */
    private static String unused() {
        String seventeen = "64052219480317" + (101 + 2 * new java.util.Random().nextInt(400));
        return seventeen + IdentityNumber.check(seventeen);
    }

    @Test
    void a_clerk_finds_by_two_characters_registers_and_asks_for_somebody_of_another_county() {
        Page page = login("clerk-640522100");
        page.locator("#nav").getByText("查找老人").click();
        shows(page, "查找老人");
        String name = value("select name from care.person where left(region_code, 9) = '640522100' and length(name) = 3 and merged_into is null order by id limit 1");
        page.locator("#q").fill(name.substring(1));
        press(page, "查询");
        page.waitForURL("**q=*");
        assertThat(page.locator(".ui-datatable-data")).containsText(name.charAt(0) + "*" + name.charAt(2));
        page.locator("#q").fill(name.substring(0, 1));
        press(page, "查询");
        assertThat(page.locator(".c-notice")).containsText("至少输入两个字");

        follow(page, "登记老人");
        shows(page, "登记老人");
        type(page, "f:identity", "64052219480317773");
        press(page, "查找");
        complains(page, "f:identity", "18 位");
        type(page, "f:identity", unused());
        press(page, "查找");
        assertThat(page.locator(".c-notice")).containsText("没有登记过");
        type(page, "f:name", "石初雪");
        String village = value("select name from care.region where level = 5 and left(code, 9) = '640522100' order by code limit 1");
        choose(page, "f:village", village);
        choose(page, "f:living", "独居");
        choose(page, "f:abilityGrade", "轻度失能");
        press(page, "保存");
        complains(page, "f:abilityOn", "评估日期要一起填写");
        day(page, "f:abilityOn", TestSession.TODAY.minusDays(20));
        press(page, "保存");
        shows(page, "石*雪");
        assertThat(page.locator("main")).containsText("海城镇 " + village);
        assertThat(page.locator("main")).containsText("轻度失能");
        axe(page);
        picture(page, "person");

        String id = value("select id from care.person p where left(region_code, 6) = '640521' and facility_id is null and merged_into is null and not exists (select 1 from care.stay s where s.person_id = p.id) and not exists (select 1 from care.person_transfer t where t.person_id = p.id) order by id desc limit 1");
        String number = IdentityNumber.of(TestSession.vault().unseal(HexFormat.of().parseHex(value("select encode(identity_cipher, 'hex') from care.person where id = " + id)))).value();
        open(page, "person/edit.xhtml");
        type(page, "f:identity", number);
        press(page, "查找");
        assertThat(page.locator(".c-notice")).containsText("已在别处登记");
        assertThat(page.locator(".c-facts")).containsText("中宁县");
        assertFalse(page.locator("main").innerText().contains(value("select name from care.person where id = " + id)), "the name stays out of sight");
        press(page, "提交申请");
        complains(page, "f:reason", "理由");
        type(page, "f:reason", "随女儿迁居海城镇");
        picture(page, "person-elsewhere");
        press(page, "提交申请");
        page.waitForURL("**/person/transfer.xhtml?id=*");
        assertThat(page.locator(".c-head .c-state")).hasText("待审批");
        String request = here(page);
        refused(page, "person/view.xhtml?id=" + id, 404);

        Page officer = login("county-640521");
        officer.locator("a[href$='" + request + "']").first().click();
        assertThat(officer.locator("main")).containsText("随女儿迁居海城镇");
        press(officer, "不同意");
        assertThat(officer.locator(".c-errors")).containsText("请写明原因");
        type(officer, "f:decision", "已与家属核实");
        press(officer, "同意转出");
        assertThat(officer.locator(".c-head .c-state")).hasText("已同意");

        open(page, "index.xhtml");
        assertThat(page.locator("main")).containsText("中宁县已同意，转入海原县 海城镇");
        open(page, "person/view.xhtml?id=" + id);
        assertThat(page.locator("main")).containsText("海城镇");
    }

    @Test
    void an_officer_merges_one_person_who_was_entered_twice() {
        String suspicion = value("select id from care.suspicion where kind = 'SAME_NAME_AND_BIRTH' and decision is null and left(region_code, 6) = '640522' and left(other_region, 6) = '640522' order by id limit 1");
        Page page = login("county-640522");
        page.locator("#nav").getByText("数据核查").click();
        page.locator("a[href$='suspicion.xhtml?id=" + suspicion + "']").click();
        picture(page, "suspicion");
        press(page, "合并两条登记");
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator(".c-head .c-state")).hasText("已合并");
        assertEquals("1", value("select count(*) from care.suspicion s join care.person p on p.id = s.other_id and p.merged_into = s.person_id where s.decision = 'MERGED' and s.id = " + suspicion));
        axe(page);
    }
}
