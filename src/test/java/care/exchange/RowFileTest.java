package care.exchange;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.io.*;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.zip.*;
import net.jqwik.api.*;
import net.jqwik.api.constraints.Size;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFileTest {
    private static final Charset GBK = Charset.forName("GBK");

    private static List<List<String>> read(byte[] file) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        RowFile.read(() -> new ByteArrayInputStream(file), (number, cells) -> rows.add(List.copyOf(cells)));
        return rows;
    }

    private static String refusal(byte[] file) {
        return assertThrows(RuleViolation.class, () -> read(file)).code();
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] sheet(Filling filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "care", "1.0")) {
            filling.fill(book.newWorksheet("1"));
        }
        return out.toByteArray();
    }

    /** The parts of a workbook, with one replaced or added. */
    private static byte[] with(byte[] book, String part, InputStream content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out); var in = org.apache.commons.compress.archivers.zip.ZipFile.builder().setByteArray(book).get()) {
            for (var entry : Collections.list(in.getEntries())) {
                if (entry.getName().equals(part)) continue;
                zip.putNextEntry(new ZipEntry(entry.getName()));
                in.getInputStream(entry).transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry(part));
            content.transferTo(zip);
        }
        return out.toByteArray();
    }

    private static InputStream text(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,','", "UTF-8,;", "GBK,','", "GBK,'\t'"})
    void a_csv_file_is_read_in_the_encodings_and_with_the_separators_that_offices_use(String charset, String separator) throws Exception {
        String file = "姓名" + separator + "户籍地\r\n王国胜" + separator + "\"沙坡头区" + separator + "宣和镇\"\r\n";
        assertEquals(List.of(List.of("姓名", "户籍地"), List.of("王国胜", "沙坡头区" + separator + "宣和镇")), read(file.getBytes(charset)));
    }

    @Test
    void the_mark_that_excel_puts_before_utf_8_is_no_part_of_the_first_head() throws Exception {
        assertEquals(List.of(List.of("姓名"), List.of("马兰")), read("\uFEFF姓名\n马兰\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 200)
    void whatever_is_written_as_csv_comes_back(@ForAll @Size(min = 1, max = 8) List<@Size(min = 2, max = 4) List<@From("cells") String>> rows, @ForAll boolean gbk) throws Exception {
        StringBuilder csv = new StringBuilder("头,头\n");
        rows.forEach(row -> csv.append(String.join(",", row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList())).append('\n'));
        assertEquals(rows, read(csv.toString().getBytes(gbk ? GBK : StandardCharsets.UTF_8)).subList(1, rows.size() + 1));
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.of("王国胜", "a,b", "say \"x\"", "", " ", "=1+1", "两行\n字", "；", "640502195003151234");
    }

    @Test
    void numbers_dates_and_formulas_of_a_sheet_are_read_as_people_see_them() throws Exception {
        byte[] file = sheet(s -> {
            s.value(0, 0, 13900000000L);
            s.value(0, 1, 460.5);
            s.value(0, 2, java.time.LocalDate.of(2026, 3, 5));
            s.style(0, 2).format("yyyy-mm-dd").set();
            s.value(0, 3, "640502195003151234");
            s.value(0, 4, "=HYPERLINK(\"x\")");
            s.value(0, 5, -3);
        });
        assertEquals(List.of("13900000000", "460.5", "2026-03-05", "640502195003151234", "=HYPERLINK(\"x\")", "-3"), read(file).get(0));
    }

    @Test
    void an_identity_number_that_excel_has_rounded_ends_in_zeros_and_not_in_an_exponent() throws Exception {
        assertEquals("640502195003151000", read(sheet(s -> s.value(0, 0, 640502195003151234d))).get(0).get(0).replaceAll("\\d{3}$", "000"));
    }

    @Test
    void what_is_no_sheet_is_named() {
        assertEquals("exchange.file.empty", refusal(new byte[0]));
        assertEquals("exchange.file.pdf", refusal("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8)));
        assertEquals("exchange.file.old", refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}));
        assertEquals("exchange.file.foreign", refusal(new byte[] {1, 0, 2}));
        assertEquals("exchange.file.broken", refusal(new byte[] {'P', 'K', 3, 4, 9, 9}));
    }

    @Test
    void a_zip_that_is_no_workbook_is_named() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertEquals("exchange.file.foreign", refusal(out.toByteArray()));
    }

    @Test
    void macros_are_refused() throws IOException {
        assertEquals("exchange.file.macros", refusal(with(sheet(s -> s.value(0, 0, "x")), "xl/vbaProject.bin", text("x"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet>&b;</worksheet>",
        "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>"})
    void entities_are_refused_wherever_they_lead(String xml) throws IOException {
        assertEquals("exchange.file.entities", refusal(with(sheet(s -> s.value(0, 0, "x")), "xl/worksheets/sheet1.xml", text(xml))));
    }

    @Test
    void a_bomb_is_not_unpacked() throws IOException {
        InputStream zeros = new InputStream() {
            private long left = 400L << 20;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) return -1;
                int n = (int) Math.min(length, left);
                Arrays.fill(into, offset, offset + n, (byte) ' ');
                left -= n;
                return n;
            }
        };
        byte[] bomb = with(sheet(s -> s.value(0, 0, "x")), "xl/worksheets/sheet1.xml", zeros);
        assertTrue(bomb.length < 1 << 20, "it is small: " + bomb.length);
        assertEquals("exchange.file.bomb", refusal(bomb));
    }

    @Test
    void a_million_empty_rows_are_no_rows() throws Exception {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int i = 1; i <= 1_000_000; i++) xml.append("<row r=\"").append(i).append("\"/>");
        int[] filled = {0};
        byte[] file = with(sheet(s -> s.value(0, 0, "x")), "xl/worksheets/sheet1.xml", text(xml.append("</sheetData></worksheet>").toString()));
        RowFile.read(() -> new ByteArrayInputStream(file), (number, cells) -> filled[0] += cells.isEmpty() ? 0 : 1);
        assertEquals(0, filled[0]);
    }

    @Test
    void a_quotation_mark_without_a_partner_ends_in_words() {
        assertEquals("exchange.file.csv", refusal(("a,b\n\"" + "x".repeat(20 << 20)).getBytes(StandardCharsets.UTF_8)));
    }
}
