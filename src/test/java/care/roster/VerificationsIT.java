package care.roster;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.kernel.*;
import jakarta.inject.Inject;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import org.junit.jupiter.api.*;

/** From the bureau to the county and back, with the demonstration's people. */
class VerificationsIT extends ContainerTest {
    private static final LocalDate YEAR_END = LocalDate.of(2022, 12, 31);

    @Inject
    Verifications verifications;

    /** The demonstration's own tasks stand aside while these run. */
    @BeforeEach
    void clear() throws SQLException {
        change("update care.verification set state = 'CLOSED' where state <> 'CLOSED' and as_of <> '" + YEAR_END + "'");
    }

    @AfterEach
    void tidy() throws SQLException {
        change("delete from care.verification_person where verification_id in (select id from care.verification where as_of = '" + YEAR_END + "')");
        change("delete from care.verification where as_of = '" + YEAR_END + "'");
        change("update care.verification set state = case region_code when '640502000000' then 'OPEN' when '640521000000' then 'RETURNED' else 'CLOSED' end where as_of <> '" + YEAR_END + "'");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long made(String county) {
        as(CITY, () -> verifications.make(YEAR_END));
        return number("select id from care.verification where region_code = '" + county + "' and as_of = '" + YEAR_END + "'");
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    private void county(Runnable action) {
        as(SHAPOTOU, () -> {
            action.run();
            return null;
        });
    }

    private void bureau(Runnable action) {
        as(CITY, () -> {
            action.run();
            return null;
        });
    }

    private List<Long> people(long id) {
        return as(SHAPOTOU, () -> verifications.people(id, false, Slice.first(500))).items().stream().map(Verifications.Item::id).toList();
    }

    @Test
    void the_bureau_sees_how_many_are_watched_helped_and_left_before_it_gives_out_a_task() {
        List<Verifications.County> counties = as(CITY, () -> verifications.counties(YEAR_END));
        assertEquals(List.of(36L, 36L, 36L), counties.stream().map(Verifications.County::left).toList());
        assertEquals(621 + 564 + 807, counties.stream().mapToLong(Verifications.County::helped).sum());
        assertTrue(counties.stream().allMatch(county -> county.watched() == county.helped() + county.left()));
    }

    @Test
    void each_county_gets_one_task_with_a_deadline_of_ten_working_days_and_no_second_one() {
        long id = made("640502000000");
        LocalDate today = LocalDate.now(Clocks.CHINA);
        assertEquals(WorkingDays.after(today, 10), as(CITY, () -> verifications.get(id)).getDueOn());
        assertEquals(3, number("select count(*) from care.verification where as_of = '" + YEAR_END + "'"));
        assertEquals("roster.verification.nobody", refused(() -> bureau(() -> verifications.make(YEAR_END))));
        assertEquals("roster.verification.future", refused(() -> bureau(() -> verifications.make(today.plusDays(1)))));
    }

    @Test
    void the_county_decides_several_at_once_and_says_why_somebody_does_not_qualify() {
        long id = made("640502000000");
        List<Long> people = people(id);
        assertEquals(36, people.size());
        assertEquals("roster.verification.no-reason", refused(() -> county(() -> verifications.decide(id, people.subList(0, 2), Outcome.DOES_NOT_QUALIFY, " "))));
        assertEquals("roster.verification.nobody-chosen", refused(() -> county(() -> verifications.decide(id, List.of(), Outcome.QUALIFIES, null))));
        assertEquals("roster.verification.no-outcome", refused(() -> county(() -> verifications.decide(id, people, null, null))));
        county(() -> verifications.decide(id, people.subList(0, 5), Outcome.DOES_NOT_QUALIFY, "收入超过标准"));
        assertEquals("roster.verification.undecided", refused(() -> county(() -> verifications.giveBack(id))));
        county(() -> verifications.decide(id, people.subList(5, 36), Outcome.QUALIFIES, null));
        county(() -> verifications.giveBack(id));
        assertEquals(31, as(CITY, () -> verifications.row(id)).qualifying());
        assertEquals("roster.verification.not-open", refused(() -> county(() -> verifications.decide(id, people, Outcome.QUALIFIES, null))));
    }

    @Test
    void the_bureau_sends_it_back_with_a_remark_and_closes_it_at_last() {
        long id = made("640502000000");
        List<Long> people = people(id);
        assertEquals("roster.verification.refused", refused(() -> bureau(() -> verifications.close(id))));
        county(() -> verifications.decide(id, people, Outcome.QUALIFIES, null));
        county(() -> verifications.giveBack(id));
        assertEquals("roster.verification.no-remark", refused(() -> bureau(() -> verifications.sendBack(id, ""))));
        bureau(() -> verifications.sendBack(id, "请补充入户核查情况"));
        county(() -> verifications.decide(id, people.subList(0, 1), Outcome.DOES_NOT_QUALIFY, "已迁出"));
        county(() -> verifications.giveBack(id));
        bureau(() -> verifications.close(id));
        assertEquals(VerificationState.CLOSED, as(CITY, () -> verifications.get(id)).getState());
    }

    @Test
    void another_county_and_a_town_see_nothing_of_it_and_a_county_makes_none() {
        long id = made("640502000000");
        for (var scope : List.of(ZHONGNING, CLERK)) assertEquals("record.not-found", refused(() -> as(scope, () -> verifications.people(id, null, Slice.first(5)))));
        long stranger = number("select id from care.person where region_code like '640521%' limit 1");
        assertEquals("record.not-found", refused(() -> county(() -> verifications.decide(id, List.of(stranger), Outcome.QUALIFIES, null))));
        assertEquals("access.refused", refused(() -> county(() -> verifications.make(YEAR_END))));
    }
}
