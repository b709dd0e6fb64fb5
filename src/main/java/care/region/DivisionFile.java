package care.region;

import care.kernel.DivisionCode;
import care.kernel.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.*;
import java.util.*;
import java.util.function.Predicate;

/** A list of divisions as CSV: {@code code,name}, one a line; lines that begin with # are remarks. */
public final class DivisionFile {
    public record Row(int line, String code, String name) {
    }

    private DivisionFile() {
    }

    static String resource(String path) {
        try (InputStream in = DivisionFile.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file somebody sent: UTF-8, or GB18030 as Chinese Excel writes it. */
    public static String text(byte[] bytes) {
        for (Charset encoding : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return encoding.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException next) {
                continue;
            }
        }
        throw RuleViolation.invalid("file", "region.import.encoding");
    }

    /**
     * Reads and checks the whole file. Every code has 12 digits and a name, stands once, and its parent is in the file or known already;
     * a province has none.
     *
     * @throws RuleViolation region.import.refused naming every bad line
     */
    public static List<Row> read(String csv, Predicate<String> known) {
        List<Row> rows = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        int number = 0;
        for (String line : csv.replace("\uFEFF", "").lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#") || line.startsWith("code")) continue;
            String[] cells = line.split(",", -1);
            String code = cells[0].strip();
            String name = cells.length > 1 ? cells[1].strip() : "";
            if (!code.matches("\\d{12}") || name.isEmpty() || cells.length != 2) bad.add(number + ": " + line.strip());
            else if (lines.putIfAbsent(code, number) != null) bad.add(number + ": " + code + " = " + lines.get(code));
            else rows.add(new Row(number, code, name));
        }
        for (Row row : rows) {
            String parent = DivisionCode.parent(row.code());
            if (parent != null && !lines.containsKey(parent) && !known.test(parent)) bad.add(row.line() + ": " + row.code() + " → " + parent);
        }
        if (!bad.isEmpty()) throw RuleViolation.invalid("file", "region.import.refused", bad.size(), String.join("; ", bad.subList(0, Math.min(bad.size(), 20))));
        if (rows.isEmpty()) throw RuleViolation.invalid("file", "region.import.empty");
        rows.sort(Comparator.comparing(Row::code));
        return rows;
    }
}
