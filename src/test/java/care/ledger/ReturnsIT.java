package care.ledger;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.kernel.*;
import jakarta.inject.Inject;
import java.sql.*;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.Test;

/** A month's return: signed once however many press at once, never changed, corrected by a new version, and seen by whoever supervises. */
class ReturnsIT extends ContainerTest {
    @Inject
    Returns returns;

    private static final YearMonth LAST = YearMonth.now(Clocks.CHINA).minusMonths(1);

    /** A filed home of Shapotou with beds that no account belongs to. */
    private long home(int nth) {
        return number("select f.id from care.facility f where f.region_code like '640502%' and f.filing = 'FILED' and f.kind = 'WELFARE_HOME' and not exists (select 1 from care.account a where a.facility_id = f.id) order by f.id offset " + nth + " limit 1");
    }

    private Scope operatorOf(long home) {
        return operator(home, "640502000000");
    }

    /** A month nobody has signed: the demonstration signs the last four. */
    private static YearMonth unsigned(int back) {
        return LAST.minusMonths(5 + back);
    }

    @Test
    void a_return_is_signed_as_the_ledger_has_it_and_a_correction_is_a_new_version() {
        long home = home(0);
        YearMonth month = unsigned(0);
        Scope operator = operatorOf(home);
        Returns.View before = as(operator, () -> returns.view(home, month, null));
        assertEquals(0, before.latest());
        assertTrue(before.over() && !before.now().isEmpty());
        assertEquals(1, as(operator, () -> returns.confirm(home, month, 0, " 张三 ", true, null)).intValue());
        Returns.View signed = as(operator, () -> returns.view(home, month, null));
        assertEquals(before.now(), signed.signed());
        assertEquals(List.of(), signed.changes());
        assertEquals("张三", signed.shown().signer());
        assertTrue(signed.shown().intact());
        assertNotNull(signed.shown().documentId());
        assertEquals("ledger.return.signed-meanwhile", refusal(operator, () -> returns.confirm(home, month, 0, "李四", true, null)));
        assertEquals("ledger.return.no-reason", refusal(operator, () -> returns.confirm(home, month, 1, "李四", true, " ")));

        long stay = number("select id from care.stay where facility_id = " + home + " and from_day <= '" + month.atDay(1) + "' and (until_day is null or until_day > '" + month.atDay(20) + "') order by id limit 1");
        run("insert into care.stay_leave (stay_id, facility_id, kind, from_day, until_day) values (" + stay + ", " + home + ", 'HOSPITAL', '" + month.atDay(5) + "', '" + month.atDay(8) + "')");
        try {
            Returns.View late = as(SHAPOTOU, () -> returns.view(home, month, null));
            assertEquals(signed.signed(), late.signed());
            Returns.Change total = late.changes().stream().filter(c -> c.any().dimension().equals("TOTAL")).findFirst().orElseThrow();
            assertEquals(total.signed().used() - 3, total.now().used());
            assertEquals(total.signed().away() + 3, total.now().away());
            assertTrue(as(SHAPOTOU, () -> returns.list(month, null, null, Slice.first(500))).items().stream().filter(row -> row.id() == home).findFirst().orElseThrow().changed());
            assertEquals(2, as(operator, () -> returns.confirm(home, month, 1, "张三", true, "一位老人住院三天补登")).intValue());
            Returns.View corrected = as(SHAPOTOU, () -> returns.view(home, month, null));
            assertEquals(List.of(), corrected.changes());
            assertEquals(2, corrected.versions().size());
            assertEquals(signed.signed(), as(SHAPOTOU, () -> returns.view(home, month, 1)).signed());
            assertFalse(as(SHAPOTOU, () -> returns.list(month, null, null, Slice.first(500))).items().stream().filter(row -> row.id() == home).findFirst().orElseThrow().changed());
        } finally {
            run("delete from care.stay_leave where stay_id = " + stay + " and from_day = '" + month.atDay(5) + "'");
        }
    }

