package care;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.Vault;
import care.person.*;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import org.junit.jupiter.api.Test;

/** The demonstration data says what the public text says, and the stock tables say what a recount of the rows says. */
class WorldIT {
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2022, 12, 31), LocalDate.of(2023, 2, 28), LocalDate.of(2024, 6, 30), LocalDate.of(2025, 11, 30), TestSession.TODAY);
    private static final String STOCK = """
        select coalesce((select sum(n) from stock_month where measure = ? and month < date_trunc('month', ?::date)), 0)
             + coalesce((select sum(n) from stock_day where measure = ? and day between date_trunc('month', ?::date) and ?), 0)""";

    @Test
    void every_town_level_unit_has_a_facility() throws SQLException {
        assertEquals(46, number("select count(*) from region where level = 4"));
        assertEquals(0, number("select count(*) from region r where level = 4 and not exists (select 1 from facility f where left(f.region_code, 9) = left(r.code, 9))"));
    }

    @Test
    void the_published_figures_of_2022_come_out() throws SQLException {
        assertEquals(342, number("select count(*) from bed_period where kind = 'SOJOURN' and state = 'IN_USE' and daterange(from_day, until_day) @> date '2022-12-31'"));
        assertEquals(342, number("select count(*) from bed_period where kind = 'SOJOURN' and state = 'IN_USE' and daterange(from_day, until_day) @> ?::date", TestSession.TODAY));
        assertEquals(10, number("select count(distinct person_id) from stay where kind = 'SOJOURN' and daterange(from_day, until_day) && daterange('2022-01-01', '2023-01-01')"));
        double before = nursingShare(LocalDate.of(2022, 12, 31));
        double today = nursingShare(TestSession.TODAY);
        assertTrue(before > 0.475 && before < 0.485, "share of nursing beds at the end of 2022: " + before);
        assertTrue(today > 0.565 && today < 0.575, "share of nursing beds today: " + today);
    }

    @Test
    void nobody_stays_in_a_bed_that_is_not_in_use_that_day() throws SQLException {
        assertEquals(0, number("""
            select count(*) from stay s where not exists (
              select 1 from bed_period p where p.bed_id = s.bed_id and p.state = 'IN_USE'
              group by p.bed_id having range_agg(daterange(p.from_day, p.until_day)) @> daterange(s.from_day, s.until_day))"""));
    }

    @Test
    void a_sojourn_guest_lies_in_a_sojourn_bed_and_nobody_else_does() throws SQLException {
        assertEquals(0, number("""
            select count(*) from stay s join bed_period p on p.bed_id = s.bed_id and daterange(p.from_day, p.until_day) && daterange(s.from_day, s.until_day)
            where (s.kind = 'SOJOURN') <> (p.kind = 'SOJOURN') or (s.kind = 'SOJOURN') <> (s.origin is not null)"""));
    }

    @Test
    void the_stock_tables_equal_a_recount() throws SQLException {
        for (LocalDate day : DAYS) {
            for (String kind : List.of("RESIDENT", "SOJOURN"))
                assertStock("resident." + kind, day, "select count(*) from stay where kind = '" + kind + "' and daterange(from_day, until_day) @> ?::date");
            for (String kind : List.of("ORDINARY", "NURSING", "SOJOURN", "HOME")) for (String state : List.of("IN_USE", "OUT_OF_SERVICE"))
                assertStock("bed." + kind + "." + state, day, "select count(*) from bed_period where kind = '" + kind + "' and state = '" + state + "' and daterange(from_day, until_day) @> ?::date");
            for (String state : List.of("FOUND", "DRAFT", "SUBMITTED", "RETURNED", "FILED", "CHANGING", "CANCELLED"))
                assertStock("filing." + state, day, "select count(*) from facility_status where filing = '" + state + "' and daterange(from_day, until_day) @> ?::date");
        }
    }

    /** Its facilities have the first ids; what other tests register comes after. */
    @Test
    void the_filing_states_of_today_are_the_last_of_their_history() throws SQLException {
        assertEquals(0, number("select count(*) from facility f where not exists (select 1 from facility_status s where s.facility_id = f.id and s.filing = f.filing and s.from_day = f.filing_since and s.until_day is null)"));
        assertEquals(List.of("CANCELLED 1", "CHANGING 1", "DRAFT 1", "FOUND 1", "RETURNED 1", "SUBMITTED 2"),
            rows("select filing || ' ' || count(*) from facility where filing <> 'FILED' and id < 1000 group by filing order by filing"));
        assertEquals(0, number("select count(*) from facility f where first_admission_on is distinct from (select min(from_day) from stay s where s.facility_id = f.id)"));
    }

    @Test
    void every_identity_number_can_be_read_and_is_right() throws SQLException {
        Vault vault = TestSession.vault();
        try (Connection owner = TestSession.owner(); Statement statement = owner.createStatement();
             ResultSet row = statement.executeQuery("select identity_cipher, identity_hash, identity_mask, sex, born from person")) {
            int count = 0;
            for (; row.next(); count++) {
                IdentityNumber number = IdentityNumber.of(vault.unseal(row.getBytes(1)));
                assertEquals(number, IdentityNumber.parse(number.value(), TestSession.TODAY));
                assertArrayEquals(vault.hash(number.bytes()), row.getBytes(2));
                assertEquals(number.mask(), row.getString(3));
                assertEquals(number.sex(), Sex.valueOf(row.getString(4)));
                assertEquals(number.born(), row.getObject(5, LocalDate.class));
            }
            assertTrue(count > 8000, count + " persons");
        }
    }

    @Test
    void the_same_day_gives_the_same_world() {
        LocalDate day = LocalDate.of(2026, 3, 16);
        assertEquals(World.plan(day, 1000).fingerprint(), World.plan(day, 1000).fingerprint());
    }

    private static void assertStock(String measure, LocalDate day, String recount) throws SQLException {
        assertEquals(number(recount, day), number(STOCK, measure, day, measure, day, day), measure + " on " + day);
    }

    private static double nursingShare(LocalDate day) throws SQLException {
        String inUse = "select count(*) from bed_period where state = 'IN_USE' and daterange(from_day, until_day) @> ?::date";
        return (double) number(inUse + " and kind = 'NURSING'", day) / number(inUse, day);
    }

    private static long number(String sql, Object... args) throws SQLException {
        return Long.parseLong(rows(sql, args).get(0));
    }

    private static List<String> rows(String sql, Object... args) throws SQLException {
        try (Connection owner = TestSession.owner(); PreparedStatement query = owner.prepareStatement(sql)) {
            for (int i = 0; i < args.length; i++) query.setObject(i + 1, args[i]);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        }
    }
}
