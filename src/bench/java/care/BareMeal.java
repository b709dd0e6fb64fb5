package care;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.sql.*;
import javax.sql.DataSource;

/**
 * What a meal at the till is held against: a servlet of a small WAR of its own on the same server that writes the same row by the product's
 * statement, over the same pool, in a transaction of the same manager. It says who writes, since the table asks for that, and nothing else:
 * no login, no rule.
 */
@WebServlet("/meals")
public class BareMeal extends HttpServlet {
    private static final String INSERT = """
        insert into meal (id, canteen_id, facility_id, person_id, guest, day, sitting, guest_class, tier_id, price_fen, person_fen, district_fen, village_fen, donor_fen, way, taken_at, actor, proof)
        select nextval('id_seq'), ?, ?, u.person, u.guest, ?, ?, u.guest_class, u.tier, u.person_fen + u.district_fen + u.village_fen + u.donor_fen, u.person_fen, u.district_fen, u.village_fen, u.donor_fen, u.way, u.at, ?, u.proof
        from json_to_recordset(cast(? as json)) as u(id bigint, person bigint, guest text, guest_class text, tier bigint, person_fen integer, district_fen integer, village_fen integer, donor_fen integer, way text, at timestamptz, proof text) order by u.person
        on conflict (person_id, day, sitting) where cancelled_at is null and person_id is not null do nothing returning id""";

    @Resource(lookup = "java:jboss/datasources/AppDS")
    private transient DataSource database;
    @Resource
    private transient UserTransaction transaction;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            transaction.begin();
            try (Connection connection = database.getConnection(); PreparedStatement enter = connection.prepareStatement("select enter(?, ?, ?, ?)"); PreparedStatement insert = connection.prepareStatement(INSERT)) {
                enter.setString(1, request.getParameter("actor"));
                enter.setString(2, "FACILITY_OPERATOR");
                enter.setString(3, "");
                enter.setString(4, request.getParameter("facility"));
                enter.execute();
                insert.setLong(1, Long.parseLong(request.getParameter("canteen")));
                insert.setLong(2, Long.parseLong(request.getParameter("facility")));
                insert.setDate(3, Date.valueOf(request.getParameter("day")));
                insert.setString(4, request.getParameter("sitting"));
                insert.setString(5, request.getParameter("actor"));
                insert.setString(6, request.getParameter("meal"));
                try (ResultSet written = insert.executeQuery()) {
                    response.setStatus(written.next() ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_CONFLICT);
                }
            }
            transaction.commit();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