    @Test
    void sixteen_who_press_at_once_make_one_return() throws Exception {
        long home = home(1);
        YearMonth month = unsigned(1);
        ExecutorService pool = Executors.newFixedThreadPool(16);
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) all.add(pool.submit(() -> {
            try {
                return "version " + as(operatorOf(home), () -> returns.confirm(home, month, 0, "张三", true, null));
            } catch (RuleViolation refused) {
                return refused.code();
            }
        }));
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Future<String> one : all) outcomes.merge(one.get(60, TimeUnit.SECONDS), 1, Integer::sum);
        pool.shutdown();
        assertEquals(1, outcomes.get("version 1"), outcomes.toString());
        assertEquals(1, number("select count(*) from care.monthly_return where facility_id = " + home + " and month = '" + month.atDay(1) + "'"));
    }

    @Test
    void what_was_signed_can_be_changed_by_nobody() {
        long any = number("select max(id) from care.monthly_return");
        for (String change : List.of("update care.monthly_return set signer = 'x' where id = " + any, "update care.monthly_return set sha256 = '\\x00' where id = " + any, "delete from care.monthly_return where id = " + any,
            "update care.monthly_return_line set days = days + 1 where return_id = " + any, "delete from care.monthly_return_line where return_id = " + any))
            assertTrue(assertThrows(IllegalStateException.class, () -> run(change), change).getCause().getMessage().contains("confirmed"), change);
        assertEquals(0, number("select count(*) from care.monthly_return m where m.sha256 <> (select sha256(convert_to(" + Returns.TEXT + ", 'UTF8')) from care.monthly_return_line l where l.return_id = m.id)"));
    }

    @Test
    void a_month_that_is_not_over_an_unsigned_name_and_somebody_elses_home_are_refused() {
        long home = home(2);
        Scope operator = operatorOf(home);
        assertEquals("ledger.return.not-over", refusal(operator, () -> returns.confirm(home, LAST.plusMonths(1), 0, "张三", true, null)));
        assertEquals("ledger.return.no-signer", refusal(operator, () -> returns.confirm(home, unsigned(2), 0, " ", true, null)));
        assertEquals("ledger.return.not-stated", refusal(operator, () -> returns.confirm(home, unsigned(2), 0, "张三", false, null)));
        assertEquals("record.not-found", refusal(operatorOf(home(1)), () -> returns.confirm(home, unsigned(2), 0, "张三", true, null)));
        assertEquals("record.not-found", refusal(ZHONGNING, () -> returns.view(home, unsigned(2), null)));
        assertEquals("access.refused", refusal(SHAPOTOU, () -> returns.confirm(home, unsigned(2), 0, "张三", true, null)));
    }

    @Test
    void who_has_reported_and_who_has_not_are_all_that_owe_it() {
        Map<ReturnState, Long> counts = as(CITY, () -> returns.counts(LAST, null));
        long owing = counts.values().stream().mapToLong(n -> n).sum();
        assertEquals(owing, as(CITY, () -> returns.list(LAST, null, null, Slice.first(500))).total());
        long first = number("select facility_id from care.account where username = 'operator-1'");
        ReturnState state = as(SHAPOTOU, () -> returns.list(LAST, null, null, Slice.first(500))).items().stream().filter(row -> row.id() == first).findFirst().orElseThrow().state();
        assertTrue(state == ReturnState.MISSING || state == ReturnState.OPEN || number("select count(*) from care.monthly_return where facility_id = " + first + " and month = '" + LAST.atDay(1) + "'") > 0);
        assertEquals(WorkingDays.after(LAST.atEndOfMonth(), 5), as(CITY, () -> returns.due(LAST)));
        YearMonth late = YearMonth.from(LocalDate.now(Clocks.CHINA).minusDays(50));
        List<Returns.Row> rows = as(CITY, () -> returns.list(late, null, null, Slice.first(500))).items();
        long second = number("select facility_id from care.account where username = 'operator-2'");
        assertTrue(rows.stream().anyMatch(row -> row.id() == second && row.version() == 2 && !row.changed()));
        assertTrue(rows.stream().anyMatch(row -> row.version() != null && row.version() == 1 && row.changed()));
    }

    private String refusal(Scope scope, Callable<?> work) {
        return assertThrows(RuleViolation.class, () -> as(scope, work)).code();
    }

    private void run(String sql) {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
