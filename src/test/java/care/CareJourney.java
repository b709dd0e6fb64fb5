package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A carer's work on a phone: assessing somebody, going round the house, handing the shift over, visiting a home bed. */
class CareJourney extends Journey {
    private static final String OPERATED = "(select facility_id from care.account where username = 'operator-1')";

    private static Page phone(String account) {
        Page page = login(account);
        page.setViewportSize(PHONE, 844);
        return page;
    }

    private static void chooseLevel(Page page, String item, int points) {
        Locator level = page.locator("[id='f:" + item + "'] input[value='" + points + "']");
        level.evaluate("button => button.scrollIntoView({block: 'center'})");
        level.check();
    }

    @Test
    void a_resident_is_assessed_item_by_item_and_the_result_explains_itself() {
        String person = value("select s.person_id from care.stay s where s.facility_id = " + OPERATED + " and s.kind = 'RESIDENT' and s.until_day is null and not exists (select 1 from care.assessment a where a.person_id = s.person_id and a.assessed_on > current_date - 60) order by s.id desc limit 1");
        Page page = phone("operator-1");
        open(page, "person/view.xhtml?id=" + person);
        follow(page, "评估");
        shows(page, "能力评估");
        axe(page);
        Locator dock = page.locator(".c-dock");
        assertThat(dock).containsText("还有 26 项未评");
        for (String item : values("select code from care.assessment_item where standard = 'GB/T 42195-2022' order by position")) chooseLevel(page, item, Integer.parseInt(value("select maximum from care.assessment_item where code = '" + item + "'")));
        assertThat(dock).containsText("90");
        assertThat(dock).containsText("能力完好");
        chooseLevel(page, "feeding", 0);
        chooseLevel(page, "bathing", 0);
        chooseLevel(page, "walking", 0);
        chooseLevel(page, "stairs", 0);
        chooseLevel(page, "memory", 0);
        assertThat(page.locator("[data-total]")).hasText("71");
        assertThat(dock).containsText("轻度失能");
        Locator button = page.locator("[id='f:feeding'] label").first();
        assertTrue(button.boundingBox().height >= 44, "a thumb hits it");
        assertTrue(page.locator(".c-dock").boundingBox().y < 844, "the total stays in sight");
        type(page, "f:diagnoses", "F0");
        type(page, "f:secondAssessor", "枣晓岚");
        press(page, "保存评估");
        complains(page, "f:secondAssessor", "不能是同一人");
        assertThat(page.locator("[data-total]")).hasText("71");
        assertThat(page.locator("[id='f:feeding'] input[value='0']")).isChecked();
        type(page, "f:secondAssessor", "柳如烟");
        press(page, "保存评估");
        complains(page, "f:diagnoses", "ICD-10");
        speaks(page, CHINESE);
        axe(page);
        type(page, "f:diagnoses", "f00");
        press(page, "保存评估");
        page.waitForURL("**/assessment/view.xhtml**");
        assertThat(page.locator("#explained")).containsText("总分 71，轻度失能");
        assertThat(page.locator("#explained")).containsText("因诊断 F00 调低一级，为中度失能");
        assertThat(page.locator(".c-head .c-state")).hasText("有效");
        speaks(page, CHINESE);
        fits(page);
        axe(page);
        assertEquals("2", value("select ability_grade from care.person where id = " + person));
        open(page, "assessment/list.xhtml?person=" + person);
        assertThat(page.locator("svg.c-trend circle")).hasCount(Integer.parseInt(value("select count(*) from care.assessment where person_id = " + person)));
        picture(page, "assessment-history");
    }

    @Test
    void an_item_left_out_is_named_beside_it_and_in_the_bar() {
        String person = value("select person_id from care.stay where facility_id = " + OPERATED + " and until_day is null and kind = 'RESIDENT' order by id limit 1");
        Page page = phone("operator-1");
        open(page, "assessment/edit.xhtml?person=" + person);
        for (String item : values("select code from care.assessment_item where code <> 'walking' order by position")) chooseLevel(page, item, 1);
        assertThat(page.locator(".c-dock")).containsText("还有 1 项未评：");
        assertThat(page.locator(".c-dock a")).hasText("平地行走");
        type(page, "f:secondAssessor", "柳如烟");
        press(page, "保存评估");
        complains(page, "f:walking", "还没有评分");
        assertThat(page.locator(".c-errors li")).hasCount(1);
        picture(page, "assessment-phone");
    }

