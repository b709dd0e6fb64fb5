package care.residence;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.*;
import javax.sql.DataSource;

/** A stay that was agreed beforehand begins or runs out without anybody's click: after midnight people live where they do today. */
@Singleton
public class NightlyResidents {
    @Resource(lookup = "java:jboss/datasources/AppDS")
    DataSource database;

    @Schedule(hour = "0", minute = "1", timezone = "Asia/Shanghai", persistent = false)
    public void follow() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select follow_residents()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
