package care;

import static org.junit.jupiter.api.Assertions.*;

import care.assessment.*;
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
            rows("select filing || ' ' || count(*) from facility where filing <> 'FILED' and id < (select min(id) from facility) + 1000 group by filing order by filing"));
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
    void in_december_2022_there_are_4894_newly_listed_for_subsistence_and_119_extremely_poor() throws SQLException {
        String added = "select coalesce(sum(added), 0) from roster_difference d join roster r on r.id = d.roster_id join roster o on o.id = d.against_id and o.as_of = '2022-11-01' where d.region_code = '640500000000' and r.as_of = '2022-12-01' and r.category ";
        assertEquals(4894, number(added + "in ('SUBSISTENCE_URBAN', 'SUBSISTENCE_RURAL')"));
        assertEquals(119, number(added + "= 'EXTREME_POVERTY'"));
        assertEquals(4894, number("select count(*) from roster_line l join roster r on r.id = l.roster_id and r.as_of = '2022-12-01' and r.category like 'SUBSISTENCE_%' where not exists "
            + "(select 1 from roster_line o join roster b on b.id = o.roster_id and b.as_of = '2022-11-01' and b.category = r.category where o.person_id = l.person_id)"));
    }

    @Test
    void of_the_monitored_621_564_and_807_are_on_the_rural_list_and_a_few_dozen_in_each_county_are_not_yet_helped() throws SQLException {
        assertEquals(List.of("MONITORED_AT_RISK 564", "MONITORED_HARDSHIP 807", "MONITORED_UNSTABLE 621"), rows("""
            select m.category || ' ' || count(*) from holding m join holding h on h.person_id = m.person_id and h.category = 'SUBSISTENCE_RURAL'
            where m.category like 'MONITORED%' and daterange(m.from_day, m.until_day) @> date '2022-12-31' and daterange(h.from_day, h.until_day) @> date '2022-12-31' group by m.category order by 1"""));
        for (Object day : List.of(LocalDate.of(2022, 12, 31), TestSession.TODAY)) assertEquals(List.of("640502 36", "640521 36", "640522 36"), rows("""
            select left(m.region_code, 6) || ' ' || count(*) from holding m where m.category like 'MONITORED%' and daterange(m.from_day, m.until_day) @> ?::date
              and not exists (select 1 from holding h where h.person_id = m.person_id and h.category in ('SUBSISTENCE_URBAN', 'SUBSISTENCE_RURAL', 'EXTREME_POVERTY') and daterange(h.from_day, h.until_day) @> ?::date)
            group by left(m.region_code, 6) order by 1""", day, day));
    }

    @Test
    void in_december_2022_advanced_age_was_paid_to_7778_and_support_to_1863() throws SQLException {
        assertEquals(7778, number("select count(*) from payment where month = '2022-12-01' and category = 'ADVANCED_AGE'"));
        assertEquals(1863, number("select count(*) from payment where month = '2022-12-01' and category = 'EXTREME_POVERTY'"));
        assertEquals(0, number("select count(*) from payment y join person p on p.id = y.person_id where y.month = '2022-12-01' and y.category = 'ADVANCED_AGE' and p.born + interval '80 years' > y.month"));
    }

    @Test
    void one_county_is_verifying_one_has_returned_and_one_is_done() throws SQLException {
        assertEquals(List.of("640502000000 36", "640521000000 36", "640522000000 36"), rows("select v.region_code || ' ' || count(*) from verification v join verification_person i on i.verification_id = v.id group by v.id order by 1"));
        assertEquals(List.of("640521000000 RETURNED", "640522000000 CLOSED"), rows("select region_code || ' ' || state from verification where region_code <> '640502000000' order by 1"));      // a journey settles the first
        assertEquals(0, number("select count(*) from verification_person i join verification v on v.id = i.verification_id where v.state <> 'OPEN' and i.outcome is null"));
        assertEquals(1, number("select count(*) from verification where region_code = '640502000000' and due_on > ?", TestSession.TODAY));
    }

    @Test
    void the_newly_listed_of_december_2022_have_arrived() throws SQLException {
        assertEquals(List.of("RECEIVED 5013 5013"), rows("select p.state || ' ' || p.rows || ' ' || sum(s.rows) from roster_push p join roster_push_source s on s.push_id = p.id where p.month = '2022-12-01' and p.region_code = '640500000000' group by p.id"));
        assertEquals(1, number("select count(*) from push_recipient where url is null"));
    }

    @Test
    void what_people_hold_is_what_the_accepted_rosters_say() throws SQLException {
        for (LocalDate day : List.of(LocalDate.of(2022, 11, 30), LocalDate.of(2022, 12, 31), TestSession.TODAY)) assertEquals(0, number("""
            with newest as (select distinct on (category) id, category from roster where state = 'ACCEPTED' and region_code = '640500000000' and as_of <= ? order by category, as_of desc),
              changed as (select id from person where merged_into is not null union select merged_into from person),      -- by other tests
              listed as (select n.category, l.person_id, l.region_code from newest n join roster_line l on l.roster_id = n.id where n.category <> 'LEFT_BEHIND' and l.person_id not in (select id from changed where id is not null)),
              held as (select category, person_id, region_code from holding where daterange(from_day, until_day) @> ?::date and category <> 'LEFT_BEHIND' and person_id in (select person_id from roster_line) and person_id not in (select id from changed where id is not null))
            select (select count(*) from (select * from listed except select * from held) a) + (select count(*) from (select * from held except select * from listed) b)""", day, day));
        assertTrue(number("select count(distinct s.person_id) from stay s join holding h on h.person_id = s.person_id and h.until_day is null join account a on a.facility_id = s.facility_id where a.username = 'operator-1' and s.until_day is null") > 20);
    }

    /** Other tests add to them; the demonstration's were recorded before today. */
    @Test
    void every_assessment_is_what_its_points_come_to_and_nearly_every_resident_has_one_in_date() throws SQLException {
        String demonstration = "recorded_at < ?::date and first_assessor <> '甲'";
        Map<Long, Map<String, Integer>> points = new HashMap<>();
        try (Connection owner = TestSession.owner(); Statement statement = owner.createStatement()) {
            ResultSet score = statement.executeQuery("select assessment_id, item, points from assessment_score");
            while (score.next()) points.computeIfAbsent(score.getLong(1), id -> new HashMap<>()).put(score.getString(2), score.getInt(3));
            ResultSet row = statement.executeQuery("select id, coma, diagnoses, risk_events, total || ' ' || band || ' ' || grade || ' ' || overrides::text from assessment");
            int count = 0;
            for (; row.next(); count++) {
                Scoring.Result result = Scoring.score(GoldenStandard.STANDARD, points.get(row.getLong(1)), row.getBoolean(2), List.of((String[]) row.getArray(3).getArray()), row.getInt(4));
                assertEquals(result.total() + " " + result.band() + " " + result.grade() + " {" + result.overrides().stream().map(Enum::name).collect(java.util.stream.Collectors.joining(",")) + "}", row.getString(5), "assessment " + row.getLong(1));
            }
            assertTrue(count > 4000, count + " assessments");
        }
        assertEquals(0, number("select count(*) from assessment where valid_until <> (assessed_on + interval '12 months')::date and " + demonstration, TestSession.TODAY));
        String living = "select count(*) from stay s where s.kind = 'RESIDENT' and s.until_day is null and s.from_day < ?::date - 5 ";
        double residents = number(living, TestSession.TODAY);
        double never = number(living + "and not exists (select 1 from assessment a where a.person_id = s.person_id)", TestSession.TODAY) / residents;
        double inDate = number(living + "and exists (select 1 from assessment a where a.person_id = s.person_id and a.valid_until >= ?)", TestSession.TODAY, TestSession.TODAY) / residents;
        assertTrue(never > 0.003 && never < 0.02, "never assessed: " + never);
        assertTrue(inDate > 0.94 && inDate < 0.98, "in date: " + inDate);
        assertEquals(0, number("select count(*) from person p join lateral (select grade, assessed_on from assessment a where a.person_id = p.id order by assessed_on desc, recorded_at desc limit 1) a on true where p.merged_into is null and (p.ability_grade, p.ability_on) is distinct from (a.grade, a.assessed_on) and p.version = 0"));
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
