package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.*;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What a phone sent is looked at at the desk: photos with when and where they were taken, signatures by hand and by name. */
class VisitedJourney extends Journey {
    /** Keeps a picture with a record of a home. @return its number */
    private static String picture(String home, String subject, String record, String role, String name, int side, String more) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        String bytes = "decode('" + HexFormat.of().formatHex(out.toByteArray()) + "', 'hex')";
        value("with kept as (insert into care.attachment_content (sha256, type, size, bytes, thumbnail) values (sha256(" + bytes + "), 'image/png', " + out.size() + ", " + bytes + ", " + bytes + ") on conflict do nothing returning 1) select count(*) from kept");
        return value("insert into care.attachment (facility_id, subject, subject_id, role, name, sha256, added_by, taken_at, latitude, longitude) values (" + home + ", '" + subject + "', " + record + ", '" + role + "', '" + name + "', sha256(" + bytes + "), 'x', " + more + ") returning id");
    }

    @Test
    void an_inspection_shows_when_and_where_its_photos_were_taken_and_who_signed() throws IOException {
        String id = value("select id from care.inspection where state = 'STARTED' and ground <> '消防专项抽查' and facility_id in (select id from care.facility where region_code like '640522%') order by id limit 1");
        String home = value("select facility_id from care.inspection where id = " + id);
        String officer = value("select o.name from care.inspection_officer x join care.officer o on o.id = x.officer_id where x.inspection_id = " + id + " order by x.id limit 1");
        picture(home, "INSPECTION", id, "GAS-02", "胶管.png", 81, "'2026-01-05 02:03:04+00', 37.512345, 105.2");
        String hand = picture(home, "SIGNATURE", id, "HOME", "signature.png", 82, "null, null, null");
        value("insert into care.inspection_signature (inspection_id, facility_id, officer_id, name, signed_at, attachment_id) values (" + id + ", " + home + ", null, '张院长', '2026-01-05 03:00:00+00', " + hand + ") returning id");
        value("insert into care.inspection_signature (inspection_id, facility_id, officer_id, name, signed_at) select " + id + ", " + home + ", x.officer_id, '" + officer + "', '2026-01-05 03:01:00+00' from care.inspection_officer x where x.inspection_id = " + id + " order by x.id limit 1 returning id");
        Page page = login("county-640522");
        open(page, "inspection/view.xhtml?id=" + id);
        assertThat(page.locator("main")).containsText("拍摄于 2026-01-05 10:03");
        assertThat(page.locator("main")).containsText("拍摄位置 37.51235, 105.20000");
        assertThat(page.locator("main")).containsText("被检查机构 2026-01-05 11:00");
        assertThat(page.locator("main")).containsText("检查人员 2026-01-05 11:01");
        assertThat(page.getByAltText("张院长的手写签名")).isVisible();
        axe(page);
        page.setViewportSize(390, 844);
        fits(page);
    }

    @Test
    void a_finding_shows_the_photos_of_its_re_inspection() throws IOException {
        String verdict = value("select r.id from care.reinspection_result r join care.facility f on f.id = r.facility_id where f.region_code like '640522%' order by r.id limit 1");
        String finding = value("select finding_id from care.reinspection_result where id = " + verdict);
        picture(value("select facility_id from care.reinspection_result where id = " + verdict), "REINSPECTION", verdict, "PHOTO", "新管.png", 83, "'2026-01-06 02:03:04+00', null, null");
        Page page = login("county-640522");
        open(page, "rectification/view.xhtml?id=" + finding);
        assertThat(page.getByText("新管.png").first()).isVisible();
        assertThat(page.locator("main")).containsText("拍摄于 2026-01-06 10:03");
        axe(page);
        page.setViewportSize(390, 844);
        fits(page);
    }
}
