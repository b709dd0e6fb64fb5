package care.access;

import care.kernel.Settings;
import jakarta.annotation.Resource;
import jakarta.servlet.*;
import jakarta.servlet.annotation.WebListener;
import java.sql.*;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The first account of a new installation: with CARE_FIRST_PASSWORD set and no account there, the security administrator
 * {@code security} is made for the division CARE_DIVISION. Once any account exists it does nothing, so the setting can be removed.
 */
@WebListener
public class FirstAdministrator implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class.getName());

    @Resource(lookup = "java:jboss/datasources/AppDS")
    DataSource database;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        String password = Settings.get("CARE_FIRST_PASSWORD");
        if (password == null || password.isBlank()) return;
        if (password.length() < Passwords.SHORTEST) throw new IllegalStateException("CARE_FIRST_PASSWORD needs at least " + Passwords.SHORTEST + " characters.");
        String division = Settings.get("CARE_DIVISION");
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement("select first_administrator('security', ?, ?)")) {
            statement.setString(1, division == null ? "640500000000" : division);
            statement.setString(2, Passwords.hash(password));
            ResultSet made = statement.executeQuery();
            if (made.next() && made.getBoolean(1)) LOG.info("The account 'security' was made. Log in, make the other accounts, and remove CARE_FIRST_PASSWORD.");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
