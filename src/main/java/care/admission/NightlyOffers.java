package care.admission;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.*;
import javax.sql.DataSource;

/** An offer nobody took up in time runs out after midnight; the place in the waiting list is kept. */
@Singleton
public class NightlyOffers {
    @Resource(lookup = "java:jboss/datasources/AppDS")
    DataSource database;

    @Schedule(hour = "0", minute = "2", timezone = "Asia/Shanghai", persistent = false)
    public void expire() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select expire_offers()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
