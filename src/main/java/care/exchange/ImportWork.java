package care.exchange;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.RuleViolation;
import care.kernel.Texts;
import care.web.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.postgresql.PGConnection;

/**
 * The work of an import: read into a temporary table, check set by set, write. All of it is one transaction, so it is there wholly or
 * not at all, whatever happens to the server meanwhile; a lock that ends with the transaction tells whether anybody is at it.
 */
@UseCase
@ApplicationScoped
public class ImportWork {
    private static final int MOST_ROWS = 1_100_000;
    private static final int TELL_EVERY = 2_000;

    /** What one cell is reproached with: column, masked value, key, arguments. */
    private record Fault(String c, String v, String k, List<String> a) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    ImportKinds kinds;
    @Inject
    ImportFiles files;
    @Inject
    AuditTrail trail;
    @Inject
    Clock clock;

    /** @return false when there is nothing to do any more */
    public boolean begin(long id, long execution) {
        Import begun = em.find(Import.class, id, LockModeType.PESSIMISTIC_WRITE);      // whoever stops it meanwhile waits, and then finds it running
        if (begun == null || !begun.start(OffsetDateTime.now(clock))) return false;
        em.createNativeQuery("delete from import_refusal where import_id = :id").setParameter("id", id).executeUpdate();
        em.createNativeQuery("""
            insert into import_progress (import_id, step, done, total, execution_id) values (:id, 'READING', 0, :bytes, :execution)
            on conflict (import_id) do update set step = 'READING', done = 0, total = :bytes, execution_id = :execution, cancelled = false""")
            .setParameter("id", id).setParameter("bytes", begun.getBytes()).setParameter("execution", execution).executeUpdate();
        return true;
    }

    @Requires(Permission.IMPORT)
    public void run(long id, Running running) {
        if (!Boolean.TRUE.equals(em.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:lock, 0))").setParameter("lock", "import " + id).getSingleResult())) return;
        Import job = em.find(Import.class, id);
        if (job.getState() != ImportState.RUNNING) return;
        ImportKind kind = kinds.permitted(job.getKind());
        LocalDate today = LocalDate.now(clock);
        List<Column> columns = kind.columns(user.getScope(), today);      // they ask the database, which the work then has for itself
        em.unwrap(Session.class).doWork(connection -> work(connection, job, kind, columns, today, running));
        trail.about("Import", id, job.getState() == ImportState.APPLIED ? "imported" : "tried", Map.of("kind", job.getKind(), "sha256", HexFormat.of().formatHex(job.getSha256()), "rows", job.getRows(), "refused", job.getRefused(),
            "added", Objects.requireNonNullElse(job.getAdded(), 0), "changed", Objects.requireNonNullElse(job.getChanged(), 0)));
    }

    private void work(Connection connection, Import job, ImportKind kind, List<Column> columns, LocalDate today, Running running) throws SQLException {
        running.on(connection.unwrap(PGConnection.class));
        Staging stage = new Staging(connection, job.getId(), user.getScope(), today, running);
        running.begin(Running.Step.READING, job.getBytes());
        stage.create(columns);
        int rows = read(stage, columns, job, running);
        if (rows == 0) throw RuleViolation.invalid("file", "exchange.file.no-rows");
        running.begin(Running.Step.CHECKING, kind.steps());
        stage.loaded(rows);
        kind.check(stage);
        boolean write = job.judged(rows, stage.purge());
        if (write) {
            running.begin(Running.Step.WRITING, kind.steps());
            kind.write(stage);
            job.count(stage.getAdded(), stage.getChanged(), stage.getUnchanged());
        }
        job.finish(write, OffsetDateTime.now(clock));
    }

    private int read(Staging stage, List<Column> columns, Import job, Running running) throws SQLException {
        Heads heads = new Heads(columns);
        int[] rows = {0};
        List<String> samples = columns.stream().map(Column::getSample).toList();
        try (CopyRows copy = stage.copy()) {
            RowFile.read(() -> files.open(job.getId(), running), (number, cells) -> {
                if (cells.stream().allMatch(String::isBlank)) return;
                if (!heads.known()) {
                    heads.find(number, cells);
                    return;
                }
                if (isSample(heads, cells, samples)) return;
                if (++rows[0] > MOST_ROWS) throw RuleViolation.invalid("file", "exchange.file.too-many-rows", MOST_ROWS);
                if (rows[0] % TELL_EVERY == 0) running.stopIfCancelled();
                stage(copy, columns, heads, number, cells);
            });
            copy.finish();
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (!heads.known()) throw RuleViolation.invalid("file", "exchange.file.no-heads", heads.expected());
        job.ignored(heads.getIgnored());
        return rows[0];
    }

    /** The template's own sample, left where it stood. */
    private static boolean isSample(Heads heads, List<String> cells, List<String> samples) {
        for (int i = 0; i < samples.size(); i++) if (!heads.cell(cells, i).equals(samples.get(i))) return false;
        return true;
    }

    private static void stage(CopyRows copy, List<Column> columns, Heads heads, int number, List<String> cells) throws SQLException {
        List<Fault> faults = null;
        Object[][] values = new Object[columns.size()][];
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            String cell = heads.cell(cells, i);
            try {
                values[i] = column.read(cell);
            } catch (RuleViolation wrong) {
                values[i] = new Object[column.getStaging().size()];
                if (faults == null) faults = new ArrayList<>(2);
                faults.add(new Fault(column.getKey(), column.shown(cell), wrong.code(), Stream.of(wrong.args()).map(arg -> arg instanceof Enum<?> e ? Texts.later(e) : String.valueOf(arg)).toList()));
            }
        }
        copy.value(number);
        copy.value(faults == null ? null : json(faults));
        for (Object[] of : values) for (Object value : of) copy.value(value);
        copy.end();
    }

    private static String json(List<Fault> faults) {
        try {
            return Json.MAPPER.writeValueAsString(faults).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It was not to be: the reason is kept, and nothing else. */
    public void end(long id, ImportState how, RuleViolation why) {
        Import over = em.find(Import.class, id);
        if (over.getState() == ImportState.RUNNING) over.end(how, why, OffsetDateTime.now(clock));
    }

    /** Tells how far it is. @return whether it is to stop */
    public boolean tell(long id, Running running) {
        em.createNativeQuery("update import_progress set step = :step, done = :done, total = :total where import_id = :id").setParameter("step", running.getStep().name())
            .setParameter("done", running.getDone()).setParameter("total", Math.max(running.getDone(), running.getTotal())).setParameter("id", id).executeUpdate();
        return Boolean.TRUE.equals(em.createNativeQuery("select cancelled from import_progress where import_id = :id").setParameter("id", id).getSingleResult());
    }
}
