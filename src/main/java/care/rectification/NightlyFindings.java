package care.rectification;

import care.kernel.*;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.*;
import java.time.LocalDate;
import javax.sql.DataSource;

/** After midnight: records nobody objected to in time are published, and what is overdue for long enough is escalated. */
@Singleton
public class NightlyFindings {
    @Resource(lookup = "java:jboss/datasources/AppDS")
    DataSource database;

    @Schedule(hour = "0", minute = "4", timezone = "Asia/Shanghai", persistent = false)
    public void run() {
        LocalDate today = LocalDate.now(Clocks.CHINA);
        try (Connection connection = database.getConnection(); PreparedStatement term = connection.prepareStatement("select value::integer from parameter_value where code = 'finding.escalate-days' and valid_from <= ? order by valid_from desc limit 1");
             PreparedStatement pass = connection.prepareStatement("select inspections_nightly(?, ?)")) {
            term.setObject(1, today);
            try (ResultSet found = term.executeQuery()) {
                found.next();
                pass.setObject(1, today);
                pass.setObject(2, overdueFor(found.getInt(1), today));
            }
            pass.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last deadline that has been over for at least so many working days. */
    static LocalDate overdueFor(int workingDays, LocalDate today) {
        LocalDate due = today;
        while (WorkingDays.between(due, today) < workingDays) due = due.minusDays(1);
        return due;
    }
}
