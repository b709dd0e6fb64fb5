package care.prepayment;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.Scope;
import care.kernel.*;
import jakarta.inject.Inject;
import java.sql.*;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.*;

/**
 * Money paid ahead, by figures made by hand: a bed at 1,000 yuan a month, care at 500, meals at 300, so that twelve months are 21,600 yuan
 * and the highest deposit is 12,000. At the limit all is well; one fen above it is not.
 */
class PrepaymentsIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static final long MONTHLY = 180_000;
    private static final long MOST_FEES = 12 * MONTHLY;
    private static final long MOST_DEPOSIT = 12 * 100_000;
    /** What the first day has used up: the agreement begins today. */
    private static final long USED = Math.round((double) MONTHLY / TODAY.lengthOfMonth());

    @Inject
    Prepayments prepayments;
    @Inject
    CustodyAccounts accounts;

    private long home;
    private long agreement;

    @BeforeEach
    void sign() {
        home = number("insert into care.facility (code, name, initials, kind, ownership, region_code, address, filing, filing_since) values ('640521-980', '预收费试验院', 'yfsy', 'NURSING_HOME', 'PRIVATE', '640521100000', '一路', 'FILED', '2024-01-01') returning id");
        long building = number("insert into care.building (facility_id, name) values (" + home + ", '1') returning id");
        long room = number("insert into care.room (facility_id, building_id, floor, number) values (" + home + ", " + building + ", 1, '101') returning id");
        long bed = number("insert into care.bed (facility_id, room_id, label) values (" + home + ", " + room + ", 'A') returning id");
        run("insert into care.bed_period (bed_id, facility_id, kind, state, from_day) values (" + bed + ", " + home + ", 'ORDINARY', 'IN_USE', '2024-01-01')");
        long person = number("select p.id from care.person p where p.region_code like '640521%' and p.merged_into is null and p.died_on is null and not exists (select 1 from care.stay s where s.person_id = p.id) order by p.id desc limit 1");
        run("insert into care.stay (person_id, bed_id, facility_id, kind, from_day) values (" + person + ", " + bed + ", " + home + ", 'RESIDENT', '" + TODAY.minusDays(100) + "')");
        agreement = number("insert into care.agreement (facility_id, person_id, state, care_level, bed_fen, care_fen, meal_fen, emergency, emergency_phone, content, from_day, until_day, signed_on) values (" + home + ", " + person
            + ", 'SIGNED', 'PARTIAL', 100000, 50000, 30000, '家属', '13900000000', '照护', '" + TODAY + "', '" + TODAY.plusYears(1) + "', '" + TODAY + "') returning id");
    }

    @AfterEach
    void forget() {
        for (String table : List.of("prepayment_note", "custody_balance", "custody_account", "agreement_payment", "agreement")) run("delete from care." + table + " where facility_id = " + home);
        run("update care.person set facility_id = null where facility_id = " + home);
        for (String table : List.of("stay", "bed_period", "bed", "room", "building", "stock_day", "stock_month", "facility_status")) run("delete from care." + table + " where facility_id = " + home);
        run("delete from care.facility where id = " + home);
    }

    @Test
    void twelve_months_ahead_are_in_order_and_one_fen_more_is_not() {
        pay("FEE", MOST_FEES + USED, TODAY);
        assertEquals(List.of(), alerts(AlertKind.FEES));
        pay("FEE", 1, TODAY);
        Alert alert = alerts(AlertKind.FEES).get(0);
        assertEquals(MOST_FEES + 1, alert.amountFen());
        assertEquals(MOST_FEES, alert.limitFen());
        assertEquals(1, alert.overFen());
        assertEquals("prepayment.most-months", alert.rule());
        assertEquals(12, alert.value());
        assertEquals(agreement, alert.agreementId());
        assertTrue(alert.person().contains("*"));
    }

    @Test
    void a_deposit_of_twelve_bed_fees_is_in_order_and_one_fen_more_is_not() {
        pay("DEPOSIT", MOST_DEPOSIT, TODAY);
        assertEquals(List.of(), alerts(AlertKind.DEPOSIT));
        pay("DEPOSIT", 1, TODAY);
        assertEquals(1, alerts(AlertKind.DEPOSIT).get(0).overFen());
    }

    @Test
    void an_account_that_holds_one_fen_less_than_was_held_that_day_is_short() {
        long account = account("6222000000001234");
        pay("DEPOSIT", 500_000, TODAY);
        pay("FEE", 300_000, TODAY);
        long held = 800_000 - USED;
        balance(account, TODAY, held);
        assertEquals(List.of(), alerts(AlertKind.GAP));
        assertEquals(0, row().gapFen());
        run("update care.custody_balance set balance_fen = " + (held - 1) + " where account_id = " + account);
        Alert alert = alerts(AlertKind.GAP).get(0);
        assertEquals(List.of(held, held - 1, 1L), List.of(alert.amountFen(), alert.limitFen(), alert.overFen()));
        assertEquals(1, row().gapFen());
        assertEquals(held, row().heldFen());
        assertEquals(TODAY, row().on());
    }

    @Test
    void a_balance_is_compared_with_what_was_held_on_its_own_day() {
        long account = account("6222000000001234");
        balance(account, TODAY.minusDays(3), 0);
        pay("DEPOSIT", 500_000, TODAY);
        assertEquals(List.of(), alerts(AlertKind.GAP));
    }

    @Test
    void a_balance_of_45_days_ago_will_do_and_one_of_46_or_none_will_not() {
        pay("DEPOSIT", 500_000, TODAY);
        assertEquals(1, alerts(AlertKind.STALE).size());
        long account = account("6222000000001234");
        balance(account, TODAY.minusDays(46), 0);
        assertEquals(TODAY.minusDays(46), alerts(AlertKind.STALE).get(0).on());
        balance(account, TODAY.minusDays(45), 0);
        assertEquals(List.of(), alerts(AlertKind.STALE));
    }

    @Test
    void a_note_holds_until_the_figures_change() {
        pay("DEPOSIT", MOST_DEPOSIT + 1, TODAY);
        Alert alert = alerts(AlertKind.DEPOSIT).get(0);
        assertFalse(alert.isExplained());
        assertEquals("prepayment.no-note", refusal(ZHONGNING, () -> explain(alert, " ")));
        as(ZHONGNING, () -> explain(alert, "  本月退还  "));
        Alert explained = alerts(AlertKind.DEPOSIT).get(0);
        assertEquals("本月退还", explained.note());
        pay("DEPOSIT", 1, TODAY);
        assertFalse(alerts(AlertKind.DEPOSIT).get(0).isExplained());
        assertEquals("prepayment.alert.changed", refusal(ZHONGNING, () -> explain(alert, "x")));
    }

    @Test
    void another_county_and_another_home_see_nothing_of_it() {
        pay("DEPOSIT", MOST_DEPOSIT + 1, TODAY);
        long account = account("6222000000001234");
        balance(account, TODAY, 5);
        Alert alert = alerts(AlertKind.DEPOSIT).get(0);
        long other = number("select id from care.facility where region_code like '640521%' and id <> " + home + " order by id limit 1");
        for (Scope scope : List.of(SHAPOTOU, operator(other, "640521000000"))) {
            assertTrue(as(scope, () -> prepayments.alerts(null, null)).stream().noneMatch(a -> a.facilityId() == home));
            assertTrue(as(scope, () -> prepayments.list(null, Slice.first(500))).items().stream().noneMatch(r -> r.id() == home));
            assertEquals("record.not-found", refusal(scope, () -> explain(alert, "x")));
            assertEquals("record.not-found", refusal(scope, () -> accounts.of(home)));
        }
        assertEquals("access.refused", refusal(CLERK, () -> prepayments.alerts(null, null)));
        assertEquals("access.refused", refusal(operator(home, "640521000000"), () -> accounts.open(home, "x", "12345678", TODAY)));
        assertEquals(1, as(operator(home, "640521000000"), () -> prepayments.alerts(null, home)).stream().filter(a -> a.kind() == AlertKind.DEPOSIT).count());
    }

    @Test
    void an_account_number_is_sealed_and_shown_by_its_last_four() {
        long account = as(ZHONGNING, () -> accounts.open(home, " 宁夏银行中宁支行 ", "6222 0000 0000 1234", TODAY));
        CustodyAccounts.Row row = as(ZHONGNING, () -> accounts.of(home)).get(0);
        assertEquals(List.of("宁夏银行中宁支行", "************1234"), List.of(row.bank(), row.number()));
        assertEquals(0, number("select count(*) from care.custody_account where id = " + account + " and (number_mask like '6222%' or encode(number_cipher, 'escape') like '%6222%')"));
        assertEquals("constraint.custody_account_key".replace("constraint.", ""), refusal(ZHONGNING, () -> accounts.open(home, "x", "6222000000001234", TODAY)).replace("constraint.", ""));
        assertEquals("prepayment.account.number", refusal(ZHONGNING, () -> accounts.open(home, "x", "1234567", TODAY)));
        as(ZHONGNING, () -> {
            accounts.close(account, TODAY);
            return null;
        });
        assertEquals("prepayment.account.closed", refusal(ZHONGNING, () -> {
            accounts.close(account, TODAY);
            return null;
        }));
    }

    private Void explain(Alert alert, String note) {
        prepayments.explain(alert.kind(), alert.facilityId(), alert.agreementId(), alert.figures(), note);
        return null;
    }

    private List<Alert> alerts(AlertKind kind) {
        return as(ZHONGNING, () -> prepayments.alerts(null, home)).stream().filter(a -> a.kind() == kind).toList();
    }

    private Prepayments.Row row() {
        return as(ZHONGNING, () -> prepayments.list(null, Slice.first(500))).items().stream().filter(r -> r.id() == home).findFirst().orElseThrow();
    }

    private long account(String number) {
        return as(ZHONGNING, () -> accounts.open(home, "宁夏银行", number, TODAY.minusYears(1)));
    }

    private void balance(long account, LocalDate on, long fen) {
        run("insert into care.custody_balance (account_id, facility_id, on_day, balance_fen, entered_by) values (" + account + ", " + home + ", '" + on + "', " + fen + ", 'test')");
    }

    private void pay(String kind, long fen, LocalDate day) {
        run("insert into care.agreement_payment (agreement_id, facility_id, kind, amount_fen, day, entered_by) values (" + agreement + ", " + home + ", '" + kind + "', " + fen + ", '" + day + "', 'test')");
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
