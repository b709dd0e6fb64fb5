package care.document;

import static org.junit.jupiter.api.Assertions.*;

import com.lowagie.text.pdf.*;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.awt.image.BufferedImage;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PaperPrinterTest {
    private static final Paper PAPER = new Paper("养老机构备案回执", "柳荫养老院", List.of("材料齐全，予以备案。"), List.of(new Paper.Fact("机构编号", "640502-001")), List.of("备案申请书：没有盖章。"), List.of(), List.of("领取人签字"));

    @Test
    void a_paper_has_its_number_its_text_and_the_address_to_verify_it_in_an_embedded_chinese_font() throws IOException {
        byte[] pdf = PaperPrinter.print(PAPER, "沙坡头民养备〔2026〕1号", "沙坡头区民政局", LocalDate.of(2026, 3, 5), "https://care.example/public/paper.xhtml?t=abc");
        try (PdfReader reader = new PdfReader(pdf)) {
            String text = new PdfTextExtractor(reader).getTextFromPage(1);
            for (String wanted : List.of("养老机构备案回执", "沙坡头民养备〔2026〕1号", "柳荫养老院", "640502-001", "没有盖章", "2026年3月5日", "https://care.example/public/paper.xhtml?t=abc")) assertTrue(text.contains(wanted), wanted + " in " + text);
            assertEquals(1, reader.getNumberOfPages());
        }
        String raw = new String(pdf, StandardCharsets.ISO_8859_1);
        assertTrue(raw.contains("NotoSansSC") && raw.contains("/FontFile"), "the font is embedded");
        assertTrue(pdf.length < 200_000, "and only the part of it that is used: " + pdf.length);
    }

    @Test
    void what_was_signed_on_a_screen_stands_above_the_places_by_hand_or_by_name() throws IOException {
        BufferedImage hand = new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB);
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        ImageIO.write(hand, "png", drawn);
        Paper paper = new Paper("现场检查笔录", "柳荫养老院", List.of(), List.of(), List.of(), List.of(), List.of("检查人员签字"),
            List.of(new Paper.Signature("检查人员签字", "秦巡山", "2026年3月5日 10:20", drawn.toByteArray()), new Paper.Signature("被检查机构签字", "张院长", "2026年3月5日 10:30", null)), null);
        try (PdfReader reader = new PdfReader(PaperPrinter.print(paper, "1号", "沙坡头区民政局", LocalDate.of(2026, 3, 5), "https://care.example/public/paper.xhtml?t=abc"))) {
            String text = new PdfTextExtractor(reader).getTextFromPage(1);
            for (String wanted : List.of("秦巡山", "2026年3月5日 10:20", "张院长", "2026年3月5日 10:30")) assertTrue(text.contains(wanted), wanted + " in " + text);
            assertTrue(text.contains("＿＿＿＿＿＿＿＿"), "the places are left to sign by hand");
            assertEquals(1, reader.getNumberOfPages());
            PdfDictionary pictures = reader.getPageN(1).getAsDict(PdfName.RESOURCES).getAsDict(PdfName.XOBJECT);
            assertTrue(pictures.getKeys().size() >= 2, "the hand, and the code to verify it");
        }
    }

    @Test
    void a_sign_for_the_door_has_the_name_and_the_code_on_one_small_page() throws IOException {
        try (PdfReader reader = new PdfReader(PaperPrinter.sign("柳荫养老院", "扫码入企", "640502-0001", "https://care.example/public/facility.xhtml?id=7&code=640502-0001", "到达后扫描此码"))) {
            String text = new PdfTextExtractor(reader).getTextFromPage(1);
            assertTrue(text.contains("柳荫养老院") && text.contains("640502-0001"), text);
            assertEquals(1, reader.getNumberOfPages());
            assertEquals(420, reader.getPageSize(1).getWidth(), 1, "A5 is 148 mm wide");
        }
    }
}
