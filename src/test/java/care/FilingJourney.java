package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import care.facility.CreditCode;
import com.lowagie.text.*;
import com.lowagie.text.pdf.PdfWriter;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.*;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A new home from its first line to the receipt anybody can check: county, security administrator and operator, each at a window of their own. */
class FilingJourney extends Journey {
    private static final String NAME = "滨河新月养老院";
    private static final String OPERATOR = "operator-new-moon";

    @Test
    void a_home_is_registered_filed_sent_back_corrected_accepted_and_its_receipt_revoked() throws Exception {
        Page county = login("county-640502");
        String facility = register(county);
        String code = value("select code from care.facility where id = " + facility);
        account(code);
        Page operator = login(OPERATOR);
        submit(operator);
        String filing = value("select id from care.filing where facility_id = " + facility);
        sendBack(county, filing);
        correct(operator);
        accept(county, filing);
        receipt(county, facility);
    }

    private static String register(Page page) {
        open(page, "facility/list.xhtml");
        follow(page, "登记机构");
        shows(page, "登记机构");
        axe(page);
        type(page, "f:name", NAME);
        choose(page, "f:kind", "养老院");
        page.getByLabel("民办", new Page.GetByLabelOptions().setExact(true)).check();
        String seventeen = "52640502MJX00001X";
        char check = CreditCode.check(seventeen);
        type(page, "f:creditCode", seventeen + (check == '0' ? '1' : '0'));
        choose(page, "f:regionCode", "沙坡头区 滨河镇");
        type(page, "f:address", "中卫市沙坡头区滨河镇向阳街 18 号");
        page.getByLabel("自有", new Page.GetByLabelOptions().setExact(true)).check();
        press(page, "保存");
        complains(page, "f:creditCode", "校验码应为 " + check);
        assertThat(at(page, "f:name")).hasValue(NAME);
        assertThat(at(page, "f:creditCode")).hasValue(seventeen + (check == '0' ? '1' : '0'));
        assertThat(at(page, "f:kind_label")).hasText("养老院");
        assertThat(at(page, "f:regionCode_label")).hasText("沙坡头区 滨河镇");
        axe(page);
        picture(page, "form-error");
        type(page, "f:creditCode", seventeen + check);
        press(page, "保存");
        shows(page, NAME);
        assertThat(page.locator(".c-head .c-state")).hasText("待提交");
        return here(page).replaceAll("\\D", "");
    }

