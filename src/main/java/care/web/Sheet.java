package care.web;

import care.kernel.*;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.*;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.omnifaces.util.Faces;

/** A list as an Excel sheet: heads, rows, dates as dates and numbers as numbers. Text is never taken for a formula. */
public final class Sheet {
    private static final int FLUSHED = 1000;
    private static final int QUICK = 2;      // compressing takes most of the time

    private Sheet() {
    }

    /** All rows of a list, read page by page while they are written. */
    public static <R> Iterable<List<Object>> all(Function<Slice, Rows<R>> list, Function<R, List<Object>> cells) {
        return () -> new Iterator<>() {
            private Rows<R> page = list.apply(Slice.following(null));
            private int at;

            @Override
            public boolean hasNext() {
                if (at < page.items().size()) return true;
                if (page.next() == null) return false;
                page = list.apply(Slice.following(page.next()));
                at = 0;
                return !page.items().isEmpty();
            }

            @Override
            public List<Object> next() {
                if (!hasNext()) throw new NoSuchElementException();
                return cells.apply(page.items().get(at++));
            }
        };
    }

    /** Sends it to the browser. @param heads keys of the column heads */
    public static void send(String name, List<String> heads, Iterable<? extends List<Object>> rows) throws IOException {
        Locale locale = Faces.getLocale();
        Faces.sendFile(name + ".xlsx", true, out -> write(out, locale, heads, rows));
    }

    /** Writes it part by part: however many rows, the heap stays flat. */
    public static void write(OutputStream out, Locale locale, List<String> heads, Iterable<? extends List<Object>> rows) throws IOException {
        try (Workbook book = new Workbook(out, "care", "1.0")) {
            book.setCompressionLevel(QUICK);
            Worksheet sheet = book.newWorksheet("1");
            for (int c = 0; c < heads.size(); c++) {
                sheet.value(0, c, Texts.of(locale, heads.get(c)));
                sheet.style(0, c).bold().set();
            }
            sheet.freezePane(0, 1);
            int r = 0;
            for (List<Object> row : rows) {
                r++;
                for (int c = 0; c < heads.size(); c++) cell(sheet, r, c, row.get(c), locale);
                if (r % FLUSHED == 0) sheet.flush();
            }
        }
    }

    private static void cell(Worksheet sheet, int row, int column, Object value, Locale locale) {
        if (value instanceof Number number) sheet.value(row, column, number);
        else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Enum<?> e) sheet.value(row, column, Texts.word(locale, e));
        else if (value != null) sheet.inlineString(row, column, value.toString());      // not shared: a table of all texts would grow with the rows
    }
}
