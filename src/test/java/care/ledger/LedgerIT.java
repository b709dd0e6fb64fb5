package care.ledger;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.kernel.*;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;
import org.junit.jupiter.api.Test;

/** The ledger as a use case: whose days it shows to whom, that its parts and rows add up, and that the past stays. */
class LedgerIT extends ContainerTest {
    private static final LocalDate YEARS_END = LocalDate.of(2022, 12, 31);

    @Inject
    Ledger ledger;

    private static Period all(LocalDate from, LocalDate to) {
        return new Period(from, to, "640500000000", null);
    }

    @Test
    void the_last_day_of_2022_is_counted_from_the_rows() {
        Ledger.Sums sums = as(CITY, () -> ledger.sums(all(YEARS_END, YEARS_END), Dimension.KIND));
        assertEquals(number("select count(*) from care.stay where daterange(from_day, until_day) @> date '2022-12-31'"), sums.total().persons());
        assertEquals(sums.total().persons(), sums.total().days());
        Line sojourn = sums.lines().stream().filter(line -> line.part().equals("SOJOURN")).findFirst().orElseThrow();
        assertEquals(342, sojourn.available());
        assertEquals(0, sums.difference());
    }

    @Test
    void whoever_stands_behind_a_line_adds_up_to_it() {
        Period period = all(YEARS_END.minusDays(200), YEARS_END);
        for (Dimension by : Dimension.values()) {
            Ledger.Sums sums = as(CITY, () -> ledger.sums(period, by));
            assertFalse(sums.lines().isEmpty(), by.name());
            if (by != Dimension.CATEGORY && by != Dimension.ORIGIN) assertEquals(0, sums.difference(), by.name());
            for (Line line : sums.lines().stream().limit(3).toList()) {
                List<Ledger.Share> shares = as(CITY, () -> shares(period, by, line.part()));
                assertEquals(line.days(), shares.stream().mapToLong(Ledger.Share::days).sum(), by + " " + line.part());
                assertEquals(line.away(), shares.stream().mapToLong(Ledger.Share::away).sum(), by + " " + line.part());
                assertEquals(line.persons(), shares.stream().map(Ledger.Share::personId).distinct().count(), by + " " + line.part());
            }
        }
    }

    private List<Ledger.Share> shares(Period period, Dimension by, String part) {
        List<Ledger.Share> all = new ArrayList<>();
        String after = null;
        do {
            Rows<Ledger.Share> rows = ledger.shares(period, by, part, new Slice(null, false, after, 0, 500));
            all.addAll(rows.items());
            after = rows.next();
        } while (after != null);
        return all;
    }

    @Test
    void three_counties_are_the_city_and_each_sees_its_own() {
        for (Dimension by : Dimension.values()) {
            long parts = List.of("640502000000", "640521000000", "640522000000").stream().mapToLong(county -> as(CITY, () -> ledger.sums(new Period(YEARS_END, YEARS_END, county, null), by)).total().days()).sum();
            assertEquals(as(CITY, () -> ledger.sums(all(YEARS_END, YEARS_END), by)).total().days(), parts);
        }
        Ledger.Sums own = as(SHAPOTOU, () -> ledger.sums(all(YEARS_END, YEARS_END), Dimension.FACILITY));
        assertEquals(as(CITY, () -> ledger.sums(new Period(YEARS_END, YEARS_END, "640502000000", null), Dimension.FACILITY)).total(), own.total());
        assertTrue(own.lines().stream().allMatch(line -> number("select count(*) from care.facility where region_code like '640502%' and id = " + line.part()) == 1));
        assertEquals(List.of(), as(Scope.NONE, () -> {
            try {
                return ledger.sums(all(YEARS_END, YEARS_END), Dimension.FACILITY).lines();
            } catch (RuleViolation refused) {
                return List.of();
            }
        }));
    }

    /** Also of those who are registered in another county, whose assessments and categories only their own county sees. */
    @Test
    void a_home_and_its_county_and_the_city_count_the_same_abilities_and_categories() {
        long operated = number("select facility_id from care.account where username = 'operator-1'");
        Period period = new Period(YEARS_END, YEARS_END, "640500000000", operated);
        for (Dimension by : List.of(Dimension.ABILITY, Dimension.CATEGORY, Dimension.KIND)) {
            Ledger.Sums city = as(CITY, () -> ledger.sums(period, by));
            assertEquals(city, as(SHAPOTOU, () -> ledger.sums(period, by)));
            assertEquals(city, as(operator(operated, "640502100000"), () -> ledger.sums(period, by)));
            assertTrue(city.total().days() > 0);
        }
    }

    @Test
    void the_future_is_not_in_the_ledger() {
        LocalDate tomorrow = LocalDate.now(Clocks.CHINA).plusDays(1);
        assertEquals("ledger.future", assertThrows(RuleViolation.class, () -> as(CITY, () -> ledger.sums(all(YEARS_END, tomorrow), Dimension.KIND))).code());
        assertEquals("ledger.period", assertThrows(RuleViolation.class, () -> as(CITY, () -> ledger.sums(all(YEARS_END, YEARS_END.minusDays(1)), Dimension.KIND))).code());
    }
}