    private static void account(String code) {
        Page page = login("security");
        open(page, "account/list.xhtml");
        follow(page, "开通账号");
        type(page, "f:username", OPERATOR);
        type(page, "f:displayName", "月初升");
        choose(page, "f:role", "机构经办人");
        type(page, "f:facilityCode", "640502-999");
        type(page, "f:password", TestSession.PASSWORD);
        press(page, "保存");
        complains(page, "f:facilityCode", "没有这个编号的机构");
        type(page, "f:facilityCode", code);
        type(page, "f:password", TestSession.PASSWORD);
        press(page, "保存");
        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText(OPERATOR))).containsText(NAME);
    }

    private static void submit(Page page) throws Exception {
        page.locator("#nav").getByText("我的机构").click();
        shows(page, NAME);
        follow(page, "提交备案");
        shows(page, "提交备案");
        handIn(page, "备案申请书", file("备案申请书.pdf", "application/pdf", pdf("application")));
        handIn(page, "登记证书", file("登记证书.png", "image/png", png(640)));
        choose(page, "承诺书");
        at(page, "f:up_input").setInputFiles(file("承诺书.pdf", "application/pdf", new byte[]{'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0}));
        assertThat(page.locator(".c-error").filter(new Locator.FilterOptions().setHasText("承诺书.pdf"))).isVisible();
        assertThat(page.locator(".c-files li")).hasCount(2);
        handIn(page, "承诺书", file("承诺书.pdf", "application/pdf", pdf("commitment")));
        assertThat(page.locator(".c-notice--warn")).containsText("场所权属证明");
        handIn(page, "场所权属证明", file("房产证.png", "image/png", png(320)));
        assertThat(page.locator(".c-files li")).hasCount(4);
        assertThat(page.locator(".c-notice--warn")).hasCount(0);
        axe(page);
        picture(page, "filing-materials");
        press(page, "提交备案");
        shows(page, "首次备案：" + NAME);
        assertThat(page.locator(".c-head .c-state")).hasText("待核");
    }

    private static void choose(Page page, String material) {
        if (!at(page, "f:material_label").textContent().equals(material)) page.waitForResponse("**/filing/edit.xhtml*", () -> choose(page, "f:material", material));
    }

    private static void handIn(Page page, String material, FilePayload file) {
        choose(page, material);
        at(page, "f:up_input").setInputFiles(file);
        assertThat(page.locator(".c-files li").filter(new Locator.FilterOptions().setHasText(file.name).setHas(page.getByText(material)))).isVisible();
    }

    private static void sendBack(Page page, String filing) {
        open(page, "index.xhtml");
        page.getByLabel("核验 " + NAME).click();
        shows(page, "首次备案：" + NAME);
        assertTrue(here(page).endsWith("id=" + filing));
        press(page, "出具补正通知");
        assertThat(page.locator(".c-errors")).containsText("请至少写明一项");
        type(page, "f:REGISTRATION_CERTIFICATE", "登记证书复印件未加盖公章。");
        type(page, "f:PREMISES_PROOF", "房产证缺少附图页。");
        axe(page);
        picture(page, "filing-check");
        press(page, "出具补正通知");
        assertThat(page.locator(".c-head .c-state")).hasText("补正");
        assertThat(page.locator("main")).containsText("房产证缺少附图页。");
        pdf(page, page.getByText("补正通知书"));
        axe(page);
    }

    private static void correct(Page page) throws Exception {
        open(page, "index.xhtml");
        page.getByLabel("补正 " + NAME).click();
        if (here(page).startsWith("filing/view")) follow(page, "补正材料");
        shows(page, "补正材料");
        handIn(page, "登记证书", file("登记证书盖章.png", "image/png", png(800)));
        handIn(page, "场所权属证明", file("房产证附图.pdf", "application/pdf", pdf("premises")));
        press(page, "重新提交");
        shows(page, "首次备案：" + NAME);
        assertThat(page.locator(".c-head .c-state")).hasText("待核");
    }

    private static void accept(Page page, String filing) {
        open(page, "filing/view.xhtml?id=" + filing);
        press(page, "予以备案");
        Locator dialog = page.locator(".ui-confirm-dialog");
        assertThat(dialog).isVisible();
        axe(page);
        dialog.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator(".c-head .c-state")).hasText("已备案");
        assertThat(page.getByText("备案回执")).isVisible();
        picture(page, "filing-accepted");
    }

    private static void receipt(Page page, String facility) {
        String number = value("select number from care.document where kind = 'FILING_RECEIPT' and facility_id = " + facility);
        String token = value("select token from care.document where kind = 'FILING_RECEIPT' and facility_id = " + facility);
        assertTrue(pdf(page, page.getByText("备案回执")).contains(java.net.URLEncoder.encode(number, java.nio.charset.StandardCharsets.UTF_8)));
        Page passerBy = window(CHINESE);
        open(passerBy, "public/paper.xhtml?t=" + token);
        assertThat(passerBy.locator(".c-state")).hasText("真实有效");
        assertThat(passerBy.locator("main")).containsText(number);
        axe(passerBy);
        picture(passerBy, "paper-check");

        open(page, "document/list.xhtml");
        Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText(number));
        row.getByText("撤销").click();
        assertThat(at(page, "r:reason")).isVisible();
        at(page, "r:do").click();
        assertThat(at(page, "r:reason-error")).not().isEmpty();
        type(page, "r:reason", "名称登记有误，重新出具。");
        axe(page);
        at(page, "r:do").click();
        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText(number))).containsText("已撤销");
        passerBy.reload();
        assertThat(passerBy.locator(".c-state")).hasText("真实，但已撤销");
    }

    private static byte[] png(int width) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static byte[] pdf(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document();
        PdfWriter.getInstance(document, out);
        document.open();
        document.add(new Paragraph(text));
        document.close();
        return out.toByteArray();
    }
}
