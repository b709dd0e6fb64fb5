package care.world;

import care.document.*;
import care.kernel.Texts;
import java.sql.*;
import java.time.LocalDate;
import java.util.Locale;

/** A paper of an office, numbered and printed as the product does it. */
final class Issued {
    private Issued() {
    }

    /** @param facility null when it is about no home @return its id */
    static long paper(Connection owner, String kind, String office, Long facility, String region, Paper paper, LocalDate on, String by) throws SQLException {
        String officeName = text(owner, "select name from care.region where code = ?", office);
        int sequence = Integer.parseInt(text(owner, "insert into care.document_number as d (office_code, kind, year, last) values (?, ?, ?, 1) on conflict (office_code, kind, year) do update set last = d.last + 1 returning last", office, kind, on.getYear()));
        String number = officeName.replaceAll("[市县区]$", "") + Texts.of(Locale.CHINA, "document.mark." + kind) + "〔" + on.getYear() + "〕" + sequence + "号";
        String token = "demo" + kind.toLowerCase(Locale.ROOT).replace("_", "") + office.substring(0, 6) + on.getYear() + "n" + sequence;
        byte[] pdf = PaperPrinter.print(paper, number, officeName + "民政局", on, "http://127.0.0.1:8080/public/paper.xhtml?t=" + token);
        return Long.parseLong(text(owner, "insert into care.document (kind, office_code, year, sequence, number, facility_id, region_code, title, issued_on, issued_by, token, pdf, sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, sha256(?)) returning id",
            kind, office, on.getYear(), sequence, number, facility, region, paper.title(), on, by, token, pdf, pdf));
    }

    /** One value, by a statement with its values in order. */
    static String text(Connection owner, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) statement.setNull(i + 1, Types.NULL);
                else statement.setObject(i + 1, values[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        }
    }
}
