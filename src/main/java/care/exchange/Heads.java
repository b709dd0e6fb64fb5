package care.exchange;

import care.kernel.RuleViolation;
import care.kernel.Texts;
import java.util.*;
import java.util.stream.IntStream;

/**
 * The row of heads of a file: which column stands where. Heads are known by their words, in either language, wherever they stand and
 * in any order; a title above them and columns nobody asked for do not matter.
 */
final class Heads {
    private static final int SEARCHED = 10;
    private final List<Column> columns;
    private final Map<String, Integer> words = new HashMap<>();
    private int[] places;
    private List<String> ignored = List.of();

    Heads(List<Column> columns) {
        this.columns = columns;
        for (int i = 0; i < columns.size(); i++)
            for (Locale locale : List.of(Locale.ROOT, Locale.ENGLISH)) words.put(plain(Texts.of(locale, columns.get(i).getKey())), i);
        for (int i = 0; i < columns.size(); i++) words.putIfAbsent(columns.get(i).getKey(), i);
    }

    /** Without the mark of what is required and without explanations in brackets. */
    private static String plain(String head) {
        return Column.clean(head).replaceAll("[(（].*[)）]", "").replaceAll("[*＊\\s]", "").toLowerCase(Locale.ROOT);
    }

    boolean known() {
        return places != null;
    }

    /**
     * Whether this is the row of heads.
     *
     * @throws RuleViolation exchange.file.no-heads | exchange.file.missing-columns on {@code file}
     */
    boolean find(int number, List<String> cells) {
        int[] found = new int[columns.size()];
        Arrays.fill(found, -1);
        int hits = 0;
        for (int i = 0; i < cells.size(); i++) {
            Integer column = words.get(plain(cells.get(i)));
            if (column == null || found[column] >= 0) continue;
            found[column] = i;
            hits++;
        }
        if (hits < 2 && hits < columns.size()) {
            if (number >= SEARCHED) throw RuleViolation.invalid("file", "exchange.file.no-heads", expected());
            return false;
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < found.length; i++) if (found[i] < 0 && columns.get(i).isRequired()) missing.add(columns.get(i).getKey());
        if (!missing.isEmpty()) throw RuleViolation.invalid("file", "exchange.file.missing-columns", Texts.later(missing));
        places = found;
        ignored = IntStream.range(0, cells.size()).filter(i -> !cells.get(i).isBlank() && IntStream.of(found).noneMatch(place -> place == i) && !isReason(cells.get(i))).mapToObj(i -> cells.get(i).strip()).toList();
        return true;
    }

    /** The column of reasons of a file of refused rows. */
    static boolean isReason(String head) {
        return head.equals(Texts.of(Locale.ROOT, "exchange.reason")) || head.equals(Texts.of(Locale.ENGLISH, "exchange.reason"));
    }

    /** Heads of columns that nobody asked for. */
    List<String> getIgnored() {
        return ignored;
    }

    String expected() {
        return Texts.later(columns.stream().filter(Column::isRequired).map(Column::getKey).toList());
    }

    /** The cell of a column, stripped; empty when the row is too short or the file has no such column. */
    String cell(List<String> cells, int column) {
        int place = places[column];
        return place < 0 || place >= cells.size() ? "" : Column.clean(cells.get(place));
    }
}
