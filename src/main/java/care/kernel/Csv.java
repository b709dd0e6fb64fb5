package care.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** A file for another office: CSV in UTF-8 with its mark, and no cell that a sheet would take for a formula. */
public final class Csv {
    private static final String FORMULA = "=+-@\t\r＝＋－＠";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private final StringBuilder text = new StringBuilder("\uFEFF");
    private int lines;

    public Csv(String... heads) {
        write(heads);
    }

    public void line(String... cells) {
        write(cells);
        lines++;
    }

    private void write(String... cells) {
        for (int i = 0; i < cells.length; i++) text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        text.append("\r\n");
    }

    public static String cell(String value) {
        if (value == null || value.isEmpty()) return "";
        String plain = FORMULA.indexOf(value.charAt(0)) >= 0 && !NUMBER.matcher(value).matches() ? "'" + value : value;
        return plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    /** Without the heads. */
    public int lines() {
        return lines;
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
