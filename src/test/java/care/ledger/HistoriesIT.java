package care.ledger;

import static org.junit.jupiter.api.Assertions.*;

import care.TestSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.*;
import org.junit.jupiter.api.*;
import org.postgresql.PGConnection;

/**
 * Thousands of random histories, each a home of its own, put into the tables and counted twice: by the ledger's SQL, and here day by day
 * as somebody would with a calendar. Half of them lie around 29 February 2000, half around 29 February 2024; all is rolled back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoriesIT {
    private static final int HISTORIES = 3000;
    private static final int BEDS = 3;
    private static final int PEOPLE = 4;
    private static final List<LocalDate> WINDOWS = List.of(LocalDate.of(1999, 11, 20), LocalDate.of(2023, 11, 20));
    private static final int LONG = 480;
    private static final List<String> KINDS = List.of("ORDINARY", "NURSING", "SOJOURN", "HOME");
    private static final List<String> CATEGORIES = List.of("SUBSISTENCE_URBAN", "SUBSISTENCE_RURAL", "EXTREME_POVERTY");

    private record Span(int owner, String what, LocalDate from, LocalDate until) {
        boolean on(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    private record Living(int person, int bed, String kind, String origin, LocalDate from, LocalDate until, List<Span> leaves) {
        boolean on(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    /** One home. @param grades person, grade, day of the assessment */
    private record History(LocalDate window, List<Span> beds, List<Living> stays, List<Span> grades, List<Span> held) {
    }

    private final Random random = new Random(20221231);
    private final List<History> histories = new ArrayList<>();
    private Connection owner;
    private long firstHome;

    @BeforeAll
    void write() throws SQLException, IOException {
        for (int i = 0; i < HISTORIES; i++) histories.add(history(WINDOWS.get(i % 2)));
        owner = TestSession.owner();
        owner.setAutoCommit(false);
        run("select care.enter('histories', 'CITY_OFFICER', '64', '')");
        firstHome = number("select nextval('care.id_seq')") + 1000;
        new Writing().all();
        run("analyze care.stay, care.bed_period, care.stay_leave, care.assessment, care.holding");
    }

    @AfterAll
    void forget() throws SQLException {
        owner.rollback();
        owner.close();
    }

    @Test
    void for_any_period_the_ledger_counts_what_a_calendar_counts() throws SQLException {
        for (LocalDate window : WINDOWS) for (int i = 0; i < 25; i++) {
            LocalDate first = window.plusDays(random.nextInt(LONG));
            same(first, first.plusDays(1 + (i % 3 == 0 ? 0 : random.nextInt(i % 3 == 1 ? 40 : LONG))), window);
        }
    }

    @Test
    void on_the_days_where_calendars_go_wrong_it_counts_the_same() throws SQLException {
        for (LocalDate window : WINDOWS) {
            int leap = window.getYear() + 1;
            for (LocalDate day : List.of(LocalDate.of(leap, 2, 28), LocalDate.of(leap, 2, 29), LocalDate.of(leap, 3, 1), LocalDate.of(leap - 1, 12, 31), LocalDate.of(leap, 1, 1), LocalDate.of(leap, 4, 30), LocalDate.of(leap, 12, 31))) same(day, day.plusDays(1), window);
            same(LocalDate.of(leap - 1, 12, 31), LocalDate.of(leap, 1, 2), window);
            same(LocalDate.of(leap, 1, 1), LocalDate.of(leap + 1, 1, 1), window);
        }
    }

    @Test
    void the_lines_of_every_months_return_are_those_of_the_calendar() throws SQLException {
        for (LocalDate window : WINDOWS) for (YearMonth month = YearMonth.from(window); month.isBefore(YearMonth.from(window.plusDays(LONG))); month = month.plusMonths(2)) {
            Map<String, String> sql = new TreeMap<>();
            query("select facility_id, dimension, part, persons, days, away, available from care.ledger_month('" + month.atDay(1) + "') where " + homes(window) + " and dimension <> 'MOVEMENT'",
                row -> sql.put(row.getLong(1) - firstHome + " " + row.getString(2) + " " + row.getString(3), row.getInt(4) + " " + row.getInt(5) + " " + row.getInt(6) + (row.getObject(7) == null ? "" : " " + row.getInt(7))));
            Map<String, int[]> counted = count(month.atDay(1), month.plusMonths(1).atDay(1), window);
            Map<String, String> calendar = new TreeMap<>();
            Map<String, Integer> beds = available(month.atDay(1), month.plusMonths(1).atDay(1), window);
            counted.forEach((key, n) -> {
                if (!key.contains(" ORIGIN ")) calendar.put(key, n[0] + " " + n[1] + " " + n[2] + (key.matches("\\d+ (TOTAL|KIND) .*") ? " " + beds.getOrDefault(key, 0) : ""));
            });
            beds.forEach((key, n) -> calendar.putIfAbsent(key, "0 0 0 " + n));
            equal(calendar, sql, month.toString());
        }
    }

    @Test
    void who_was_there_and_came_less_who_went_are_those_who_are_there() throws SQLException {
        for (LocalDate window : WINDOWS) for (YearMonth month = YearMonth.from(window); month.isBefore(YearMonth.from(window.plusDays(LONG))); month = month.plusMonths(1)) {
            LocalDate first = month.atDay(1);
            Map<Integer, Map<String, Integer>> moved = new HashMap<>();
            query("select facility_id, part, persons from care.ledger_month('" + first + "') where facility_id >= " + firstHome + " and dimension = 'MOVEMENT'",
                row -> moved.computeIfAbsent((int) (row.getLong(1) - firstHome), h -> new HashMap<>()).put(row.getString(2), row.getInt(3)));
            for (int h = 0; h < HISTORIES; h++) {
                List<Living> stays = histories.get(h).stays;
                LocalDate last = month.atEndOfMonth();
                int start = (int) stays.stream().filter(s -> s.on(first.minusDays(1))).count();
                int end = (int) stays.stream().filter(s -> s.on(last)).count();
                Map<String, Integer> found = moved.getOrDefault(h, Map.of("START", 0, "IN", 0, "OUT", 0, "END", 0));
                assertEquals(start, found.get("START"), "home " + h + " before " + first);
                assertEquals(end, found.get("END"), "home " + h + " on " + last);
                assertEquals(end, start + found.get("IN") - found.get("OUT"), "home " + h + " in " + month);
            }
        }
    }

    private void same(LocalDate first, LocalDate past, LocalDate window) throws SQLException {
        Map<String, String> sql = new TreeMap<>();
        query("select facility_id, dimension, part, count(distinct person_id), sum(days), sum(away) from care.bed_days('" + first + "', '" + past + "', '{TOTAL,STAY,KIND,ABILITY,CATEGORY,ORIGIN}') where " + homes(window) + " group by 1, 2, 3",
            row -> sql.put(row.getLong(1) - firstHome + " " + row.getString(2) + " " + row.getString(3), row.getInt(4) + " " + row.getInt(5) + " " + row.getInt(6)));
        Map<String, String> calendar = new TreeMap<>();
        count(first, past, window).forEach((key, n) -> calendar.put(key, n[0] + " " + n[1] + " " + n[2]));
        equal(calendar, sql, first + " to " + past);
        Map<String, Integer> beds = new TreeMap<>();
        query("select facility_id, kind, days from care.bed_days_available('" + first + "', '" + past + "') where " + homes(window), row -> beds.put(row.getLong(1) - firstHome + " KIND " + row.getString(2), row.getInt(3)));
        Map<String, Integer> expected = new TreeMap<>(available(first, past, window));
        expected.keySet().removeIf(key -> key.contains(" TOTAL "));
        equal(expected, beds, "beds from " + first + " to " + past);
    }

    private String homes(LocalDate window) {
        return "facility_id >= " + firstHome + " and (facility_id - " + firstHome + ") % 2 = " + WINDOWS.indexOf(window);
    }

    /** Says only where the two differ. */
    private static <V> void equal(Map<String, V> calendar, Map<String, V> sql, String when) {
        Set<String> keys = new TreeSet<>(calendar.keySet());
        keys.addAll(sql.keySet());
        assertEquals(List.of(), keys.stream().filter(key -> !Objects.equals(calendar.get(key), sql.get(key))).limit(5).map(key -> key + ": " + calendar.get(key) + ", not " + sql.get(key)).toList(), when);
    }

    /** Day by day. Key: home, dimension, part; value: persons, days, days away. */
    private Map<String, int[]> count(LocalDate first, LocalDate past, LocalDate window) {
        Map<String, int[]> counted = new HashMap<>();
        for (int h = 0; h < HISTORIES; h++) {
            History history = histories.get(h);
            if (!history.window.equals(window)) continue;
            Map<String, Set<Integer>> persons = new HashMap<>();
            for (LocalDate day = first; day.isBefore(past); day = day.plusDays(1)) for (Living stay : history.stays) {
                LocalDate today = day;
                if (!stay.on(today)) continue;
                boolean away = stay.leaves.stream().anyMatch(leave -> leave.on(today));
                List<String> parts = new ArrayList<>(List.of("TOTAL ", "STAY " + stay.kind, "KIND " + history.beds.stream().filter(p -> p.owner == stay.bed && p.on(today)).findFirst().orElseThrow().what.split(" ")[0],
                    "ABILITY " + history.grades.stream().filter(g -> g.owner == stay.person && !g.from.isAfter(today)).reduce((a, b) -> b.from.isBefore(a.from) ? a : b).map(g -> g.what).orElse("")));
                if (stay.kind.equals("SOJOURN")) parts.add("ORIGIN " + stay.origin);
                Set<String> held = new HashSet<>();
                history.held.stream().filter(c -> c.owner == stay.person && c.on(today)).forEach(c -> held.add("CATEGORY " + c.what));
                parts.addAll(held.isEmpty() ? Set.of("CATEGORY ") : held);
                for (String part : parts) {
                    String key = h + " " + part;
                    int[] sums = counted.computeIfAbsent(key, k -> new int[3]);
                    sums[1]++;
                    if (away) sums[2]++;
                    if (persons.computeIfAbsent(key, k -> new HashSet<>()).add(stay.person)) sums[0]++;
                }
            }
        }
        return counted;
    }

    private Map<String, Integer> available(LocalDate first, LocalDate past, LocalDate window) {
        Map<String, Integer> days = new HashMap<>();
        for (int h = 0; h < HISTORIES; h++) {
            if (!histories.get(h).window.equals(window)) continue;
            for (Span period : histories.get(h).beds) for (LocalDate day = first; day.isBefore(past); day = day.plusDays(1)) if (period.what.endsWith("IN_USE") && period.on(day)) {
                days.merge(h + " KIND " + period.what.split(" ")[0], 1, Integer::sum);
                days.merge(h + " TOTAL ", 1, Integer::sum);
            }
        }
        return days;
    }

    /** Beds that change their kind and go out of service, people who come, move to another bed, leave, return, are away, are assessed, and come onto lists. */
    private History history(LocalDate window) {
        LocalDate end = window.plusDays(LONG);
        List<Span> beds = new ArrayList<>();
        for (int bed = 0; bed < BEDS; bed++) {
            LocalDate from = chance(0.6) ? window.minusDays(30) : day(window, 100);
            for (int n = random.nextInt(4); n >= 0; n--) {
                LocalDate until = n == 0 && chance(0.7) ? null : from.plusDays(1 + random.nextInt(200));
                beds.add(new Span(bed, KINDS.get(random.nextInt(4)) + (chance(0.2) ? " OUT_OF_SERVICE" : " IN_USE"), from, until));
                if (until == null) break;
                from = until;
            }
        }
        List<Living> stays = new ArrayList<>();
        for (int n = random.nextInt(9); n > 0; n--) {
            int bed = random.nextInt(BEDS);
            LocalDate from = chance(0.2) ? window.minusDays(random.nextInt(30)) : day(window, LONG);
            LocalDate until = chance(0.25) ? null : from.plusDays(1 + random.nextInt(chance(0.3) ? 3 : 150));
            int person = random.nextInt(PEOPLE);
            if (offered(stays, beds, person, bed, from, until)) stays.add(living(person, bed, from, until, end));
            Living last = stays.isEmpty() ? null : stays.get(stays.size() - 1);
            if (last != null && last.until != null && chance(0.4)) {      // a move: goes on the same day in another bed
                int other = (last.bed + 1) % BEDS;
                LocalDate later = chance(0.3) ? null : last.until.plusDays(1 + random.nextInt(60));
                if (offered(stays, beds, last.person, other, last.until, later)) stays.add(living(last.person, other, last.until, later, end));
            }
        }
        List<Span> grades = new ArrayList<>();
        List<Span> held = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            for (int n = random.nextInt(4); n > 0; n--) grades.add(new Span(person, String.valueOf(random.nextInt(5)), grades.isEmpty() || chance(0.7) ? day(window.minusDays(40), LONG) : grades.get(grades.size() - 1).from, null));
            for (String category : CATEGORIES) for (int n = chance(0.5) ? 0 : 1 + random.nextInt(2); n > 0; n--) {
                LocalDate from = day(window.minusDays(40), LONG);
                held.add(new Span(person, category, from, chance(0.3) ? null : from.plusDays(1 + random.nextInt(200))));
            }
        }
        return new History(window, beds, stays, grades, apart(held));
    }

    /** Rosters of two divisions may overlap, also for one category; the table only wants different first days. */
    private static List<Span> apart(List<Span> held) {
        List<Span> apart = new ArrayList<>();
        for (Span span : held) if (apart.stream().noneMatch(o -> o.owner == span.owner && o.what.equals(span.what) && o.from.equals(span.from))) apart.add(span);
        return apart;
    }

    private Living living(int person, int bed, LocalDate from, LocalDate until, LocalDate end) {
        List<Span> leaves = new ArrayList<>();
        LocalDate at = from;
        while (chance(0.5)) {
            LocalDate leave = at.plusDays(random.nextInt(20));
            LocalDate back = chance(0.1) && until != null ? until : leave.plusDays(1 + random.nextInt(25));
            if (until != null && (!leave.isBefore(until) || back.isAfter(until)) || leave.isAfter(end) || !back.isAfter(leave)) break;
            boolean open = until == null && chance(0.1);
            leaves.add(new Span(0, "", leave, open ? null : back));
            if (open) break;
            at = back;
        }
        boolean sojourn = chance(0.3);
        return new Living(person, bed, sojourn ? "SOJOURN" : "RESIDENT", sojourn ? List.of("陕西省", "甘肃省").get(random.nextInt(2)) : null, from, until, leaves);
    }

    /** The bed is there all the time, nobody else lies in it, the person lies nowhere else. */
    private static boolean offered(List<Living> stays, List<Span> beds, int person, int bed, LocalDate from, LocalDate until) {
        LocalDate last = until == null ? LocalDate.of(9999, 1, 1) : until;
        long covered = beds.stream().filter(p -> p.owner == bed).mapToLong(p -> {
            LocalDate a = p.from.isAfter(from) ? p.from : from;
            LocalDate z = p.until == null || p.until.isAfter(last) ? last : p.until;
            return Math.max(0, ChronoUnit.DAYS.between(a, z));
        }).sum();
        return covered == ChronoUnit.DAYS.between(from, last) && stays.stream().noneMatch(s -> (s.person == person || s.bed == bed) && s.from.isBefore(last) && (s.until == null || s.until.isAfter(from)));
    }

    private LocalDate day(LocalDate from, int within) {
        return from.plusDays(random.nextInt(within));
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    /** Everything into the tables, table by table; home h has the number firstHome + h. */
    private final class Writing {
        private final Map<String, StringBuilder> tables = new LinkedHashMap<>();
        private long next = firstHome + HISTORIES;

        void all() throws SQLException, IOException {
            String region = value("select code from care.region where level = 5 and code like '640502%' order by code limit 1");
            for (int h = 0; h < HISTORIES; h++) write(h, histories.get(h), region);
            for (Map.Entry<String, StringBuilder> table : tables.entrySet())
                owner.unwrap(PGConnection.class).getCopyAPI().copyIn("copy care." + table.getKey() + " from stdin", new java.io.ByteArrayInputStream(table.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        }

        private void write(int h, History history, String region) {
            long home = firstHome + h;
            LocalDate since = history.window.minusDays(40);
            row("facility (id, code, name, initials, kind, ownership, region_code, address, filing, filing_since)", home, "H" + home, "史" + home, "s", "NURSING_HOME", "PRIVATE", region, "x", "FILED", since);
            long building = next++;
            row("building (id, facility_id, name)", building, home, "1");
            long room = next++;
            row("room (id, facility_id, building_id, floor, number)", room, home, building, 1, "101");
            long bed = next;
            next += BEDS;
            for (int b = 0; b < BEDS; b++) row("bed (id, facility_id, room_id, label)", bed + b, home, room, "B" + b);
            for (Span p : history.beds) row("bed_period (bed_id, facility_id, kind, state, reason, from_day, until_day)", bed + p.owner, home, p.what.split(" ")[0], p.what.split(" ")[1], "r", p.from, p.until);
            long person = next;
            next += PEOPLE;
            for (int p = 0; p < PEOPLE; p++) row("person (id, identity_hash, identity_cipher, identity_mask, name, initials, sex, born, region_code)", person + p, String.format("\\\\x%016x", person + p), "\\\\x00", "*", "试验" + (person + p), "sy", "MALE", "1930-01-01", region);
            for (Living s : history.stays) {
                long stay = next++;
                row("stay (id, person_id, bed_id, facility_id, kind, origin, from_day, until_day, end_reason)", stay, person + s.person, bed + s.bed, home, s.kind, s.origin, s.from, s.until, s.until == null ? null : "DISCHARGED");
                for (Span l : s.leaves) row("stay_leave (stay_id, facility_id, kind, from_day, until_day)", stay, home, "HOME", l.from, l.until);
            }
            List<String> reasons = List.of("FIRST", "ROUTINE", "PROMPT", "REVIEW", "OTHER");
            Map<String, Integer> sameDay = new HashMap<>();
            for (Span g : history.grades) {
                String reason = reasons.get(sameDay.merge(g.owner + " " + g.from, 1, Integer::sum) - 1);
                row("assessment (id, person_id, region_code, facility_id, standard, reason, assessed_on, valid_until, total, band, grade, first_assessor, second_assessor, recorded_by)", next++, person + g.owner, region, home, "GB/T 42195-2022", reason, g.from, g.from.plusYears(1), 50, 0, g.what, "a", "b", "t");
            }
            for (Span c : history.held) row("holding (person_id, category, region_code, from_day, until_day)", person + c.owner, c.what, region, c.from, c.until);
        }

        private void row(String table, Object... values) {
            StringBuilder text = tables.computeIfAbsent(table, t -> new StringBuilder());
            for (int i = 0; i < values.length; i++) text.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
            text.append('\n');
        }
    }

    private interface Reading {
        void row(ResultSet row) throws SQLException;
    }

    private void query(String sql, Reading reading) throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) reading.row(rows);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String sql) throws SQLException {
        String[] found = new String[1];
        query(sql, row -> found[0] = row.getString(1));
        return found[0];
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(value(sql));
    }
}
