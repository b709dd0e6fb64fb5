package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import com.microsoft.playwright.*;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.*;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.*;

/**
 * People at a browser: a whole task in Chromium against the running application, each account and language in a window of its own.
 * Whatever the browser complains of on the way fails the test.
 */
@ArquillianTest
@RunAsClient
public abstract class Journey {
    /** What the language cookie says. */
    protected static final String CHINESE = "zh_CN";
    protected static final String ENGLISH = "en";
    protected static final int WIDE = 1440;
    protected static final int PHONE = 390;
    private static final String AXE = text("/care/axe.min.js");
    private static final String AXE_RUN = "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']})"
        + ".then(result => result.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ' ' + n.target.join(' ') + ' ' + n.html.slice(0, 200) + ' ' + (n.any[0]?.message ?? ''))))";
    /** All that a reader or a screen reader is told, except words marked as of another language. */
    private static final String SAID = """
        () => {
          const said = [document.title], other = e => e.closest('[lang]')?.lang !== document.documentElement.lang;
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) if (!['SCRIPT', 'STYLE'].includes(walk.currentNode.parentElement.tagName) && !other(walk.currentNode.parentElement)) said.push(walk.currentNode.data.trim());
          document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]').forEach(e => other(e) || ['aria-label', 'title', 'placeholder', 'alt'].forEach(a => e.getAttribute(a) && said.push(e.getAttribute(a).trim())));
          return said.filter(text => text);
        }""";
    private static final List<String> FEATURES = List.of("access", "account", "admission", "agreement", "assessment", "attachment", "audit", "canteen", "checklist", "complaint", "dashboard", "document", "draw", "exchange", "facility", "filing", "incident", "inspection", "joint", "kernel", "kitchen", "ledger", "meal", "mealsettlement", "nursing", "open", "parameter", "penalty", "person", "phone", "prepayment", "rectification", "region", "reservation", "residence", "roster", "supervision", "till", "visit", "watch", "web", "workbench");
    private static final Pattern RAW_KEY = Pattern.compile("\\?\\?\\?|\\{\\d}|\\b(" + String.join("|", FEATURES) + "|record|input|constraint|use-case)\\.[A-Za-z][\\w-]*(\\.[\\w-]+)*");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern CHINESE_STOPS = Pattern.compile("[，。；：（）、？！]");
    private static Map<String, Pattern> chineseWords;
    protected static Browser browser;
    private static final List<String> complaints = new ArrayList<>();
    /** Addresses that a test opens to be refused; the browser notes them as errors. */
    private static final Set<String> toBeRefused = new HashSet<>();

