package care;

import java.io.IOException;
import java.nio.file.*;
import java.sql.*;
import java.util.*;
import java.util.function.UnaryOperator;
import java.util.regex.*;

/** A script written for psql, run without psql: {@code :'name'} becomes a quoted literal, and each statement is sent by itself. */
record SqlScript(List<String> statements) {
    private static final Pattern PIECE = Pattern.compile("--[^\\n]*|'(?:[^']|'')*'|\"[^\"]*\"|\\$(\\w*)\\$.*?\\$\\1\\$|;|[^;]", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile(":'(\\w+)'");

    static SqlScript read(Path file, UnaryOperator<String> variables) throws IOException {
        String text = VARIABLE.matcher(Files.readString(file)).replaceAll(found ->
            Matcher.quoteReplacement("'" + variables.apply(found.group(1)).replace("'", "''") + "'"));
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (Matcher pieces = PIECE.matcher(text); pieces.find(); ) {
            String piece = pieces.group();
            if (piece.equals(";")) {
                statements.add(statement.toString().strip());
                statement.setLength(0);
            } else if (!piece.startsWith("--")) statement.append(piece);
        }
        if (!statement.toString().isBlank()) statements.add(statement.toString().strip());
        return new SqlScript(statements);
    }

    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }
}
