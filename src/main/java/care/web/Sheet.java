package care.web;

import care.kernel.Texts;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.omnifaces.util.Faces;

/** A list as an Excel sheet: heads, rows, dates as dates and numbers as numbers. Text is never taken for a formula. */
public final class Sheet {
    private Sheet() {
    }

    /** Sends it to the browser. @param heads keys of the column heads */
    public static void send(String name, List<String> heads, List<List<Object>> rows) throws IOException {
        Locale locale = Faces.getLocale();
        Faces.sendFile(name + ".xlsx", true, out -> {
            try (Workbook book = new Workbook(out, "care", "1.0")) {
                Worksheet sheet = book.newWorksheet("1");
                for (int c = 0; c < heads.size(); c++) {
                    sheet.value(0, c, Texts.of(locale, heads.get(c)));
                    sheet.style(0, c).bold().set();
                }
                for (int r = 0; r < rows.size(); r++) for (int c = 0; c < heads.size(); c++) cell(sheet, r + 1, c, rows.get(r).get(c), locale);
                sheet.freezePane(0, 1);
            }
        });
    }

    private static void cell(Worksheet sheet, int row, int column, Object value, Locale locale) {
        if (value instanceof Number number) sheet.value(row, column, number);
        else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Enum<?> e) sheet.value(row, column, Texts.word(locale, e));
        else if (value != null) sheet.value(row, column, value.toString());
    }
}
