package care.agreement;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import care.residence.CareLevel;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.*;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FeesTest {
    /** 900 + 1,200 + 600 yuan a month. */
    private static final Fees FEES = new Fees(90_000, 120_000, 60_000);
    private static final LocalDate FEBRUARY = LocalDate.of(2024, 2, 1);

    private static Fees.Away away(String from, String until) {
        return new Fees.Away(LocalDate.parse(from), LocalDate.parse(until));
    }

    @Test
    void a_whole_month_costs_its_monthly_fee_however_long_it_is() {
        assertEquals(270_000, FEES.charge(FEBRUARY, LocalDate.of(2024, 3, 1), List.of()), "29 days");
        assertEquals(270_000, FEES.charge(LocalDate.of(2023, 2, 1), LocalDate.of(2023, 3, 1), List.of()), "28 days");
        assertEquals(540_000, FEES.charge(LocalDate.of(2024, 12, 1), LocalDate.of(2025, 2, 1), List.of()), "over the year's change");
    }

    @Test
    void part_of_a_month_costs_its_share_and_the_day_of_leaving_nothing() {
        assertEquals(270_000 * 10 / 30, FEES.charge(LocalDate.of(2024, 4, 21), LocalDate.of(2024, 5, 1), List.of()));
        assertEquals(Math.round(270_000 / 29.0), FEES.charge(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1), List.of()), "the leap day alone");
        assertEquals(0, FEES.charge(LocalDate.of(2024, 4, 21), LocalDate.of(2024, 4, 21), List.of()));
    }

    @Test
    void a_day_of_leave_costs_the_bed_only() {
        // April: 30 days, ten of them away: 900 + (1200 + 600) * 20 / 30 = 2100
        assertEquals(210_000, FEES.charge(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 5, 1), List.of(away("2024-04-11", "2024-04-21"))));
        // 25 April to 5 May: six days of April, four of May
        assertEquals(90_000 + 180_000 * 24 / 30 + Math.round((90_000 * 31 + 180_000 * 27) / 31.0), FEES.charge(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 6, 1), List.of(away("2024-04-25", "2024-05-05"))));
        assertEquals(270_000, FEES.charge(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 5, 1), List.of(away("2024-03-01", "2024-04-01"))), "leave before it is no concern");
    }

    @Property
    boolean cutting_a_period_at_a_months_end_costs_the_same(@ForAll @IntRange(max = 4000) int start, @ForAll @IntRange(min = 1, max = 900) int days, @ForAll @LongRange(max = 500_000) long bed, @ForAll @LongRange(max = 500_000) long rest) {
        LocalDate from = LocalDate.of(2019, 1, 1).plusDays(start), until = from.plusDays(days), cut = YearMonth.from(from).plusMonths(1).atDay(1);
        Fees fees = new Fees(bed, rest, 0);
        return !cut.isBefore(until) || fees.charge(from, until, List.of()) == fees.charge(from, cut, List.of()) + fees.charge(cut, until, List.of());
    }

    @Property
    boolean nobody_pays_more_for_being_away(@ForAll @IntRange(max = 4000) int start, @ForAll @IntRange(min = 1, max = 400) int days, @ForAll @IntRange(max = 400) int gone, @ForAll @IntRange(max = 100) int back) {
        LocalDate from = LocalDate.of(2019, 1, 1).plusDays(start), until = from.plusDays(days);
        long away = FEES.charge(from, until, List.of(new Fees.Away(from.plusDays(gone), from.plusDays(gone + back))));
        return away <= FEES.charge(from, until, List.of()) && away >= new Fees(90_000, 0, 0).charge(from, until, List.of()) - 1;
    }

    private static AgreementDetails details(int months, long deposit) {
        AgreementDetails details = new AgreementDetails();
        details.setCareLevel(CareLevel.FULL);
        details.setBedFen(90_000L);
        details.setCareFen(0L);
        details.setMealFen(0L);
        details.setMonthsAhead(months);
        details.setDepositFen(deposit);
        details.setFromDay(FEBRUARY);
        details.setUntilDay(FEBRUARY.plusYears(1));
        return details;
    }

    @Test
    void what_is_asked_for_ahead_keeps_to_the_limits_and_one_fen_more_does_not() {
        Limits limits = new Limits(12, 12);
        assertDoesNotThrow(() -> limits.check(details(12, 12 * 90_000L)));
        RuleViolation months = assertThrows(RuleViolation.class, () -> limits.check(details(13, 0)));
        assertEquals("monthsAhead", months.field());
        RuleViolation deposit = assertThrows(RuleViolation.class, () -> limits.check(details(0, 12 * 90_000L + 1)));
        assertEquals("depositFen", deposit.field());
        assertEquals("10800.00", deposit.args()[1]);
    }

    @Test
    void an_agreement_is_signed_only_after_it_was_printed_and_not_changed_afterwards() {
        Limits limits = new Limits(12, 12);
        Agreement agreement = new Agreement(1, null, null, null, details(1, 0), limits);
        LocalDate today = FEBRUARY.plusDays(3);
        assertEquals("agreement.state.refused", assertThrows(RuleViolation.class, () -> agreement.sign(FEBRUARY, today)).code());
        assertEquals("agreement.not-signed", assertThrows(RuleViolation.class, () -> agreement.pay(PaymentKind.FEE, 100L, today, today, null, "x")).code());
        agreement.issue(5);
        agreement.amend(details(2, 0), limits);
        assertEquals(AgreementState.DRAFT, agreement.getState(), "what was changed has to be printed again");
        agreement.issue(6);
        assertEquals("agreement.sign-to-come", assertThrows(RuleViolation.class, () -> agreement.sign(today.plusDays(1), today)).code());
        agreement.sign(FEBRUARY, today);
        assertEquals("agreement.signed-already", assertThrows(RuleViolation.class, () -> agreement.amend(details(1, 0), limits)).code());
        assertTrue(agreement.isInForce(FEBRUARY) && !agreement.isInForce(FEBRUARY.plusYears(1)));
        agreement.end(today);
        assertFalse(agreement.isInForce(FEBRUARY), "ended is ended");
    }
}
