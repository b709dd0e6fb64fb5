package care.watch;

import care.kernel.Clocks;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.*;
import java.time.LocalDate;
import javax.sql.DataSource;

/** After midnight, when what came late of the day before has been counted: looks through what canteens recorded. */
@Singleton
public class NightlyWatch {
    @Resource(lookup = "java:jboss/datasources/AppDS")
    DataSource database;

    @Schedule(hour = "0", minute = "20", timezone = "Asia/Shanghai", persistent = false)
    public void run() {
        try (Connection connection = database.getConnection(); PreparedStatement look = connection.prepareStatement("select watch_canteens(?)")) {
            look.setObject(1, LocalDate.now(Clocks.CHINA));
            look.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
