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
