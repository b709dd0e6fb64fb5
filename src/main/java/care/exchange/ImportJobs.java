package care.exchange;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.*;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.*;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Imports as batch jobs. A job begins when the file is in; when a server dies over one, the next look of any server finds it and has it
 * done again from the beginning, since nothing of it was written.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class ImportJobs {
    private static final Logger LOG = Logger.getLogger(ImportJobs.class.getName());
    private static final long SOON_MILLIS = 1_000;
    static final String JOB = "import";

    @Resource
    TimerService timers;
    @Resource(lookup = "java:jboss/datasources/AuditDS")
    DataSource database;

    public void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) Imports.Ready ready) {
        start(ready.id(), ready.actor());
    }

    private static void start(long id, String actor) {
        Properties parameters = new Properties();
        parameters.setProperty("import", Long.toString(id));
        parameters.setProperty("actor", actor);
        BatchRuntime.getJobOperator().start(JOB, parameters);
    }

    /** What was broken off when the server went down begins again as soon as it is up. */
    @PostConstruct
    void start() {
        timers.createSingleActionTimer(SOON_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    void started() {
        resume();
    }

    /** Looks for imports that nobody is at, although they are not over. */
    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    public void resume() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet stranded = statement.executeQuery("select id, actor, execution_id from stranded_imports()")) {
            while (stranded.next()) resume(stranded.getLong(1), stranded.getString(2), stranded.getLong(3));
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "Imports that were broken off could not be looked for.", e);
        }
    }

    private static void resume(long id, String actor, long execution) {
        LOG.log(Level.INFO, "Import {0} was broken off and begins again.", id);
        try {
            if (execution == 0) throw new BatchRuntimeException("never begun");
            Properties mode = new Properties();
            mode.setProperty("jberet.restart.mode", "force");
            BatchRuntime.getJobOperator().restart(execution, mode);
        } catch (BatchRuntimeException cannot) {
            start(id, actor);
        }
    }

    /** Files are kept as long as somebody may want their refused rows, and no longer. */
    @Schedule(hour = "3", minute = "20", timezone = "Asia/Shanghai", persistent = false)
    public void forget() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select forget_import_files()");
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "Old files could not be removed.", e);
        }
    }
}
