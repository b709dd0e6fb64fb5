package care.exchange;

import care.access.*;
import care.kernel.RuleViolation;
import care.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.*;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Stream;
import org.dhatim.fastexcel.*;
import org.hibernate.jpa.HibernateHints;

/** The sheets around an import: the template to fill in, and the refused rows with their reasons, to be corrected and brought again. */
@UseCase
@ApplicationScoped
public class ImportSheets {
    private static final int PREPARED = 2000;      // rows of a template with pick lists and text format
    private static final int FLUSH = 500;
    private static final String TEXT = "@";

    @Inject
    EntityManager em;
    @Inject
    ImportKinds kinds;
    @Inject
    ImportFiles files;
    @Inject
    Imports imports;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** Heads with marks for what must be filled in, a sample, pick lists, and a second sheet that explains each column. */
    @Requires(value = Permission.IMPORT, audited = false)
    public void template(String kindCode, Locale locale, OutputStream out) throws IOException {
        List<Column> columns = kinds.get(kindCode).columns(user.getScope(), LocalDate.now(clock));
        try (Workbook book = new Workbook(out, "care", "1.0")) {
            Worksheet sheet = book.newWorksheet(Texts.of(locale, "exchange.kind." + kindCode));
            Worksheet notes = book.newWorksheet(Texts.of(locale, "exchange.notes"));
            Worksheet lists = book.newWorksheet(Texts.of(locale, "exchange.lists"));
            lists.setVisibilityState(VisibilityState.HIDDEN);
            row(notes, 0, Stream.of("exchange.note.column", "exchange.note.required", "exchange.note.content", "exchange.note.sample").map(key -> Texts.of(locale, key)).toList(), true);
            for (int c = 0; c < columns.size(); c++) {
                Column column = columns.get(c);
                String head = Texts.of(locale, column.getKey());
                sheet.value(0, c, head + (column.isRequired() ? "*" : ""));
                sheet.style(0, c).bold().fillColor("E8F1F0").set();
                sheet.width(c, Math.max(14, head.length() * 2.4));
                sheet.range(1, c, PREPARED, c).style().format(TEXT).set();
                sheet.value(1, c, column.getSample());
                List<String> offered = column.getChoices() == null ? List.of() : Stream.of(column.getChoices().getEnumConstants()).map(value -> Texts.word(locale, value)).toList();
                for (int i = 0; i < offered.size(); i++) lists.value(i, c, offered.get(i));
                if (!offered.isEmpty()) sheet.range(1, c, PREPARED, c).validateWithList(lists.range(0, c, offered.size() - 1, c)).allowBlank(true);
                String note = column.getNote() != null ? Texts.of(locale, column.getNote()) : offered.isEmpty() ? "" : String.join(locale.getLanguage().equals("en") ? ", " : "、", offered);
                row(notes, c + 1, List.of(head, Texts.of(locale, column.isRequired() ? "exchange.note.yes" : "exchange.note.no"), note, column.getSample()), false);
            }
            row(notes, columns.size() + 2, List.of(Texts.of(locale, "exchange.note.sample-row")), false);
            notes.width(0, 24);
            notes.width(2, 80);
            notes.width(3, 24);
            sheet.freezePane(0, 1);
        }
    }

    private static void row(Worksheet sheet, int row, List<String> values, boolean bold) {
        for (int c = 0; c < values.size(); c++) {
            sheet.value(row, c, values.get(c));
            if (bold) sheet.style(row, c).bold().set();
        }
    }

    /**
     * The refused rows as they were brought, with one more column that says why. It shows what was brought in full, so taking it is on
     * record.
     *
     * @throws RuleViolation exchange.file.gone when the file has been removed after its time
     */
    @Requires(Permission.IMPORT)
    public void refused(long id, Locale locale, OutputStream out) throws IOException {
        Import of = imports.get(id);
        ImportKind kind = kinds.permitted(of.getKind());
        if (em.createNativeQuery("select 1 from import_piece where import_id = :id and n = 0").setParameter("id", id).getResultList().isEmpty()) throw RuleViolation.conflict("exchange.file.gone");
        Heads heads = new Heads(kind.columns(user.getScope(), LocalDate.now(clock)));
        try (Workbook book = new Workbook(out, "care", "1.0"); Stream<Tuple> reasons = reasons(id)) {
            Worksheet sheet = book.newWorksheet(Texts.of(locale, "exchange.refused"));
            Writing writing = new Writing(sheet, reasons.iterator(), locale);
            RowFile.read(() -> files.open(id, null), (number, cells) -> {
                if (!heads.known()) {
                    if (heads.find(number, cells)) writing.heads(cells);
                } else writing.take(number, cells);
            });
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private Stream<Tuple> reasons(long id) {
        return em.createNativeQuery("select row_no, column_key, code, args from import_refusal where import_id = :id order by row_no, n", Tuple.class).setParameter("id", id).setHint(HibernateHints.HINT_FETCH_SIZE, 1000).getResultStream();
    }

    /** The file's rows and the reasons, side by side in the order of rows. */
    private static final class Writing {
        private final Worksheet sheet;
        private final Iterator<Tuple> reasons;
        private final Locale locale;
        private Tuple next;
        private int width;
        private int written;

        Writing(Worksheet sheet, Iterator<Tuple> reasons, Locale locale) {
            this.sheet = sheet;
            this.reasons = reasons;
            this.locale = locale;
            advance();
        }

        private void advance() {
            next = reasons.hasNext() ? reasons.next() : null;
        }

        void heads(List<String> cells) {
            List<String> kept = new ArrayList<>(cells);
            // the file may be one of these already, brought again with new faults
            while (!kept.isEmpty() && (kept.get(kept.size() - 1).isBlank() || Heads.isReason(kept.get(kept.size() - 1)))) kept.remove(kept.size() - 1);
            width = kept.size();
            kept.add(Texts.of(locale, "exchange.reason"));
            row(sheet, written++, kept, true);
            sheet.freezePane(0, 1);
        }

        void take(int number, List<String> cells) throws IOException {
            if (next == null || next.get("row_no", Number.class).intValue() > number) return;
            StringJoiner why = new StringJoiner(locale.getLanguage().equals("en") ? "; " : "；");
            while (next != null && next.get("row_no", Number.class).intValue() == number) {
                why.add(Texts.of(locale, next.get("column_key", String.class)) + (locale.getLanguage().equals("en") ? ": " : "：") + Texts.of(locale, next.get("code", String.class), (Object[]) next.get("args", String[].class)));
                advance();
            }
            for (int c = 0; c < width && c < cells.size(); c++) {
                String cell = cells.get(c);
                sheet.inlineString(written, c, cell.length() > 32_000 ? cell.substring(0, 32_000) : cell);
                sheet.style(written, c).format(TEXT).set();
            }
            sheet.inlineString(written++, width, why.toString());
            if (written % FLUSH == 0) sheet.flush();
        }
    }
}
