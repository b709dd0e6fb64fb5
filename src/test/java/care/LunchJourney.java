package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import care.kernel.Initials;
import care.person.IdentityNumber;
import com.microsoft.playwright.*;
import java.util.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.*;

/** A lunch at the tablet of a canteen, with and without signal: everybody once, everybody at their price, and what the server says otherwise is shown. */
class LunchJourney extends Journey {
    private static final List<int[]> SIZES = List.of(new int[] {1024, 768}, new int[] {768, 1024}, new int[] {PHONE, 844});
    private static final String POOR = "exists (select 1 from care.holding h where h.person_id = p.id and h.category = 'EXTREME_POVERTY' and h.from_day <= current_date and h.until_day is null)";
    /** What the least of the classes a person may claim costs them here. */
    private static final String DUE = """
        (select min(t.person_fen) from care.meal_tier t where t.sitting = 'LUNCH' and t.region_code = (select left(c.region_code, 6) || '000000' from care.canteen c where c.id = m.canteen_id) and t.valid_from <= m.day and (t.valid_until is null or t.valid_until > m.day)
          and (t.guest_class = 'OTHER' or t.guest_class = 'AGED_80' and p.born <= m.day - interval '80 years' or t.guest_class = 'AGED_65' and p.born <= m.day - interval '65 years'
            or exists (select 1 from care.holding h where h.person_id = p.id and h.from_day <= m.day and (h.until_day is null or h.until_day > m.day) and t.guest_class = case when h.category in ('SUBSISTENCE_URBAN', 'SUBSISTENCE_RURAL') then 'SUBSISTENCE' else h.category end)))""";
    private static String home;
    private static String county;

    @BeforeAll
    static void prices() {
        home = value("select facility_id from care.account where username = 'operator-1'");
        county = value("select left(region_code, 6) || '000000' from care.facility where id = " + home);
        for (String tier : List.of("'EXTREME_POVERTY', 'LUNCH', 1500, 0, 1200, 300, 0", "'SUBSISTENCE', 'LUNCH', 1500, 200, 1000, 200, 100", "'SUBSISTENCE_MARGIN', 'LUNCH', 1500, 400, 900, 200, 0", "'DISABILITY', 'LUNCH', 1500, 500, 800, 200, 0", "'AGED_80', 'LUNCH', 1500, 600, 700, 200, 0", "'AGED_65', 'LUNCH', 1500, 900, 500, 100, 0", "'OTHER', 'LUNCH', 1500, 1500, 0, 0, 0"))
            value("insert into care.meal_tier (region_code, guest_class, sitting, price_fen, person_fen, district_fen, village_fen, donor_fen, valid_from, basis, entered_by) values ('" + county + "', " + tier + ", '2020-01-01', '测试', 'x') on conflict do nothing returning id");
    }

    private static String canteen(String name, String facility) {
        String id = value("insert into care.canteen (facility_id, code, name, region_code, address, contact, phone, seats, weekdays, licence_number, licence_until, state, state_since) select f.id, 'L' || nextval('care.id_seq'), '" + name + "', '" + county + "', '村口', '王芳', '0955-7000000', 40, '{1,2,3,4,5,6,7}', 'JY1', current_date + 300, 'OPEN', current_date - 30 from care.facility f where f.id = " + facility + " returning id");
        value("insert into care.canteen_status (canteen_id, facility_id, state, from_day, by_whom) values (" + id + ", " + facility + ", 'OPEN', current_date - 30, 'x') returning id");
        value("insert into care.canteen_sitting (canteen_id, facility_id, sitting, opens, closes) values (" + id + ", " + facility + ", 'LUNCH', '00:00', '23:59') returning canteen_id");
        return id;
    }

    /** An operator of a home of their own, so that the table is the only one on the tablet. @return the account */
    private static String operator() {
        return value("insert into care.account (username, display_name, role, region_code, facility_id, password_hash) select 'operator-lunch-' || nextval('care.id_seq'), '掌勺人', 'FACILITY_OPERATOR', f.region_code, f.id, a.password_hash from care.account a, care.facility f where a.username = 'operator-1' and f.id = (select x.id from care.facility x where x.region_code like '" + county.substring(0, 6) + "%' and x.filing = 'FILED' and x.id not in (select facility_id from care.account where facility_id is not null) and x.id not in (select facility_id from care.canteen) order by x.id limit 1) returning username");
    }

