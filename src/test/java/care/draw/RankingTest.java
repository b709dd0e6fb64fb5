package care.draw;

import static org.junit.jupiter.api.Assertions.*;

import java.time.LocalDate;
import java.util.*;
import java.util.stream.*;
import net.jqwik.api.*;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who is drawn follows from lists and seed alone, heavier homes are drawn more often, nobody excluded goes. */
class RankingTest {
    private static Lists.Home home(long id, int tickets, Exclusion excluded) {
        return Lists.Home.of(id, new EnumMap<>(Map.of(Reason.BASE, tickets)), excluded, "home " + id);
    }

    private static Lists lists(int wanted, List<Lists.Home> homes, List<Lists.Bar> bars) {
        List<Lists.Official> officers = LongStream.rangeClosed(101, 106).mapToObj(id -> new Lists.Official(id, id == 106 ? Exclusion.CERTIFICATE : null, "CIVIL_AFFAIRS", "****1234", "officer " + id)).toList();
        return new Lists(7, "plan", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), wanted, 2, homes, officers, bars);
    }

    private static byte[] seed(int n) {
        byte[] seed = new byte[32];
        new Random(n).nextBytes(seed);
        return seed;
    }

    @Test
    void the_text_of_the_lists_is_as_described_and_reads_back_the_same() {
        Lists lists = lists(1, List.of(home(12, 2, null), home(9, 1, Exclusion.RECENT)), List.of(new Lists.Bar(12, 101, Exclusion.CONFLICT)));
        assertEquals("care-draw\t1\nplan\t7\tplan\nperiod\t2026-01-01\t2026-04-01\nwanted\t1\t2\nhome\t9\t1\t-\tRECENT\tBASE=1\thome 9\nhome\t12\t2\t-\t-\tBASE=2\thome 12\n"
            + "officer\t101\t-\tCIVIL_AFFAIRS\t****1234\tofficer 101\nofficer\t102\t-\tCIVIL_AFFAIRS\t****1234\tofficer 102\nofficer\t103\t-\tCIVIL_AFFAIRS\t****1234\tofficer 103\nofficer\t104\t-\tCIVIL_AFFAIRS\t****1234\tofficer 104\n"
            + "officer\t105\t-\tCIVIL_AFFAIRS\t****1234\tofficer 105\nofficer\t106\tCERTIFICATE\tCIVIL_AFFAIRS\t****1234\tofficer 106\nbar\t12\t101\tCONFLICT\n", lists.text());
        assertEquals(lists.text(), Lists.parse(lists.text()).text());
    }

    @Test
    void a_name_cannot_forge_a_line() {
        Lists lists = lists(1, List.of(Lists.Home.of(1, new EnumMap<>(Map.of(Reason.BASE, 1)), null, "a\tb\nhome\t2\t9")), List.of());
        assertEquals(1, Lists.parse(lists.text()).homes().size());
        assertEquals("a b home 2 9", Lists.parse(lists.text()).homes().get(0).name());
    }

    @Property(tries = 60, seed = "42")
    void no_home_is_drawn_twice_and_nobody_excluded_goes(@ForAll @IntRange(min = 1, max = 20) int homes, @ForAll @IntRange(min = 1, max = 10) int wanted, @ForAll @IntRange(min = 0, max = 9999) int seed) {
        List<Lists.Home> all = LongStream.rangeClosed(1, homes).mapToObj(id -> home(id, (int) (id % 9) + 1, id % 5 == 0 ? Exclusion.YEAR_CAP : null)).toList();
        List<Lists.Bar> bars = LongStream.rangeClosed(1, homes).filter(id -> id % 3 == 0).mapToObj(id -> new Lists.Bar(id, 101, Exclusion.LAST_TIME)).toList();
        List<Ranking.Winner> winners = Ranking.of(lists(wanted, all, bars), seed(seed));
        assertEquals(Math.min(wanted, all.stream().filter(h -> h.excluded() == null).count()), winners.size());
        assertEquals(winners.size(), winners.stream().map(Ranking.Winner::home).distinct().count());
        for (Ranking.Winner winner : winners) {
            assertNotEquals(0, winner.home() % 5);
            assertEquals(2, new HashSet<>(winner.officers()).size());
            assertFalse(winner.officers().contains(106L));
            assertFalse(winner.home() % 3 == 0 && winner.officers().contains(101L));
        }
        assertEquals(winners, Ranking.parse(Ranking.text(winners)));
    }

    @Test
    void the_work_is_shared_out() {
        List<Ranking.Winner> winners = Ranking.of(lists(10, LongStream.rangeClosed(1, 10).mapToObj(id -> home(id, 1, null)).toList(), List.of()), seed(1));
        Map<Long, Long> times = winners.stream().flatMap(w -> w.officers().stream()).collect(Collectors.groupingBy(o -> o, Collectors.counting()));
        assertEquals(Map.of(101L, 4L, 102L, 4L, 103L, 4L, 104L, 4L, 105L, 4L), times);
    }

    /** One of ten homes with 9 tickets among nine with one is the first in a half of all draws, each of the others in a tenth of the rest. */
    @Test
    void a_heavier_home_is_drawn_more_often() {
        List<Lists.Home> homes = LongStream.rangeClosed(1, 10).mapToObj(id -> home(id, id == 10 ? 9 : 1, null)).toList();
        Map<Long, Long> first = IntStream.range(0, 2000).mapToObj(n -> Ranking.of(lists(1, homes, List.of()), seed(n)).get(0).home()).collect(Collectors.groupingBy(h -> h, Collectors.counting()));
        assertTrue(first.get(10L) > 900 && first.get(10L) < 1100, first.toString());
        for (long id = 1; id < 10; id++) assertTrue(first.get(id) > 70 && first.get(id) < 160, first.toString());
    }

    @Test
    void a_home_to_which_too_few_can_go_takes_no_part() {
        List<Lists.Bar> bars = LongStream.rangeClosed(101, 104).mapToObj(o -> new Lists.Bar(1, o, Exclusion.CONFLICT)).toList();
        Lists lists = lists(1, List.of(home(1, 1, null), home(2, 1, null)), bars).withoutThoseNobodyCanGoTo();
        assertEquals(Exclusion.TOO_FEW_OFFICERS, lists.homes().get(0).excluded());
        assertEquals(1, lists.taking());
    }
}
