package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.*;
import org.junit.jupiter.api.Test;

/** Passwords, and the trail that the auditor reads. */
class AccountJourney extends Journey {
    @Test
    void a_failed_login_tells_nothing_about_the_account() {
        Page page = window(CHINESE);
        open(page, "login.xhtml");
        axe(page);
        picture(page, "login");
        enter(page, "inspector-640522", "not this one");
        assertThat(page.locator(".c-errors")).isVisible();
        String known = page.locator(".c-errors").textContent();
        open(page, "login.xhtml");
        enter(page, "nobody-at-all", "not this one");
        assertThat(page.locator(".c-errors")).isVisible();
        assertEquals(known, page.locator(".c-errors").textContent());
        assertTrue(known.contains("账号或密码不对，或账号已锁定"));
        axe(page);
    }

    @Test
    void a_lost_phone_is_signed_off_by_its_owner_or_by_the_security_administrator() {
        String lost = phone("inspector-640521", "丢失的手机");
        Page page = login("inspector-640521");
        page.locator(".c-menu summary").click();
        page.locator(".c-menu").getByText("移动设备").click();
        shows(page, "移动设备");
        assertThat(page.locator("main")).not().containsText("operator-");
        axe(page);
        picture(page, "devices");
        page.getByLabel("让“丢失的手机”退出登录").click();
        assertThat(page.locator("main")).containsText("已退出");
        assertEquals(401, Http.get(lost, "api/v1/visits").status());

        String taken = phone("operator-2", "院里的手机");
        Page security = login("security");
        open(security, "account/devices.xhtml");
        assertThat(security.locator("main")).containsText("inspector-640521");
        assertThat(security.locator("main")).containsText("operator-2");
        axe(security);
        security.getByLabel("让“院里的手机”退出登录").click();
        assertThat(security.getByLabel("让“院里的手机”退出登录")).hasCount(0);
        assertEquals(401, Http.get(taken, "api/v1/visits").status());

        Page planner = login("planner");
        open(planner, "account/devices.xhtml");
        assertThat(planner.locator("main")).containsText("还没有登录的移动设备");
    }

    private static String phone(String user, String name) {
        Http.Answer issued = Http.post(user, "api/v1/devices", "{\"id\": null, \"name\": \"" + name + "\"}");
        assertEquals(201, issued.status(), issued.body());
        return "Bearer " + issued.json().get("token").asText();
    }

    @Test
    void who_changes_the_password_logs_in_anew_with_it() {
        Page security = login("security");
        open(security, "account/edit.xhtml");
        type(security, "f:username", "planner-for-a-day");
        type(security, "f:displayName", "沙来去");
        choose(security, "f:role", "规划人员");
        type(security, "f:password", "weak");
        press(security, "保存");
        complains(security, "f:password", "密码至少 10 位");
        assertThat(at(security, "f:username")).hasValue("planner-for-a-day");
        type(security, "f:password", TestSession.PASSWORD);
        press(security, "保存");
        shows(security, "账号");

        Page page = login("planner-for-a-day");
        Page other = login("planner-for-a-day");
        page.locator(".c-menu summary").click();
        page.getByText("修改密码").click();
        shows(page, "修改密码");
        String changed = "Changed-" + TestSession.PASSWORD;
        change(page, "Wrong-" + TestSession.PASSWORD, changed, changed);
        complains(page, "f:old", "原密码不对");
        change(page, TestSession.PASSWORD, changed, "Other-" + changed);
        complains(page, "f:again", "两次输入的新密码不一样");
        change(page, TestSession.PASSWORD, changed, changed);
        page.waitForURL("**/login.xhtml");
        assertThat(page.locator("main")).containsText("密码已修改，请用新密码登录");
        enter(page, "planner-for-a-day", TestSession.PASSWORD);
        assertThat(page.locator(".c-errors")).containsText("账号或密码不对");
        enter(page, "planner-for-a-day", changed);
        page.waitForURL("**/index.xhtml");
        other.reload();
        assertThat(at(other, "f:password")).isVisible();
    }

    private static void change(Page page, String old, String password, String again) {
        type(page, "f:old", old);
        type(page, "f:password", password);
        type(page, "f:again", again);
        press(page, "保存");
    }

    @Test
    void the_auditor_verifies_the_chain_and_finds_who_did_what() {
        assertEquals(200, Http.get("city", "api/v1/persons/" + value("select min(id) from care.person")).status());
        Page page = login("auditor");
        page.locator("#nav").getByText("审计日志").click();
        press(page, "校验全部");
        assertThat(at(page, "v:verdict")).containsText("前后相扣，没有改动");
        axe(page);
        picture(page, "audit");
        page.locator("input[name=actor]").fill("city");
        press(page, "查询");
        page.waitForURL("**actor=city**");
        assertThat(page.locator("tbody")).containsText("查看老人");
        for (String actor : page.locator("tbody td:nth-child(3)").allTextContents()) assertTrue(actor.startsWith("city"), actor);
        follow(page, "拒绝");
        page.waitForURL("**outcome=REFUSED**");
        assertTrue(page.url().contains("actor=city"));
        for (String outcome : page.locator("tbody td:nth-child(5)").allTextContents()) assertEquals("拒绝", outcome.strip());
    }
}