    private static String homeOf(String account) {
        return value("select facility_id from care.account where username = '" + account + "'");
    }

    private static List<String> people(String condition, int many, Collection<String> others) {
        return values("select p.id from care.person p where p.died_on is null and p.merged_into is null and p.facility_id is null and p.region_code like '" + county.substring(0, 6) + "%' and " + condition + " and not p.id = any ('{" + String.join(",", others) + "}'::bigint[]) and not exists (select 1 from care.meal m where m.person_id = p.id)"
            + " and not exists (select 1 from care.person o where o.id <> p.id and o.name = p.name and o.born = p.born) order by p.id limit " + many);
    }

    private static void regular(String canteen, String person, String address, Integer stop) {
        value("insert into care.canteen_guest (canteen_id, facility_id, person_id, called, address, stop, added_on) select " + canteen + ", c.facility_id, p.id, p.name, " + (address == null ? "null, null" : "'" + address + "', " + stop) + ", current_date from care.canteen c, care.person p where c.id = " + canteen + " and p.id = " + person + " returning canteen_id");
    }

    private static String card(String person) {
        return value("insert into care.meal_card (number, person_id, region_code, issued_on, issued_by) select lpad(p.id::text, 12, '0'), p.id, p.region_code, current_date, 'x' from care.person p where p.id = " + person + " on conflict (number) do update set ended_on = null returning number");
    }

    private static String identity(String person) {
        return IdentityNumber.of(TestSession.vault().unseal(HexFormat.of().parseHex(value("select encode(identity_cipher, 'hex') from care.person where id = " + person)))).value();
    }

    private static Phone tablet(String account, String language) {
        Phone tablet = new Phone(handheld(language), TestSession.base(), "canteen-desk/");
        tablet.page.setViewportSize(1024, 768);
        return tablet.start().login(account, TestSession.PASSWORD).installed();
    }

    private static Locator tile(Phone tablet, String person) {
        return tablet.page.locator("[data-person='" + person + "']");
    }

    private static Locator banner(Phone tablet) {
        return tablet.page.locator("#banner");
    }

    private static void tap(Phone tablet, String person) {
        tile(tablet, person).click();
        assertThat(tile(tablet, person)).hasClass(Pattern.compile("is-taken"));
    }

    /** What a reader types, wherever the hand has been before. */
    private static void reads(Phone tablet, String code) {
        tablet.page.locator("#reader").focus();
        tablet.page.keyboard().type(code);
        tablet.page.keyboard().press("Enter");
        assertThat(tablet.page.locator("#reader")).hasValue("");
    }

    private static void way(Phone tablet, String way) {
        tablet.page.locator("[data-way=" + way + "]").click();
    }

    private static void serve(Phone tablet) {
        tablet.page.locator(".ways form button[type=submit]").click();
    }

    /** So many meals of the table stand at the server, and nothing waits here any more. */
    private static void arrived(Phone tablet, String canteen, int meals) {
        tablet.page.waitForCondition(() -> String.valueOf(meals).equals(value("select count(*) from care.meal where cancelled_at is null and canteen_id = " + canteen)), new Page.WaitForConditionOptions().setTimeout(60_000));
        tablet.allArrived();
    }

    private static void taken(Phone tablet, int meals) {
        assertThat(tablet.page.locator(".sitting__count")).containsText(Pattern.compile("(^|\\D)" + meals + " (/|served)"));
    }

    private static String yuan(long fen) {
        return String.format("%d.%02d", fen / 100, fen % 100);
    }

    private static void looksRightAtAnySize(Phone tablet, String language) {
        for (int[] size : SIZES) {
            tablet.page.setViewportSize(size[0], size[1]);
            looksRight(tablet, language);
        }
        tablet.page.setViewportSize(SIZES.get(0)[0], SIZES.get(0)[1]);
    }

