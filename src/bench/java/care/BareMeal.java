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
 * no login, no rule, no JSON.
 */
@WebServlet("/meals")
public class BareMeal extends HttpServlet {
    private static final String INSERT = """
        insert into meal (id, canteen_id, facility_id, person_id, guest, day, sitting, guest_class, tier_id, price_fen, person_fen, district_fen, village_fen, donor_fen, way, taken_at, actor, proof)
        select nextval('id_seq'), ?, ?, u.person, u.guest, ?, ?, u.class, u.tier, u.a + u.b + u.c + u.d, u.a, u.b, u.c, u.d, u.way, u.at, ?, u.proof
        from unnest(cast(cast(? as text[]) as bigint[]), cast(? as text[]), cast(? as text[]), cast(cast(? as text[]) as bigint[]), cast(cast(? as text[]) as integer[]), cast(cast(? as text[]) as integer[]), cast(cast(? as text[]) as integer[]), cast(cast(? as text[]) as integer[]), cast(? as text[]),
          cast(cast(? as text[]) as timestamptz[]), cast(? as text[])) as u(person, guest, class, tier, a, b, c, d, way, at, proof) order by u.person
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
                int n = 6;
                for (String value : new String[] {request.getParameter("person"), null, "AGED_65", request.getParameter("tier"), "1000", "400", "0", "0", "CARD", request.getParameter("at"), null})
                    insert.setArray(n++, connection.createArrayOf("text", new String[] {value}));
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
