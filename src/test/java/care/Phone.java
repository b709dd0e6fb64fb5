package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.*;
import com.microsoft.playwright.options.*;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A phone with the application for visits, or a tablet with that of a canteen, in the hand of somebody who taps. */
final class Phone {
    static final String PIN = "246810";
    final Page page;
    private final String base;
    private final String application;

    Phone(Page page, String base) {
        this(page, base, "visit/");
    }

    /** @param application where it lies */
    Phone(Page page, String base, String application) {
        this.page = page;
        this.base = base;
        this.application = application;
    }

    /** Opens the application anew, as after a restart of the phone. */
    Phone start() {
        page.navigate(base + application);
        return this;
    }

    /** The first time: with the password, and a PIN for later. */
    Phone login(String account, String password) {
        password(account, password);
        page.locator("input[inputmode=numeric]").first().fill(PIN);
        page.locator("input[inputmode=numeric]").last().fill(PIN);
        submit();
        assertThat(page.locator(".fresh, .sitting").first()).containsText(Pattern.compile("20\\d\\d-"));
        return this;
    }

    void password(String account, String password) {
        page.locator("input[autocomplete=username]").fill(account);
        page.locator("input[type=password]").fill(password);
        submit();
    }

    Phone pin(String pin) {
        page.locator("input[inputmode=numeric]").fill(pin);
        submit();
        return this;
    }

    /** Ready to be used without signal: everything of the application is kept here. */
    Phone installed() {
        page.waitForFunction("() => navigator.serviceWorker.controller");
        return this;
    }

    private void submit() {
        page.locator("main button[type=submit]").click();
    }

    Phone screen(String hash) {
        page.evaluate("hash => { location.hash = hash; }", hash);
        return this;
    }

    Phone arrive(String inspection, String code) {
        screen("arrive/" + inspection);
        page.locator("#arrival input[autocapitalize=characters]").fill(code);
        dock();
        page.locator(".item").first().waitFor();
        return this;
    }

    /** The button below, which says what comes next. */
    void dock() {
        page.locator("#dock .button").click();
    }

    Locator item(String code) {
        return page.locator("#item-" + code);
    }

    /** One tap, and the second look where it is a major hazard. */
    void tap(Locator item, String outcome) {
        item.locator("[data-outcome=" + outcome + "]").click();
        if (item.getAttribute("class").contains("item--major")) item.locator(".second button").click();
        saved(item);
    }

    void saved(Locator item) {
        assertThat(item).hasAttribute("data-saved", "yes");
    }

    void deficient(Locator item, String note) {
        tap(item, "DEFICIENT");
        item.locator("textarea").fill(note);
        item.locator("textarea").blur();
        saved(item);
    }

    void photo(Locator item, byte[] jpeg) {
        int before = item.locator("figure").count();
        item.locator("input[type=file]").setInputFiles(new FilePayload("IMG_1.jpg", "image/jpeg", jpeg));
        assertThat(item.locator("figure")).hasCount(before + 1);
    }

    /** All that nobody has said anything about yet. */
    void conformTheRest() {
        for (Locator item : page.locator(".item").all()) if (item.locator("[aria-pressed=true][data-outcome]").count() == 0 && item.locator("[data-outcome]").count() > 0) tap(item, "CONFORM");
    }

    /** Both officers and the home draw their names. */
    void sign(String signer) {
        dock();
        page.locator("canvas").first().waitFor();
        page.locator("#signing input[autocomplete=off]").fill(signer);
        for (Locator pad : page.locator("canvas").all()) draw(pad);
        dock();
        page.locator(".note").first().waitFor();
    }

    /** There is signal again. The application would find out by itself after some seconds or minutes. */
    void signal() {
        page.evaluate("() => window.dispatchEvent(new Event('online'))");
    }

    /** The line above says that the server was not there. */
    void noticesTheCut() {
        page.locator(".line--warn").waitFor();
    }

    void draw(Locator pad) {
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        page.mouse().move(box.x + 30, box.y + 60);
        page.mouse().down();
        page.mouse().move(box.x + 120, box.y + 100, new Mouse.MoveOptions().setSteps(4));
        page.mouse().move(box.x + 200, box.y + 40, new Mouse.MoveOptions().setSteps(4));
        page.mouse().up();
    }

    void offline(boolean off) {
        page.context().setOffline(off);
    }

    /** The line above says that nothing waits any more, and what is shown has arrived. */
    void allArrived() {
        page.waitForFunction("() => document.querySelector('.line--ok') && !document.querySelector('.note--wait')", null, new Page.WaitForFunctionOptions().setTimeout(90_000));
    }

    /** A picture as a camera makes it, another one for each seed. */
    static byte[] picture(long seed) {
        BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = picture.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 1_500; i++) {
            draw.setColor(new Color(random.nextInt(0x1000000)));
            draw.fillRect(random.nextInt(800), random.nextInt(600), 60, 40);
        }
        draw.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