    @Test
    void a_lunch_of_31_guests_whose_middle_third_has_no_signal_comes_out_right_to_the_fen() {
        String operator = operator(), facility = homeOf(operator);
        String canteen = canteen("枣林村老饭桌", facility), elsewhere = canteen("邻村老饭桌", home);
        List<String> poor = people(POOR, 1, List.of());
        List<String> old = people("p.born <= current_date - interval '81 years' and not exists (select 1 from care.holding h where h.person_id = p.id)", 1, poor);
        List<String> taken = new ArrayList<>(poor);
        taken.addAll(old);
        List<String> others = people("true", 29, taken);
        List<String> faces = others.subList(0, 19), carded = others.subList(19, 24), brought = others.subList(24, 26);
        String byNumber = old.get(0), byNumberToo = others.get(26), byName = others.get(27), away = others.get(28);
        regular(canteen, poor.get(0), null, null);
        faces.forEach(person -> regular(canteen, person, null, null));
        carded.forEach(person -> regular(canteen, person, null, null));
        List<String> cards = carded.stream().map(LunchJourney::card).toList();
        regular(canteen, away, null, null);
        regular(canteen, brought.get(0), "一队三号", 1);
        regular(canteen, brought.get(1), "三队八号", 2);
        String full = yuan(Long.parseLong(value("select person_fen from care.meal_tier where guest_class = 'OTHER' and sitting = 'LUNCH' and region_code = '" + county + "' and valid_from <= current_date and (valid_until is null or valid_until > current_date)")));

        Page workbench = login(operator);
        assertThat(workbench.locator("main a[href='/canteen-desk/']")).containsText("老饭桌登记");
        Phone tablet = tablet(operator, CHINESE);
        assertThat(tablet.page.locator(".tile:visible")).hasCount(26);
        taken(tablet, 0);
        looksRightAtAnySize(tablet, CHINESE);
        faces.subList(0, 7).forEach(person -> tap(tablet, person));
        tablet.page.getByLabel("查找").fill(Initials.of(value("select name from care.person where id = " + faces.get(7))));
        assertThat(tablet.page.locator(".tile:visible")).not().hasCount(26);
        tap(tablet, faces.get(7));
        tablet.page.getByLabel("查找").fill("");
        reads(tablet, cards.get(0));
        assertThat(tile(tablet, carded.get(0))).hasClass(Pattern.compile("is-taken"));
        reads(tablet, "12345");
        assertThat(tablet.page.locator("#reading")).containsText("“12345”不是用餐卡号");
        way(tablet, "walkin");
        tablet.page.getByLabel("怎么称呼").fill("过路的司机");
        serve(tablet);
        assertThat(banner(tablet)).containsText("收 " + full + " 元");
        arrived(tablet, canteen, 10);
        taken(tablet, 10);

        tablet.offline(true);
        tap(tablet, poor.get(0));
        assertThat(banner(tablet)).containsText("免费");
        assertThat(banner(tablet)).containsText("特困");
        assertThat(banner(tablet)).containsText("已存本机，等待送达");
        tile(tablet, poor.get(0)).click();
        assertThat(banner(tablet)).containsText("已登记");
        faces.subList(8, 12).forEach(person -> tap(tablet, person));
        tablet.page.locator(".banner .button").click();                      // a wrong one, taken back before it was sent
        assertThat(tile(tablet, faces.get(11))).not().hasClass(Pattern.compile("is-taken"));
        assertThat(banner(tablet)).containsText("已撤回");
        tap(tablet, faces.get(11));
        way(tablet, "identity");
        tablet.page.getByLabel("身份证号").fill("640502193001011234");
        serve(tablet);
        assertThat(tablet.page.locator(".ways")).containsText("身份证号不对");
        tablet.page.getByLabel("身份证号").fill(identity(byNumber));
        serve(tablet);
        assertThat(banner(tablet)).containsText("不在本机名单上");
        assertThat(banner(tablet)).containsText("收 " + full + " 元");
        tap(tablet, away);
        looksRightAtAnySize(tablet, CHINESE);
        picture(tablet.page, "canteen-desk");
        tablet.start().pin(Phone.PIN);                                       // the tablet was off in between
        assertThat(tablet.page.locator(".sitting")).containsText("待发送 7");
        taken(tablet, 17);
        assertThat(tile(tablet, poor.get(0))).hasClass(Pattern.compile("is-taken"));
        reads(tablet, cards.get(1));
        reads(tablet, cards.get(2));
        assertThat(tile(tablet, carded.get(2))).hasClass(Pattern.compile("is-taken"));
        tablet.screen("deliveries");
        looksRightAtAnySize(tablet, CHINESE);
        Locator stop = tablet.page.locator("#stop-" + brought.get(0));
        assertThat(stop).containsText("一队三号");
        stop.getByText("已送到").click();
        assertThat(stop).containsText(Pattern.compile("\\d\\d:\\d\\d 已送到"));
        assertThat(tablet.page.locator(".line--warn")).containsText("没有信号");
        assertEquals("10", value("select count(*) from care.meal where canteen_id = " + canteen), "nothing has left the tablet");
        String there = value("insert into care.meal (canteen_id, facility_id, person_id, day, sitting, guest_class, tier_id, price_fen, person_fen, district_fen, village_fen, donor_fen, way, taken_at, actor) select " + elsewhere + ", " + home + ", " + away + ", (now() at time zone 'Asia/Shanghai')::date, 'LUNCH', 'OTHER', t.id, t.price_fen, t.person_fen, t.district_fen, t.village_fen, t.donor_fen, 'FACE', now(), 'x' from care.meal_tier t where t.guest_class = 'OTHER' and t.sitting = 'LUNCH' and t.region_code = '" + county + "' and t.valid_from <= current_date and (t.valid_until is null or t.valid_until > current_date) returning id");

        tablet.offline(false);
        tablet.signal();
        arrived(tablet, canteen, 19);
        tablet.screen("");
        taken(tablet, 19);
        faces.subList(12, 19).forEach(person -> tap(tablet, person));
        reads(tablet, cards.get(3));
        reads(tablet, cards.get(4));
        reads(tablet, identity(byNumberToo));
        assertThat(banner(tablet)).containsText("已送达");
        way(tablet, "name");
        tablet.page.getByLabel("姓名", new Page.GetByLabelOptions().setExact(true)).fill(value("select name from care.person where id = " + byName));
        tablet.page.getByLabel("出生日期").fill(value("select born from care.person where id = " + byName));
        serve(tablet);
        assertThat(banner(tablet)).containsText("已送达");
        tablet.screen("deliveries");
        Locator last = tablet.page.locator("#stop-" + brought.get(1));
        last.locator("input[type=file]").setInputFiles(file("IMG.jpg", "image/jpeg", Phone.picture(31)));
        assertThat(last).containsText("照片已拍好");
        last.getByLabel("谁收的").fill("儿媳");
        last.locator("button[type=submit]").click();
        assertThat(last).containsText(Pattern.compile("\\d\\d:\\d\\d 已送到"));
        arrived(tablet, canteen, 31);

        tablet.screen("look");
        Locator doubt = tablet.page.locator(".looked").filter(new Locator.FilterOptions().setHasText("邻村老饭桌"));
        assertThat(doubt).hasCount(1);
        looksRightAtAnySize(tablet, CHINESE);
        Locator cheaper = tablet.page.locator(".looked").filter(new Locator.FilterOptions().setHasText("80周岁以上"));
        assertThat(cheaper).containsText("本机说收 " + full + " 元");
        cheaper.getByText("知道了").click();
        assertThat(cheaper).hasCount(0);
        doubt.getByText("没有给餐").click();
        tablet.page.locator("dialog .button--danger").click();
        assertThat(doubt).hasCount(0);
        tablet.allArrived();
        tablet.screen("meals");
        looksRightAtAnySize(tablet, CHINESE);

        assertEquals("31", value("select count(*) from care.meal where canteen_id = " + canteen + " and cancelled_at is null"));
        assertEquals("30", value("select count(distinct person_id) from care.meal where canteen_id = " + canteen + " and cancelled_at is null"));
        assertEquals("0", value("select person_fen from care.meal where canteen_id = " + canteen + " and person_id = " + poor.get(0)));
        assertEquals(List.of(), values("select m.id from care.meal m join care.person p on p.id = m.person_id where m.canteen_id = " + canteen + " and (m.person_fen <> " + DUE + " or m.person_fen + m.district_fen + m.village_fen + m.donor_fen <> m.price_fen)"));
        assertEquals("过路的司机 OTHER", value("select guest || ' ' || guest_class from care.meal where canteen_id = " + canteen + " and person_id is null and person_fen = price_fen"));
        assertEquals("CARD 5,DELIVERY 2,FACE 20,IDENTITY 2,NAME 1,WALK_IN 1", value("select string_agg(way || ' ' || n, ',' order by way) from (select way, count(*) as n from care.meal where canteen_id = " + canteen + " and cancelled_at is null group by way) w"));
        assertEquals("儿媳,老人本人", value("select string_agg(proof, ',' order by stop desc) from care.meal m join care.canteen_guest g on g.canteen_id = m.canteen_id and g.person_id = m.person_id where m.canteen_id = " + canteen + " and m.way = 'DELIVERY'"));
        assertEquals("1", value("select count(*) from care.attachment a join care.meal m on m.id = a.subject_id and a.subject = 'MEAL' where m.canteen_id = " + canteen));
        assertEquals("DROPPED " + there, value("select state || ' ' || other_meal_id from care.meal_doubt where canteen_id = " + canteen));
    }

