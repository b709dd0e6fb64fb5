package care.roster;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.Peek;
import care.kernel.*;
import jakarta.inject.Inject;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import org.junit.jupiter.api.*;

/** Rosters as they are accepted, in and out of order, and what people hold by them. In a category the demonstration does not use. */
class RostersIT extends ContainerTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final String VILLAGE = "640502100002";

    @Inject
    Rosters rosters;
    @Inject
    RosterDesk desk;
    @Inject
    Differences differences;
    @Inject
    Peek peek;

    /** One line of a roster under test. */
    private record Entry(long person, String region, String level, Long fen) {
    }

    private record Listed(long id, LocalDate asOf, String division, List<Entry> entries) {
    }

    /** As an import leaves it behind: a draft with its lines. */
    private long draft(Category category, LocalDate asOf, String division, List<Entry> entries) {
        try (Connection connection = owner.getConnection()) {
            long id;
            try (PreparedStatement roster = connection.prepareStatement("insert into care.roster (category, as_of, region_code, source, sha256, lines, entered_by) values (?, ?, ?, 'test.xlsx', sha256('x'), ?, 'test') returning id")) {
                roster.setString(1, category.name());
                roster.setObject(2, asOf);
                roster.setString(3, division);
                roster.setInt(4, entries.size());
                ResultSet made = roster.executeQuery();
                made.next();
                id = made.getLong(1);
            }
            try (PreparedStatement line = connection.prepareStatement("insert into care.roster_line (roster_id, person_id, region_code, level, amount_fen) values (?, ?, ?, ?, ?)")) {
                for (Entry entry : entries) {
                    line.setLong(1, id);
                    line.setLong(2, entry.person());
                    line.setString(3, entry.region());
                    line.setString(4, entry.level());
                    line.setObject(5, entry.fen());
                    line.addBatch();
                }
                line.executeBatch();
            }
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept(long id) {
        as(CITY, () -> {
            desk.accept(id);
            return null;
        });
    }

    private static Entry entry(long person, String region) {
        return new Entry(person, region, null, null);
    }

    private List<Long> people(String county, int count) {
        List<Long> people = new ArrayList<>();
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery("select id from care.person where region_code like '" + county + "%' order by id limit " + count)) {
            while (found.next()) people.add(found.getLong(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return people;
    }

    /** Accepted rosters do not go away; after a test they must. */
    @AfterEach
    void tidy() throws SQLException {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("alter table care.roster disable trigger user");
            statement.execute("alter table care.roster_line disable trigger user");
            statement.execute("delete from care.roster_difference_line where difference_id in (select id from care.roster_difference where roster_id in (select id from care.roster where source = 'test.xlsx'))");
            statement.execute("delete from care.roster_difference where roster_id in (select id from care.roster where source = 'test.xlsx')");
            statement.execute("delete from care.roster_line where roster_id in (select id from care.roster where source = 'test.xlsx')");
            statement.execute("delete from care.roster where source = 'test.xlsx'");
            statement.execute("delete from care.holding where category = 'LEFT_BEHIND'");
            statement.execute("alter table care.roster enable trigger user");
            statement.execute("alter table care.roster_line enable trigger user");
        }
    }

    @Test
    void an_accepted_roster_is_frozen_and_accepted_once() {
        long person = people("640502", 1).get(0);
        long id = draft(Category.LEFT_BEHIND, FIRST, "640500000000", List.of(entry(person, VILLAGE)));
        accept(id);
        assertEquals("roster.state.refused", assertThrows(RuleViolation.class, () -> accept(id)).code());
        assertEquals("constraint.roster_frozen", assertThrows(RuleViolation.class, () -> as(CITY, () -> peek.change("delete from roster_line where roster_id = " + id))).code());
        assertEquals("constraint.roster_frozen", assertThrows(RuleViolation.class, () -> as(CITY, () -> peek.change("update roster set source = 'x' where id = " + id))).code());
        long twin = draft(Category.LEFT_BEHIND, FIRST, "640500000000", List.of());
        assertEquals("constraint.roster_accepted_key", assertThrows(RuleViolation.class, () -> accept(twin)).code());
    }

    @Test
    void a_county_settles_its_own_rosters_reads_the_citys_and_sees_nothing_of_another_county() {
        long here = people("640502", 1).get(0);
        long there = people("640521", 1).get(0);
        long city = draft(Category.LEFT_BEHIND, FIRST, "640500000000", List.of(entry(here, VILLAGE), entry(there, "640521100000")));
        long county = draft(Category.LEFT_BEHIND, FIRST, "640521000000", List.of(entry(there, "640521100000")));
        assertEquals("roster.not-yours", assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> {
            desk.accept(city);
            return null;
        })).code());
        assertEquals(List.of(here), as(SHAPOTOU, () -> rosters.lines(city, null, Slice.first(10))).items().stream().map(Rosters.Line::id).toList());
        assertEquals(RuleViolation.Kind.NOT_FOUND, assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> rosters.get(county))).kind());
        as(ZHONGNING, () -> {
            desk.accept(county);
            return null;
        });
        assertEquals(RosterState.ACCEPTED, as(CITY, () -> rosters.row(county)).state());
    }

    @Test
    void a_line_outside_of_the_division_is_noticed_before_it_is_accepted() {
        long id = draft(Category.LEFT_BEHIND, FIRST, "640521000000", List.of(entry(people("640502", 1).get(0), VILLAGE)));
        assertEquals("roster.lines-outside", assertThrows(RuleViolation.class, () -> accept(id)).code());
    }

    @Test
    void who_is_not_on_the_next_list_holds_the_category_until_its_day() {
        List<Long> two = people("640502", 2);
        accept(draft(Category.LEFT_BEHIND, FIRST, "640500000000", List.of(entry(two.get(0), VILLAGE), entry(two.get(1), VILLAGE))));
        accept(draft(Category.LEFT_BEHIND, FIRST.plusMonths(1), "640500000000", List.of(entry(two.get(1), VILLAGE))));
        assertEquals(List.of(Category.LEFT_BEHIND), held(two.get(0), FIRST.plusMonths(1).minusDays(1)));
        assertEquals(List.of(), held(two.get(0), FIRST.plusMonths(1)));
        assertEquals(List.of(Category.LEFT_BEHIND), held(two.get(1), FIRST.plusYears(3)));
        assertEquals(List.of(), held(two.get(1), FIRST.minusDays(1)));
    }

    private List<Category> held(long person, LocalDate on) {
        return as(CITY, () -> rosters.held(person, on)).stream().map(Rosters.Held::category).filter(c -> c == Category.LEFT_BEHIND).toList();
    }

    /** Random rosters of city, counties, a town; the definition, day by day, in Java. */
    @Test
    void in_whatever_order_rosters_of_whatever_level_are_accepted_people_hold_what_the_definition_says() throws SQLException {
        List<Long> people = people("640502", 7);
        Map<String, List<String>> divisions = Map.of("640500000000", List.of(VILLAGE, "640502101000", "640502000000", "640521100000", "640521101000"), "640502000000", List.of(VILLAGE, "640502101000", "640502000000"),
            "640502100000", List.of(VILLAGE, "640502100000"), "640521000000", List.of("640521100000", "640521101000"));
        List<String> codes = divisions.keySet().stream().sorted().toList();
        for (int seed = 1; seed <= 12; seed++) {
            Random dice = new Random(seed);
            Map<String, Listed> made = new LinkedHashMap<>();
            for (int i = 0; i < 9; i++) {
                String division = codes.get(dice.nextInt(codes.size()));
                LocalDate asOf = FIRST.plusDays(dice.nextInt(5));
                if (made.containsKey(division + asOf)) continue;
                List<Entry> entries = new ArrayList<>();
                for (long person : people) if (dice.nextInt(3) > 0) entries.add(entry(person, divisions.get(division).get(dice.nextInt(divisions.get(division).size()))));
                made.put(division + asOf, new Listed(draft(Category.LEFT_BEHIND, asOf, division, entries), asOf, division, entries));
            }
            List<Listed> order = new ArrayList<>(made.values());
            Collections.shuffle(order, dice);
            if (seed % 3 == 0) order.sort(Comparator.comparing(Listed::asOf));
            List<Listed> accepted = new ArrayList<>();
            for (Listed one : order) {
                accept(one.id());
                accepted.add(one);
                assertEquals(byDefinition(accepted), byHoldings(), "seed " + seed + " after " + accepted);
            }
            assertEquals(0, number("select count(*) from care.holding a join care.holding b using (person_id, category, region_code) where category = 'LEFT_BEHIND' and a.from_day < b.from_day and (a.until_day is null or a.until_day >= b.from_day)"), "periods neither overlap nor touch");
            tidy();
        }
    }

    private static Set<String> byDefinition(List<Listed> accepted) {
        Set<String> held = new TreeSet<>();
        for (int d = -1; d < 8; d++) {
            LocalDate day = FIRST.plusDays(d);
            for (Listed one : accepted) {
                if (one.asOf().isAfter(day)) continue;
                for (Entry entry : one.entries()) {
                    boolean superseded = accepted.stream().anyMatch(later -> later.asOf().isAfter(one.asOf()) && !later.asOf().isAfter(day) && entry.region().startsWith(DivisionCode.prefix(later.division())));
                    if (!superseded) held.add(entry.person() + " " + entry.region() + " " + day);
                }
            }
        }
        return held;
    }

    private Set<String> byHoldings() throws SQLException {
        Set<String> held = new TreeSet<>();
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select person_id, region_code, from_day, until_day from care.holding where category = 'LEFT_BEHIND'")) {
            while (row.next()) for (int d = -1; d < 8; d++) {
                LocalDate day = FIRST.plusDays(d);
                LocalDate until = row.getObject(4, LocalDate.class);
                if (!day.isBefore(row.getObject(3, LocalDate.class)) && (until == null || day.isBefore(until))) held.add(row.getLong(1) + " " + row.getString(2) + " " + day);
            }
        }
        return held;
    }

    @Test
    void a_comparison_tells_new_left_moved_and_changed_and_writes_nobody_else() {
        List<Long> p = people("640502", 6);
        long before = draft(Category.LEFT_BEHIND, FIRST, "640500000000", List.of(new Entry(p.get(0), VILLAGE, "A", 100L), new Entry(p.get(1), VILLAGE, "A", 100L), new Entry(p.get(2), VILLAGE, "A", 100L), new Entry(p.get(3), VILLAGE, null, null), new Entry(p.get(4), VILLAGE, "A", 100L)));
        long after = draft(Category.LEFT_BEHIND, FIRST.plusMonths(1), "640500000000", List.of(new Entry(p.get(0), VILLAGE, "A", 100L), new Entry(p.get(1), "640521100000", "B", 100L), new Entry(p.get(2), VILLAGE, "A", 120L), new Entry(p.get(3), VILLAGE, "A", null), new Entry(p.get(5), VILLAGE, "A", 100L)));
        Differences.Result first = as(CITY, () -> differences.compare(after, before));
        assertEquals(new Differences.Counts(1, 1, 2, 1), first.row().counts());
        assertEquals(first.row().counts(), as(CITY, () -> differences.preview(after, before)));
        assertFalse(first.kept());
        List<Differences.Line> lines = as(CITY, () -> differences.lines(first.row().id(), null, Slice.first(50))).items();
        assertEquals(Map.of(p.get(1), Change.MOVED, p.get(2), Change.CHANGED, p.get(3), Change.CHANGED, p.get(4), Change.LEFT, p.get(5), Change.NEW), lines.stream().collect(java.util.stream.Collectors.toMap(Differences.Line::id, Differences.Line::kind)));
        assertEquals(List.of(p.get(1)), as(CITY, () -> differences.lines(first.row().id(), Change.MOVED, Slice.first(50))).items().stream().map(Differences.Line::id).toList());
        assertTrue(lines.stream().allMatch(line -> line.name().contains("*") && line.identity().contains("********")));
        assertFalse(as(CITY, () -> differences.compare(after, before)).kept(), "a draft can change, so it is compared anew");
        accept(before);
        accept(after);
        Differences.Result settled = as(CITY, () -> differences.compare(after, before));
        Differences.Result again = as(CITY, () -> differences.compare(after, before));
        assertTrue(again.kept());
        assertEquals(settled.row().id(), again.row().id());
        assertEquals(5, number("select count(*) from care.roster_difference_line where difference_id = " + settled.row().id()));
    }

    @Test
    void a_county_compares_its_part_and_what_leaves_it_has_left() {
        List<Long> p = people("640502", 2);
        long before = draft(Category.LEFT_BEHIND, FIRST, "640500000000", List.of(entry(p.get(0), VILLAGE), entry(p.get(1), VILLAGE)));
        long after = draft(Category.LEFT_BEHIND, FIRST.plusMonths(1), "640500000000", List.of(entry(p.get(0), "640521100000"), entry(p.get(1), VILLAGE)));
        accept(before);
        accept(after);
        Differences.Result city = as(CITY, () -> differences.compare(after, before));
        Differences.Result county = as(SHAPOTOU, () -> differences.compare(after, before));
        assertEquals(new Differences.Counts(0, 0, 0, 1), city.row().counts());
        assertEquals(new Differences.Counts(0, 1, 0, 0), county.row().counts());
        assertEquals("640502000000", county.row().regionCode());
        assertEquals(RuleViolation.Kind.NOT_FOUND, assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> differences.lines(city.row().id(), null, Slice.first(5)))).kind());
        assertEquals(RuleViolation.Kind.NOT_FOUND, assertThrows(RuleViolation.class, () -> as(ZHONGNING, () -> differences.get(county.row().id()))).kind());
        assertEquals(0L, (long) as(SHAPOTOU, () -> peek.count("select count(*) from roster_difference_line where difference_id = " + city.row().id())));
    }

    @Test
    void what_has_nothing_in_common_is_not_compared() {
        long left = draft(Category.LEFT_BEHIND, FIRST, "640502000000", List.of());
        long other = draft(Category.SUBSISTENCE_MARGIN, FIRST, "640502000000", List.of());
        long elsewhere = draft(Category.LEFT_BEHIND, FIRST, "640521000000", List.of());
        assertEquals("roster.difference.category", assertThrows(RuleViolation.class, () -> as(CITY, () -> differences.compare(left, other))).code());
        assertEquals("roster.difference.itself", assertThrows(RuleViolation.class, () -> as(CITY, () -> differences.compare(left, left))).code());
        assertEquals("roster.difference.divisions", assertThrows(RuleViolation.class, () -> as(CITY, () -> differences.compare(left, elsewhere))).code());
    }
}
