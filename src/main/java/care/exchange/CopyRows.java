package care.exchange;

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by COPY, in the text format: constant memory however many there are. */
final class CopyRows implements AutoCloseable {
    private static final int FULL = 1 << 16;
    private static final HexFormat HEX = HexFormat.of();
    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(FULL + 4096);
    private boolean first = true;

    CopyRows(PGConnection connection, String target) throws SQLException {
        copy = connection.getCopyAPI().copyIn("copy " + target + " from stdin");
    }

    void value(Object value) {
        if (!first) buffer.append('\t');
        first = false;
        if (value == null) buffer.append("\\N");
        else if (value instanceof byte[] bytes) HEX.formatHex(buffer.append("\\\\x"), bytes);
        else if (value instanceof String text) escape(text);
        else if (value instanceof LocalDate || value instanceof Number || value instanceof Boolean) buffer.append(value);
        else escape(value.toString());
    }

    void end() throws SQLException {
        buffer.append('\n');
        first = true;
        if (buffer.length() >= FULL) send();
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                case 0 -> buffer.append(' ');
                default -> buffer.append(c);
            }
        }
    }

    private void send() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    /** Everything is in. */
    void finish() throws SQLException {
        send();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) copy.cancelCopy();
    }
}