    @Test
    void a_meal_whose_answer_got_lost_is_sent_again_and_stands_once_and_one_taken_back_meanwhile_is_cancelled() {
        String operator = operator(), facility = homeOf(operator);
        String canteen = canteen("断线老饭桌", facility);
        List<String> guests = people("true", 2, List.of());
        guests.forEach(person -> regular(canteen, person, null, null));
        Phone tablet = tablet(operator, CHINESE);
        AtomicInteger lost = new AtomicInteger();
        tablet.page.route("**/api/v1/meals", route -> {
            if (lost.getAndIncrement() < 1) route.fetch();                  // it has arrived; nobody hears of it
            route.abort();
        });
        tap(tablet, guests.get(0));
        tablet.noticesTheCut();
        assertEquals("1", value("select count(*) from care.meal where canteen_id = " + canteen));
        tablet.page.locator(".banner .button").click();
        assertThat(banner(tablet)).containsText("正在撤回");
        tap(tablet, guests.get(1));
        tablet.start().pin(Phone.PIN);
        tablet.page.unroute("**/api/v1/meals");
        tablet.signal();
        arrived(tablet, canteen, 1);
        taken(tablet, 1);
        assertThat(tile(tablet, guests.get(0))).not().hasClass(Pattern.compile("is-taken"));
        assertEquals("1 cancelled, 1 stands", value("select count(cancelled_at) || ' cancelled, ' || count(*) filter (where cancelled_at is null) || ' stands' from care.meal where canteen_id = " + canteen));
        assertEquals(guests.get(1), value("select person_id from care.meal where cancelled_at is null and canteen_id = " + canteen));
        tap(tablet, guests.get(0));                                         // who was struck off comes after all
        arrived(tablet, canteen, 2);
        tablet.screen("meals");
        tablet.page.getByText("撤回", new Page.GetByTextOptions().setExact(true)).first().click();
        assertThat(tablet.page.locator(".meal").first()).containsText("已撤回");
        arrived(tablet, canteen, 1);
    }

