package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import care.person.IdentityNumber;
import com.microsoft.playwright.*;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.*;
import java.nio.charset.Charset;
import java.util.*;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** A list that came with errors in it: brought, looked at, written as far as it is right, corrected and brought again. */
class ImportJourney extends Journey {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final LocatorAssertions.HasTextOptions SOON = new LocatorAssertions.HasTextOptions().setTimeout(30_000);

    private static String identity(int n) {
        String first = "64059919360701%03d".formatted(n);
        return first + IdentityNumber.check(first);
    }

    private static void bring(Page page, FilePayload file) {
        at(page, "f:which").locator(".ui-selectonemenu-trigger").click();
        at(page, "f:which_panel").locator("li").getByText("老人", new Locator.GetByTextOptions().setExact(true)).click();
        at(page, "f:file").setInputFiles(file);
        press(page, "上传并试算");
    }

    @Test
    void a_list_with_errors_is_tried_out_written_in_part_corrected_and_brought_again() throws IOException {
        String wrong = identity(3).substring(0, 17) + (identity(3).endsWith("0") ? "1" : "0");
        String list = "姓名,身份证号,户籍地,备注\n苏渠一," + identity(1) + ",沙坡头区宣和镇,甲\n苏渠二," + identity(2) + ",中卫县宣和镇,乙\n苏渠三," + wrong + ",沙坡头区宣和镇,丙\n=苏渠四," + identity(1) + ",沙坡头区宣和镇,丁\n";
        Page page = login("county-640502");
        open(page, "index.xhtml");
        page.locator("#nav").getByText("导入数据").click();
        shows(page, "导入数据");
        axe(page);
        fits(page);
        Download template = page.waitForDownload(() -> page.locator("main").getByText("老人", new Locator.GetByTextOptions().setExact(true)).last().click());
        assertEquals("persons.xlsx", template.suggestedFilename());

        bring(page, file("三月老人.csv", "text/csv", list.getBytes(Charset.forName("GBK"))));
        assertThat(page.locator("h1")).hasText("老人导入：三月老人.csv");
        assertThat(page.locator(".c-head .c-state")).hasText("已试算", SOON);
        assertThat(page.locator(".c-check-sum")).containsText("可写入 1 + 退回 3 = 4 行");
        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText("中卫县宣和镇"))).containsText("是否为“沙坡头区宣和镇”");
        assertThat(page.locator("main")).not().containsText(wrong);
        assertEquals("0", value("select count(*) from care.person where name like '苏渠%'"), "nothing is written by looking");
        axe(page);
        fits(page);
        picture(page, "import");

        press(page, "只写入无误的 1 行");
        assertThat(page.locator(".c-head .c-state")).hasText("已写入", SOON);
        assertEquals("1", value("select count(*) from care.person where name like '苏渠%'"));

        Download refused = page.waitForDownload(() -> at(page, "f:refused").click());
        List<List<String>> rows;
        try (InputStream in = refused.createReadStream(); ReadableWorkbook book = new ReadableWorkbook(in); Stream<Row> all = book.getFirstSheet().openStream()) {
            rows = all.map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).toList()).toList();
        }
        assertEquals(List.of("姓名", "身份证号", "户籍地", "备注", "原因"), rows.get(0));
        assertEquals(4, rows.size());
        assertTrue(rows.get(2).get(4).contains("校验码应为"), rows.get(2).get(4));

        follow(page, "上传改正文件");
        byte[] corrected = corrected(rows);
        bring(page, file("改正.xlsx", XLSX, corrected));
        assertThat(page.locator(".c-head .c-state")).hasText("已试算", SOON);
        press(page, "全部写入");
        assertThat(page.locator(".c-head .c-state")).hasText("已写入", SOON);
        assertEquals(List.of("苏渠一", "苏渠三", "苏渠二", "苏渠四"), values("select name from care.person where name like '苏渠%' order by name collate \"C\""));

        bring(again(page), file("换个名字.xlsx", XLSX, corrected));
        assertThat(page.locator(".c-errors")).containsText("不会重复写入");
    }

    private static Page again(Page page) {
        open(page, "exchange/list.xhtml");
        return page;
    }

    /** The refused rows put right, as a clerk would: the column of reasons stays. */
    private static byte[] corrected(List<List<String>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "care", "1.0")) {
            Worksheet sheet = book.newWorksheet("1");
            for (int r = 0; r < rows.size(); r++) for (int c = 0; c < rows.get(r).size(); c++) {
                String cell = rows.get(r).get(c);
                if (r > 0 && c == 0) cell = cell.replace("=", "");
                if (r > 0 && c == 1) cell = identity(r + 1);
                if (r > 0 && c == 2) cell = "沙坡头区宣和镇";
                sheet.value(r, c, cell);
            }
        }
        return out.toByteArray();
    }

    @Test
    void what_is_no_sheet_is_said_in_words_and_nothing_is_lost() {
        Page page = login("city");
        open(page, "exchange/list.xhtml?kind=persons");
        at(page, "f:file").setInputFiles(file("名单.xlsx", XLSX, "%PDF-1.7 not a sheet".getBytes()));
        press(page, "上传并试算");
        assertThat(page.locator(".c-head .c-state")).hasText("未写入", SOON);
        assertThat(page.locator(".c-notice--danger")).hasText("这是 PDF 文件，请上传 Excel 或 CSV。");
        axe(page);
        open(page, "exchange/list.xhtml?kind=persons");
        press(page, "上传并试算");
        complains(page, "f:file", "文件");
    }
}