    @Test
    void a_round_is_made_with_one_exception_and_the_shift_handed_over() {
        String home = value("select facility_id from care.account where username = 'operator-2'");
        Page page = phone("operator-2");
        open(page, "nursing/today.xhtml");
        type(page, "r:by", "夜班小组");
        press(page, "开始巡查");
        page.waitForURL("**/nursing/round.xhtml**");
        axe(page);
        page.locator("main .c-list a.ui-button").nth(1).click();
        page.waitForURL("**stay=**");
        type(page, "n:note", "诉头晕，已测血压");
        type(page, "n:told", "值班护士");
        press(page, "记下");
        assertThat(page.locator("main .c-list")).containsText("诉头晕，已测血压");
        assertTrue(page.locator(".c-dock").boundingBox().y < 844, "one tap is enough for the rest");
        picture(page, "round-phone");
        page.locator("[id='f:finish']").click();
        assertThat(page.locator(".c-head .c-state")).hasText("已完成");
        assertThat(page.locator(".c-head")).containsText("记录情况 1 人");
        open(page, "nursing/handover.xhtml");
        assertThat(at(page, "f:residents")).hasValue(value("select count(*) from care.stay where facility_id = " + home + " and daterange(from_day, until_day) @> (now() at time zone 'Asia/Shanghai')::date"));
        assertThat(at(page, "f:attention")).hasValue(Pattern.compile("诉头晕，已测血压"));
        day(page, "f:day", value("select (now() at time zone 'Asia/Shanghai')::date - 30"));
        press(page, "提交交班");
        page.waitForURL("**id=**");
        String giver = value("select given_by from care.handover where facility_id = " + home + " order by id desc limit 1");
        type(page, "t:takenBy", giver);
        press(page, "确认接班");
        complains(page, "t:takenBy", "不能是交班人");
        type(page, "t:takenBy", "早班组长");
        press(page, "确认接班");
        assertThat(page.locator(".c-head .c-state")).hasText("已接班");
        speaks(page, CHINESE);
        axe(page);
    }

    @Test
    void a_home_bed_is_visited_with_the_phones_place_and_a_photograph() {
        String stay = value("select s.id from care.stay s join care.bed_period k on k.bed_id = s.bed_id and k.kind = 'HOME' and k.until_day is null where s.until_day is null order by s.id desc limit 1");
        String home = value("select facility_id from care.stay where id = " + stay);
        value("update care.account set facility_id = " + home + ", region_code = (select region_code from care.facility where id = " + home + ") where username = 'operator-home-beds' returning id");
        if (value("select 1 from care.account where username = 'operator-home-beds'") == null)
            value("insert into care.account (username, display_name, role, region_code, facility_id, password_hash) select 'operator-home-beds', '上门组', 'FACILITY_OPERATOR', f.region_code, f.id, a.password_hash from care.facility f, care.account a where f.id = " + home + " and a.username = 'operator-1' returning id");
        Page page = phone("operator-home-beds");
        page.context().grantPermissions(java.util.List.of("geolocation"));
        page.context().setGeolocation(new com.microsoft.playwright.options.Geolocation(37.5142, 105.1968).setAccuracy(9));
        open(page, "nursing/visit.xhtml?stay=" + stay);
        axe(page);
        type(page, "f:signedFor", "本人");
        press(page, "保存上门记录");
        assertThat(page.locator(".c-errors")).containsText("服务内容");
        page.getByLabel("生命体征测量").check();
        page.getByLabel("助餐").check();
        page.getByText("取手机定位").click();
        assertThat(page.locator("[data-place-told]")).containsText("误差约 9 米");
        page.locator("[id='f:photo']").setInputFiles(new FilePayload("门口.png", "image/png", java.util.Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")));
        press(page, "保存上门记录");
        page.waitForURL("**/nursing/record.xhtml**");
        assertThat(page.locator("main")).containsText("37.5142");
        assertThat(page.locator("main")).containsText("助餐");
        assertThat(page.locator(".c-files a")).hasText("门口.png");
        speaks(page, CHINESE);
        axe(page);
    }
}
