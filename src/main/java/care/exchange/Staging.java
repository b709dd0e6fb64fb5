package care.exchange;

import care.access.Scope;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import org.postgresql.PGConnection;

/**
 * The rows of one file in a temporary table {@code stage}, on their way into the register: {@code row_no} as Excel counts, the columns
 * of the kind, and {@code problems} of single cells. It lives and dies with the transaction, so a run that is broken off leaves nothing.
 */
public final class Staging {
    private static final int OF_SETS = 100;      // reasons of whole sets come after those of single cells
    /** Above this the planner must be told what came in: with stale statistics one join took a thousand times too long. */
    private static final int MANY = 50_000;

    private final Connection connection;
    private final long importId;
    private final Scope scope;
    private final LocalDate today;
    private final Running running;
    private int checks = OF_SETS;
    private int added;
    private int changed;
    private int unchanged;
    private int rows;

    Staging(Connection connection, long importId, Scope scope, LocalDate today, Running running) {
        this.connection = connection;
        this.importId = importId;
        this.scope = scope;
        this.today = today;
        this.running = running;
    }

    void create(List<Column> columns) throws SQLException {
        StringJoiner all = new StringJoiner(", ");
        columns.forEach(column -> column.getStaging().forEach(all::add));
        execute("set local work_mem = '192MB'");
        execute("set local jit = off");
        execute("drop table if exists stage");
        execute("create temporary table stage (row_no integer not null, problems jsonb, " + all + ") on commit drop");
    }

    CopyRows copy() throws SQLException {
        return new CopyRows(connection.unwrap(PGConnection.class), "stage");
    }

    /** Everything is in: the reasons of single cells become reasons of their rows. */
    void loaded(int count) {
        rows = count;
        execute("analyze stage");
        execute("""
            insert into import_refusal (import_id, row_no, n, column_key, value, code, args)
            select ?, s.row_no, p.ordinality, p.value ->> 'c', p.value ->> 'v', p.value ->> 'k', array(select jsonb_array_elements_text(p.value -> 'a'))
            from stage s, jsonb_array_elements(s.problems) with ordinality p where s.problems is not null""", importId);
    }

    /**
     * Refuses rows for what they are together or against the register.
     *
     * @param code   key of the reason
     * @param column key of the column it belongs to
     * @param rows   a select of row_no, the masked value (text) and the reason's arguments (text[])
     */
    public void refuse(String code, String column, String rows, Object... parameters) {
        List<Object> all = new ArrayList<>(List.of(importId, checks++, column, code));
        all.addAll(List.of(parameters));
        execute("insert into import_refusal (import_id, row_no, n, column_key, value, code, args) select ?, r.row_no, ?, ?, r.value, ?, r.args from (" + rows + ") as r(row_no, value, args) on conflict do nothing", all.toArray());
    }

    /** Takes the refused rows out. @return how many they are */
    int purge() {
        execute("create temporary table bad on commit drop as select distinct row_no from import_refusal where import_id = ?", importId);
        int bad = execute("delete from stage s using bad where bad.row_no = s.row_no");
        execute("drop table bad");
        if (bad > 0) execute("analyze stage");
        return bad;
    }

    /** Any statement of the work, with {@code ?} for its parameters. @return rows it touched */
    public int execute(String sql, Object... parameters) {
        running.stopIfCancelled();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            int count = statement.execute() ? 0 : Math.max(0, statement.getUpdateCount());
            running.advance(1);
            return count;
        } catch (SQLException e) {
            throw new StagingFailed(e);
        }
    }

    /** One number asked of the database. */
    public int count(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            ResultSet found = statement.executeQuery();
            found.next();
            return found.getInt(1);
        } catch (SQLException e) {
            throw new StagingFailed(e);
        }
    }

    /** Takes statistics of tables that have just got many rows. */
    public void analyze(String... tables) {
        if (rows < MANY) return;
        for (String table : tables) execute("select take_statistics(?)", table);
    }

    public void added(int count) {
        added += count;
    }

    public void changed(int count) {
        changed += count;
    }

    public void unchanged(int count) {
        unchanged += count;
    }

    int getAdded() {
        return added;
    }

    int getChanged() {
        return changed;
    }

    int getUnchanged() {
        return unchanged;
    }

    public long getImportId() {
        return importId;
    }

    public Scope getScope() {
        return scope;
    }

    public LocalDate getToday() {
        return today;
    }

    /** What the database says passes on to the use case, which knows its sentence. */
    static final class StagingFailed extends RuntimeException {
        StagingFailed(SQLException cause) {
            super(cause);
        }
    }
}