    @Test
    void the_tablet_speaks_english_and_a_second_window_and_a_closed_day_are_told() {
        String operator = operator(), facility = homeOf(operator);
        String canteen = canteen("两语老饭桌", facility);
        regular(canteen, people("true", 1, List.of()).get(0), "一队三号", 1);
        String guest = people("true", 2, List.of()).get(1);
        regular(canteen, guest, null, null);
        Phone tablet = tablet(operator, ENGLISH);
        for (String way : List.of("identity", "name", "walkin")) {
            way(tablet, way);
            looksRightAtAnySize(tablet, ENGLISH);
        }
        tap(tablet, guest);
        for (String screen : List.of("", "deliveries", "meals", "look", "phone", "canteens")) looksRightAtAnySize(tablet.screen(screen), ENGLISH);
        Page second = tablet.page.context().newPage();
        new Phone(second, TestSession.base(), "canteen-desk/").start().pin(Phone.PIN);
        assertThat(second.locator("main")).containsText("Another window");
        second.close();
        tablet.allArrived();
        value("insert into care.canteen_closure (canteen_id, facility_id, from_day, until_day, reason, entered_by) values (" + canteen + ", " + facility + ", current_date - 1, current_date + 2, 'funeral', 'x') returning id");
        String another = canteen("第二张桌", facility);
        tablet.screen("phone");
        tablet.page.waitForResponse("**/api/v1/canteen-desk", () -> tablet.page.getByText("Send now").click());
        assertThat(tablet.page.locator("#told")).hasText("Everything has been sent");
        tablet.screen("");
        assertThat(tablet.page.locator("h1")).hasText("Choose the canteen");
        looksRightAtAnySize(tablet, ENGLISH);
        tablet.page.getByText("两语老饭桌").click();
        assertThat(tablet.page.locator(".sitting")).containsText("Shut today: funeral");
        looksRightAtAnySize(tablet, ENGLISH);
        way(tablet, "walkin");
        serve(tablet);
        assertThat(banner(tablet)).containsText("Shut today: funeral");
        assertEquals("0", value("select count(*) from care.meal where canteen_id = " + another));
    }
}
