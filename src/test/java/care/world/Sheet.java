package care.world;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.*;
import org.postgresql.copy.CopyManager;

/** Rows for one table, in the order of its columns. They go into the database by COPY, in one statement. */
public final class Sheet {
    private final String table;
    private final String columns;
    private final StringBuilder text = new StringBuilder();
    private int rows;

    public Sheet(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    public void add(Object... row) {
        if (row.length != columns.split(",").length) throw new IllegalArgumentException(table + " (" + columns + "): " + Arrays.toString(row));
        for (int i = 0; i < row.length; i++) text.append(i == 0 ? "" : "\t").append(cell(row[i]));
        text.append('\n');
        rows++;
    }

    public int rows() {
        return rows;
    }

    public String table() {
        return table;
    }

    /** The rows as PostgreSQL reads them. */
    public String text() {
        return text.toString();
    }

    public void copy(CopyManager into) throws SQLException, IOException {
        into.copyIn("copy " + table + " (" + columns + ") from stdin", new StringReader(text.toString()));
    }

    private static String cell(Object value) {
        if (value == null) return "\\N";
        if (value instanceof byte[] bytes) return "\\\\x" + HexFormat.of().formatHex(bytes);
        return value.toString().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }
}
