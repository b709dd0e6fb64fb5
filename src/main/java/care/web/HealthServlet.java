package care.web;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;
import java.sql.*;
import javax.sql.DataSource;

/** /health/live: the server answers. /health/ready: the database answers too, as the application role. */
@WebServlet("/health/*")
public class HealthServlet extends HttpServlet {
    @Resource(lookup = "java:jboss/datasources/AppDS")
    transient DataSource database;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean up = "/live".equals(request.getPathInfo()) || databaseAnswers();
        response.setStatus(up ? 200 : 503);
        response.setContentType("application/json");
        response.getWriter().write("{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}");
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet answer = statement.executeQuery("select 1 from region limit 1")) {
            return answer.next();
        } catch (SQLException down) {
            return false;
        }
    }
}
