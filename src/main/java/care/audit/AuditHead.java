package care.audit;

import care.kernel.Settings;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.*;
import java.sql.*;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Writes the head of the audit chain outside the database once a day: into the server's log, and into the file CARE_AUDIT_HEADS when one
 * is named (on other storage). Who owns the tables could rewrite the whole chain, but not what was published yesterday.
 */
@Singleton
public class AuditHead {
    private static final Logger LOG = Logger.getLogger(AuditHead.class.getName());

    @Resource(lookup = "java:jboss/datasources/AuditDS")
    DataSource database;
    @Inject
    Clock clock;

    @Schedule(hour = "0", minute = "5", timezone = "Asia/Shanghai", persistent = false)
    public void publish() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery("select entries, head from audit_verify()")) {
            found.next();
            String line = LocalDateTime.now(clock).withNano(0) + " " + found.getLong(1) + " " + found.getString(2);
            LOG.info("audit head " + line);
            String file = Settings.get("CARE_AUDIT_HEADS");
            if (file != null && !file.isBlank()) Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
