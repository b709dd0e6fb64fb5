package care.document;

import static org.junit.jupiter.api.Assertions.*;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
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
    void a_sign_for_the_door_has_the_name_and_the_code_on_one_small_page() throws IOException {
        try (PdfReader reader = new PdfReader(PaperPrinter.sign("柳荫养老院", "640502-0001", "https://care.example/public/facility.xhtml?id=7&code=640502-0001"))) {
            String text = new PdfTextExtractor(reader).getTextFromPage(1);
            assertTrue(text.contains("柳荫养老院") && text.contains("640502-0001"), text);
            assertEquals(1, reader.getNumberOfPages());
            assertEquals(420, reader.getPageSize(1).getWidth(), 1, "A5 is 148 mm wide");
        }
    }
}
