package care.person;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.*;
import javax.sql.DataSource;

/** After midnight the register is looked through for what cannot be right; in the morning the finds are on the workbench. */
@Singleton
public class NightlyQuality {
    @Resource(lookup = "java:jboss/datasources/AppDS")
    DataSource database;

    @Schedule(hour = "2", minute = "20", timezone = "Asia/Shanghai", persistent = false)
    public void find() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select find_suspicions()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
