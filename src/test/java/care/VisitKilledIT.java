package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.*;
import com.microsoft.playwright.options.*;
import java.net.URI;
import java.nio.file.Path;
import java.sql.*;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.*;

/** The browser is killed while a visit is made and while it is sent, and the server too: it arrives whole and once. */
class VisitKilledIT {
    private static final int PHOTOS = 20;
    private final Path data = Project.target().resolve("visit-killed");
    private final Path profile = Project.target().resolve("visit-phone");
    private Run run;
    private CuttingProxy road;
    private BrowserContext browser;
    private Phone phone;

    @BeforeEach
    void begin() throws Exception {
        FileUtils.deleteDirectory(data.toFile());
        FileUtils.deleteDirectory(profile.toFile());
        run = new Run(Path.of(System.getProperty("server.dir")), data, KilledIT.freePort(), KilledIT.freePort());
        run.start();
        road = new CuttingProxy(URI.create(run.address()).getPort());
    }

    @AfterEach
    void end() throws Exception {
        if (browser != null) browser.close();
        if (road != null) road.close();
        run.stop();
        FileUtils.deleteDirectory(data.toFile());
        FileUtils.deleteDirectory(profile.toFile());
    }

    private void launch() {
        browser = Chromium.remembering(profile, new BrowserType.LaunchPersistentContextOptions().setViewportSize(390, 844).setIsMobile(true).setHasTouch(true).setLocale("zh-CN").setTimezoneId("Asia/Shanghai").setReducedMotion(ReducedMotion.REDUCE)
            .setGeolocation(new Geolocation(37.51, 105.19).setAccuracy(12)).setPermissions(List.of("geolocation")));
        browser.setDefaultTimeout(30_000);
        phone = new Phone(browser.pages().isEmpty() ? browser.newPage() : browser.pages().get(0), road.base());
    }

    /** The phone goes dark; switched on again it asks for the PIN. */
    private void killBrowser(boolean offline) {
        Chromium.kill(profile);
        try {
            browser.close();
        } catch (PlaywrightException gone) {
            // it is dead already
        }
        launch();
        phone.offline(offline);
        phone.start().pin(Phone.PIN);
        phone.page.locator(".fresh, .item, #signing, .note").first().waitFor();
    }

    private String value(String sql) throws SQLException {
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getString(1) : null;
        }
    }

    @Test
    void a_visit_arrives_whole_and_once_when_browser_and_server_are_killed_on_the_way() throws Exception {
        String inspection = value("""
            update care.inspection set domains = '{ELECTRIC,FIRE,FOOD,GAS}' where id = (select i.id from care.inspection i join care.inspection_officer x on x.inspection_id = i.id join care.officer o on o.id = x.officer_id
              where i.state = 'PLANNED' and i.planned_from <= current_date and o.username = 'inspector-640502' order by i.id limit 1) returning id""");
        String code = value("select f.code from care.facility f join care.inspection i on i.facility_id = f.id where i.id = " + inspection);
        launch();
        phone.start().login("inspector-640502", run.database().secrets().demoPassword()).installed();
        phone.offline(true);
        phone.arrive(inspection, code);
        List<Locator> items = phone.page.locator(".item").all();
        assertEquals(52, items.size());
        String first = items.get(0).getAttribute("id");
        phone.deficient(items.get(0), "灭火器失压两具");
        killBrowser(true);
        phone.screen("items/" + inspection);
        assertThat(phone.page.locator(".dock__text")).containsText("还剩 51 / 52 项");
        assertThat(phone.page.locator("#" + first + " textarea")).hasValue("灭火器失压两具");
        for (int i = 0; i < PHOTOS; i++) {
            phone.photo(phone.page.locator(".item").nth(i), Phone.picture(i));
            if (i == PHOTOS / 2) {
                killBrowser(true);
                phone.screen("items/" + inspection);
                assertThat(phone.page.locator(".dock__text")).containsText("照片 " + (i + 1));
            }
        }
        phone.conformTheRest();
        killBrowser(true);
        phone.screen("sign/" + inspection);
        phone.page.locator("canvas").first().waitFor();
        phone.screen("items/" + inspection);
        phone.page.locator(".item").first().waitFor();
        phone.sign("枣晓岚");
        killBrowser(true);
        phone.screen("sign/" + inspection);
        assertThat(phone.page.locator(".note--wait")).containsText("等待送达");

        phone.offline(false);
        for (int kill = 1; kill <= 6; kill++) {
            int from = road.requests();
            phone.signal();
            phone.page.waitForCondition(() -> road.requests() > from + 6);
            if (kill % 3 == 0) {
                run.kill();
                phone.noticesTheCut();
                run.startAgain();
            } else {
                killBrowser(false);
            }
        }
        phone.signal();
        phone.allArrived();
        assertEquals("RECORDED", value("select state from care.inspection where id = " + inspection));
        assertEquals("52 52", value("select count(*) || ' ' || count(distinct item_id) from care.inspection_answer where inspection_id = " + inspection));
        assertEquals("20 20", value("select count(*) || ' ' || count(distinct sha256) from care.attachment where subject = 'INSPECTION' and subject_id = " + inspection + " and taken_at is not null"));
        assertEquals("3", value("select count(*) from care.inspection_signature where inspection_id = " + inspection));
        assertEquals("1", value("select count(*) from care.finding where inspection_id = " + inspection));
        assertEquals("1", value("select case when intact then 1 else 0 end from care.audit_verify()"), "the trail is whole");
    }
}
