package care.exchange;

import care.kernel.RuleViolation;
import care.kernel.Texts;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.*;
import java.util.*;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One column of a file: its head, what may stand in a cell, and the columns of the staging table it fills. A reading gets the cell
 * stripped and with full-width signs made half-width, and returns one value for each staging column, or refuses with a
 * {@link RuleViolation}, which becomes the reason of that cell.
 */
public final class Column {
    /** From what stands in a cell to what is stored: one value for each staging column. */
    public interface Reading {
        Object[] of(String cell);
    }

    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))(?:[ T].*)?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})月?|(\\d{2}))(?:[-/.](\\d{1,2}))?(?:[ T].*)?");
    private static final int LONGEST = 200;

    private final String key;
    private final List<String> staging;
    private final Reading reading;
    private boolean required;
    private int longest = LONGEST;
    private Class<? extends Enum<?>> choices;
    private String sample = "";
    private String note;
    private UnaryOperator<String> masked = UnaryOperator.identity();

    private Column(String key, List<String> staging, Reading reading) {
        this.key = key;
        this.staging = staging;
        this.reading = reading;
    }

    /** @param key of the word that is its head @param staging definitions such as {@code "born date"} */
    public static Column of(String key, List<String> staging, Reading reading) {
        return new Column(key, staging, reading);
    }

    public static Column text(String key, String staging) {
        return of(key, List.of(staging + " text"), cell -> new Object[] {cell});
    }

    /** A day in any of the ways people write it: 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305. */
    public static Column day(String key, String staging) {
        return of(key, List.of(staging + " date"), cell -> new Object[] {day(cell)}).withNote("exchange.note.day");
    }

    /** A month, kept as its first day. */
    public static Column month(String key, String staging) {
        return of(key, List.of(staging + " date"), cell -> new Object[] {month(cell)}).withNote("exchange.note.month");
    }

    /** An amount in yuan with at most two decimals, kept in fen. */
    public static Column yuan(String key, String staging) {
        return of(key, List.of(staging + " bigint"), cell -> new Object[] {fen(cell)}).withNote("exchange.note.yuan");
    }

    public static Column whole(String key, String staging, int least, int most) {
        return of(key, List.of(staging + " integer"), cell -> new Object[] {whole(cell, least, most)});
    }

    /** One of a list, by its Chinese or English word or its name. */
    public static <E extends Enum<E>> Column choice(String key, String staging, Class<E> type) {
        Map<String, String> words = new HashMap<>();
        for (E value : type.getEnumConstants())
            Stream.of(value.name(), Texts.word(Locale.ROOT, value), Texts.word(Locale.ENGLISH, value)).forEach(word -> words.put(word.toLowerCase(Locale.ROOT), value.name()));
        String offered = String.join("、", Stream.of(type.getEnumConstants()).map(value -> Texts.word(Locale.ROOT, value)).toList());
        Column column = of(key, List.of(staging + " text"), cell -> {
            String value = words.get(cell.toLowerCase(Locale.ROOT));
            if (value == null) throw RuleViolation.invalid(key, "exchange.not-offered", offered);
            return new Object[] {value};
        });
        column.choices = type;
        return column;
    }

    public Column require() {
        required = true;
        return this;
    }

    public Column max(int characters) {
        longest = characters;
        return this;
    }

    public Column sample(String value) {
        sample = value;
        return this;
    }

    /** @param wordKey what the sheet of notes says about it */
    public Column withNote(String wordKey) {
        note = wordKey;
        return this;
    }

    /** Personal data: how it is shown in the result. */
    public Column masked(UnaryOperator<String> how) {
        masked = how;
        return this;
    }

    /** Strips blanks, also full-width ones, and makes full-width digits and letters half-width. */
    static String clean(String cell) {
        if (cell == null) return "";
        boolean plain = true;
        for (int i = 0; i < cell.length() && plain; i++) {
            char c = cell.charAt(i);
            plain = c > ' ' && c < 127 || c >= 0x4E00 && c <= 0x9FFF;
        }
        return plain ? cell : Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    }

    /** @return values for the staging columns; nulls when the cell is empty */
    Object[] read(String cell) {
        if (cell.isEmpty()) {
            if (required) throw RuleViolation.invalid(key, "exchange.blank");
            return new Object[staging.size()];
        }
        if (cell.length() > longest) throw RuleViolation.invalid(key, "exchange.too-long", longest, cell.length());
        for (int i = 0; i < cell.length(); i++) if (cell.charAt(i) < ' ') throw RuleViolation.invalid(key, "exchange.control");
        return reading.of(cell);
    }

    /** The cell as the result may show it. */
    String shown(String cell) {
        String shown = masked.apply(cell.length() > LONGEST ? cell.substring(0, LONGEST) : cell);
        return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
    }

    /** All but the ends of what may be an identity number, right or wrong. */
    public static String hide(String cell) {
        return cell.length() < 8 ? "*".repeat(cell.length()) : cell.substring(0, 3) + "*".repeat(cell.length() - 5) + cell.substring(cell.length() - 2);
    }

    private static LocalDate day(String cell) {
        Matcher m = DAY.matcher(cell);
        if (m.matches()) {
            try {
                LocalDate day = LocalDate.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2) == null ? m.group(4) : m.group(2)), Integer.parseInt(m.group(3) == null ? m.group(5) : m.group(3)));
                if (day.getYear() >= 1850 && day.getYear() <= 2200) return day;
            } catch (DateTimeException noDay) {
                throw RuleViolation.invalid(null, "exchange.no-day");
            }
        }
        throw RuleViolation.invalid(null, "exchange.no-day");
    }

    private static LocalDate month(String cell) {
        Matcher m = MONTH.matcher(cell);
        if (m.matches()) {
            int month = Integer.parseInt(m.group(2) == null ? m.group(3) : m.group(2));
            int year = Integer.parseInt(m.group(1));
            if (month >= 1 && month <= 12 && year >= 1990 && year <= 2200) return LocalDate.of(year, month, 1);
        }
        throw RuleViolation.invalid(null, "exchange.no-month");
    }

    private static Long fen(String cell) {
        try {
            long fen = new BigDecimal(cell.replace(",", "").replaceFirst("元$", "").replaceFirst("^¥", "")).movePointRight(2).longValueExact();
            if (fen >= 0 && fen < 100_000_000_000L) return fen;
        } catch (ArithmeticException | NumberFormatException noAmount) {
            throw RuleViolation.invalid(null, "exchange.no-amount");
        }
        throw RuleViolation.invalid(null, "exchange.no-amount");
    }

    private static Integer whole(String cell, int least, int most) {
        try {
            int n = new BigDecimal(cell).intValueExact();
            if (n >= least && n <= most) return n;
        } catch (ArithmeticException | NumberFormatException noNumber) {
            throw RuleViolation.invalid(null, "exchange.no-number", least, most);
        }
        throw RuleViolation.invalid(null, "exchange.no-number", least, most);
    }

    public String getKey() {
        return key;
    }

    List<String> getStaging() {
        return staging;
    }

    public boolean isRequired() {
        return required;
    }

    Class<? extends Enum<?>> getChoices() {
        return choices;
    }

    String getSample() {
        return sample;
    }

    String getNote() {
        return note;
    }
}