    @BeforeAll
    static void launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        browser = Chromium.launch();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void the_browser_had_nothing_to_complain_of() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        assertEquals(List.of(), all);
    }

    /** A window nobody has logged in at. */
    protected static Page window(String language) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDE, 900).setTimezoneId("Asia/Shanghai").setLocale(language.equals(ENGLISH) ? "en-GB" : "zh-CN").setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(20_000);
        context.addCookies(List.of(new Cookie("lang", language).setUrl(TestSession.base())));
        context.onWebError(error -> complaints.add(error.page().url() + " " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !toBeRefused.contains(message.location().replaceFirst(":\\d+:\\d+$", ""))) complaints.add(message.page().url() + " " + message.text() + " " + message.location());
        });
        return context.newPage();
    }

    /** A phone with its position known, held upright. A lost network is its daily bread and no complaint. */
    protected static Page handheld(String language) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(PHONE, 844).setIsMobile(true).setHasTouch(true).setTimezoneId("Asia/Shanghai").setLocale(language.equals(ENGLISH) ? "en-GB" : "zh-CN").setReducedMotion(ReducedMotion.REDUCE)
            .setGeolocation(new Geolocation(37.51, 105.19).setAccuracy(12)).setPermissions(List.of("geolocation")));
        context.setDefaultTimeout(20_000);
        context.onWebError(error -> complaints.add(error.page().url() + " " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) complaints.add(message.text());
        });
        return context.newPage();
    }

    /** A window in Chinese, at the workbench of that account. */
    protected static Page login(String account) {
        return login(account, CHINESE);
    }

    protected static Page login(String account, String language) {
        Page page = window(language);
        open(page, "login.xhtml");
        enter(page, account, TestSession.PASSWORD);
        page.waitForURL("**/index.xhtml");
        return page;
    }

    /** Fills in the login form that is shown. */
    protected static void enter(Page page, String account, String password) {
        page.locator("#f\\:user").fill(account);
        page.locator("#f\\:password").fill(password);
        page.locator("#f\\:go").click();
    }

    protected static void open(Page page, String path) {
        assertEquals(200, go(page, path).status(), path);
    }

    /** Opens what this account may not see: the page that says so comes with its status. */
    protected static void refused(Page page, String path, int status) {
        toBeRefused.add(TestSession.base() + path);
        assertEquals(status, go(page, path).status(), path);
        assertThat(page.locator(".c-trouble h1")).hasText(status == 403 ? "您没有办理这件事的权限" : "没有找到这一页");
    }

    private static Response go(Page page, String path) {
        return page.navigate(TestSession.base() + path);
    }

    /** The path and query of the page shown. */
    protected static String here(Page page) {
        return page.url().substring(TestSession.base().length());
    }

    /** An element by its client id. */
    protected static Locator at(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }

    protected static void type(Page page, String id, String text) {
        at(page, id).fill(text);
    }

    /** A day is typed, and left with the keyboard. */
    protected static void day(Page page, String id, Object day) {
        Locator input = at(page, id + "_input");
        input.fill(day.toString());
        input.press("Tab");
    }

    /** One of a drop-down list, which closes when the page scrolls under it. */
    protected static void choose(Page page, String id, String word) {
        at(page, id).evaluate("e => e.scrollIntoView({block: 'center'})");
        at(page, id).locator(".ui-selectonemenu-trigger").click();
        at(page, id + "_panel").locator("li").getByText(word, new Locator.GetByTextOptions().setExact(true)).click();
    }

    /** A button by its word; the picture before it counts as a sign of its name. */
    protected static void press(Page page, String button) {
        page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^[\\uE000-\\uF8FF\\s]*" + button + "$"))).click();
    }

    protected static void follow(Page page, String link) {
        page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link).setExact(true)).first().click();
    }

    protected static void shows(Page page, String heading) {
        assertThat(page.locator("h1")).hasText(heading);
    }

    /** What stands beside a field. */
    protected static void complains(Page page, String id, String part) {
        assertThat(at(page, id + "-error")).containsText(part);
        assertThat(page.locator(".c-errors")).isVisible();
    }

    /** A paper the page links to, as the browser gets it with this login. */
    protected static String pdf(Page page, Locator link) {
        APIResponse answer = page.request().get(TestSession.base() + link.getAttribute("href").substring(1));
        assertEquals(200, answer.status());
        assertEquals("application/pdf", answer.headers().get("content-type"));
        assertTrue(new String(answer.body(), StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
        return answer.headers().get("content-disposition");
    }

    /** Nothing that WCAG 2.2 A and AA can find by machine, at the width shown. */
    protected static void axe(Page page) {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        if (!(Boolean) page.evaluate("() => 'axe' in window")) page.evaluate(AXE);
        assertEquals(List.of(), page.evaluate(AXE_RUN), here(page));
    }

    /** Nothing to scroll sideways for, on a desk and on a phone. The page is left wide. */
    protected static void fits(Page page) {
        for (int width : List.of(PHONE, WIDE)) {
            page.setViewportSize(width, 900);
            assertEquals("", page.evaluate("""
                () => document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.c-scroll'))
                  .slice(0, 3).map(e => e.outerHTML.slice(0, 160)).join(' | ') || 'sideways'"""), here(page) + " at " + width);
        }
    }

    /** Every word of the page has been written for people, in the language of the page. */
    protected static void speaks(Page page, String language) {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED); // after a link, the root element is there before the body
        @SuppressWarnings("unchecked")
        List<String> said = (List<String>) page.evaluate(SAID);
        List<String> wrong = new ArrayList<>();
        for (String text : said) {
            if (text.startsWith("{\"")) continue; // the trail's own entries
            if (RAW_KEY.matcher(text).find()) wrong.add("key: " + text);
            if (!language.equals(ENGLISH)) continue;
            if (!HAN.matcher(text).find() && CHINESE_STOPS.matcher(text).find()) wrong.add("Chinese punctuation: " + text);
            if (HAN.matcher(text).find()) chineseWords().forEach((key, words) -> {
                if (words.matcher(text).matches()) wrong.add("Chinese: " + text + " (" + key + ")");
            });
        }
        assertEquals(List.of(), wrong, here(page));
    }

    /** Sentences that are written into records, in the language of the authority: from then on they are data. */
    private static final List<String> WRITTEN = List.of("watch.ground");

    /** The Chinese sentences of the bundles, as patterns; whatever else is Chinese on an English page is data. */
    private static Map<String, Pattern> chineseWords() {
        if (chineseWords == null) {
            chineseWords = new HashMap<>();
            for (String feature : FEATURES) {
                ResourceBundle bundle = ResourceBundle.getBundle("care." + feature + ".messages", Locale.ROOT, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
                for (String key : bundle.keySet()) {
                    if (WRITTEN.contains(key)) continue;
                    String words = bundle.getString(key);
                    if (HAN.matcher(words.replaceAll("\\{\\d}", "")).results().count() > (words.contains("{0}") ? 1 : 0)) chineseWords.put(key, Pattern.compile(Arrays.stream(words.split("\\{\\d}", -1)).map(Pattern::quote).collect(Collectors.joining(".+"))));
                }
            }
        }
        return chineseWords;
    }

    /** A screen of an application for phones: nothing sideways, targets large enough, nothing for axe to find, in the language it is set to. */
    protected static void looksRight(Phone phone, String language) {
        ViewportSize size = phone.page.viewportSize();
        assertEquals("", phone.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth ? '' : 'sideways at ' + location.hash"));
        assertEquals(List.of(), phone.page.evaluate("""
            () => [...document.querySelectorAll('a[href], button, summary, select, input:not(.hide), textarea')].filter(e => e.offsetParent && !e.closest('dd, p'))
              .map(e => [e.closest('label') ?? e, e]).filter(([e]) => e.getBoundingClientRect().height < 44 || e.getBoundingClientRect().width < 44).map(([, e]) => location.hash + ' ' + e.outerHTML.slice(0, 120))"""), "targets of 44 px");
        phone.page.setViewportSize(size.width, ((Number) phone.page.evaluate("() => document.documentElement.scrollHeight")).intValue());   // nothing lies below the bars
        axe(phone.page);
        phone.page.setViewportSize(size.width, size.height);
        speaks(phone.page, language);
    }

    /** A picture for the documents, taken only when asked for with {@code -Dpictures}. */
    protected static void picture(Page page, String name) {
        if (System.getProperty("pictures") == null) return;
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(Project.folder().resolve("docs/pictures/" + name + ".png")).setAnimations(ScreenshotAnimations.DISABLED));
    }

    /** A file to hand in. */
    protected static FilePayload file(String name, String type, byte[] bytes) {
        return new FilePayload(name, type, bytes);
    }

    /** One value, asked as the tables' owner. */
    protected static String value(String sql) {
        List<String> values = values(sql);
        return values.isEmpty() ? null : values.get(0);
    }

    protected static List<String> values(String sql) {
        try (var owner = TestSession.owner(); var statement = owner.createStatement(); var found = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (found.next()) values.add(found.getString(1));
            return values;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Journey.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
