package care.meal;

import care.kernel.Clocks;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.*;
import java.time.LocalDate;
import javax.sql.DataSource;

/** At night, when no till is at work: the counts of past days become one row each. */
@Singleton
public class NightlyMeals {
    @Resource(lookup = "java:jboss/datasources/AppDS")
    DataSource database;

    @Schedule(hour = "1", minute = "40", timezone = "Asia/Shanghai", persistent = false)
    public void run() {
        try (Connection connection = database.getConnection(); PreparedStatement fold = connection.prepareStatement("select fold_meal_counts(?)")) {
            fold.setObject(1, LocalDate.now(Clocks.CHINA));
            fold.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
