package care.attachment;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.*;
import javax.sql.DataSource;

/** After midnight: files from phones that were used, or that nobody asked for in a long time, are removed. */
@Singleton
public class NightlyUploads {
    @Resource(lookup = "java:jboss/datasources/AppDS")
    DataSource database;

    @Schedule(hour = "0", minute = "34", timezone = "Asia/Shanghai", persistent = false)
    public void run() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select forget_uploads()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
