package care.penalty;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PenaltyCaseTest {
    /** A Friday before the Spring Festival of 2025: 26 (a Sunday that is worked) and 27 January, then 5, 6 and 7 February. */
    private static final LocalDate NOTICED = LocalDate.of(2025, 1, 24);
    private static final LocalDate HEARD_UNTIL = LocalDate.of(2025, 2, 7);

    private static PenaltyCase proposed(Decision decision, long fen, String departure) {
        PenaltyDetails details = new PenaltyDetails();
        details.setFacts("逾期未改正");
        details.setDecision(decision);
        details.setAmountFen(fen);
        details.setDeparture(departure);
        return new PenaltyCase(1L, 1L, null, details, new Conduct.Suggestion(Tier.ORDINARY, List.of("penalty.ground.late")), new Bounds(1_000_000, 2_000_000), NOTICED.minusDays(1), "甲");
    }

    private static PenaltyCase notified() {
        PenaltyCase penalty = proposed(Decision.FINE, 1_500_000, null);
        penalty.notice(5, NOTICED, "甲");
        return penalty;
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    @Test
    void thirty_thousand_yuan_is_the_most_and_a_fen_more_is_refused() {
        assertEquals(3_000_000, proposed(Decision.FINE, 3_000_000, "屡次违法").getAmountFen());
        assertEquals("constraint.penalty_case_most", refused(() -> proposed(Decision.FINE, 3_000_001, "屡次违法")));
    }

    @Test
    void outside_of_the_tier_it_needs_a_reason() {
        assertEquals("constraint.penalty_case_within_tier", refused(() -> proposed(Decision.FINE, 999_999, " ")));
        assertEquals("constraint.penalty_case_within_tier", refused(() -> proposed(Decision.WARNING, 0, null)));
        assertEquals(Decision.WARNING, proposed(Decision.WARNING, 0, "初次违法").getDecision());
        assertEquals("constraint.penalty_case_fine", refused(() -> proposed(Decision.FINE, 0, "无")));
    }

    @Test
    void the_home_is_heard_for_five_working_days_over_the_spring_festival() {
        PenaltyCase penalty = notified();
        assertEquals(HEARD_UNTIL, penalty.getHearingUntil());
        assertEquals("penalty.not-heard", refused(() -> penalty.decide(Decision.FINE, 1_500_000, null, null, HEARD_UNTIL, "乙")));
        assertEquals("penalty.too-late", refused(() -> penalty.say("不服", HEARD_UNTIL.plusDays(1), "院长")));
        penalty.say("已经改正", HEARD_UNTIL, "院长");
        assertEquals("penalty.no-opinion", refused(() -> penalty.decide(Decision.FINE, 1_200_000, null, " ", HEARD_UNTIL, "乙")));
        penalty.decide(Decision.FINE, 1_200_000, null, "部分采纳", HEARD_UNTIL, "乙");
        assertEquals(PenaltyState.DECIDED, penalty.getState());
    }

    @Test
    void who_proposed_it_does_not_decide_it_and_nobody_decides_above_the_notice() {
        PenaltyCase penalty = notified();
        LocalDate after = HEARD_UNTIL.plusDays(1);
        assertEquals("constraint.penalty_case_two_people", refused(() -> penalty.decide(Decision.FINE, 1_500_000, null, null, after, "甲")));
        assertEquals("penalty.above-notice", refused(() -> penalty.decide(Decision.FINE, 1_500_001, null, null, after, "乙")));
        assertEquals(PenaltyState.NOTIFIED, penalty.getState());
    }

    @Test
    void each_state_is_reached_through_the_one_before() {
        PenaltyCase penalty = proposed(Decision.FINE, 1_500_000, null);
        LocalDate day = HEARD_UNTIL.plusDays(3);
        assertEquals("penalty.state.refused", refused(() -> penalty.serve("院长", day, 7, day)));
        penalty.notice(5, NOTICED, "甲");
        penalty.decide(Decision.FINE, 1_500_000, null, null, day, "乙");
        assertEquals("penalty.state.refused", refused(() -> penalty.publish(day)));
        penalty.serve("院长", day, 7, day);
        assertEquals("penalty.no-receipt", refused(() -> penalty.pay("", day, day)));
        penalty.pay("宁财票1", day, day);
        penalty.publish(day);
        assertEquals("penalty.state.refused", refused(() -> penalty.drop("撤销", day, "乙")));
    }

    @Test
    void a_warning_is_carried_out_and_not_paid_and_no_penalty_is_not_published() {
        PenaltyCase penalty = proposed(Decision.NONE, 0, "首次");
        LocalDate day = HEARD_UNTIL.plusDays(3);
        penalty.notice(5, NOTICED, "甲");
        penalty.decide(Decision.NONE, 0, "首次", null, day, "乙");
        penalty.serve("院长", day, 7, day);
        assertEquals("penalty.nothing-to-pay", refused(() -> penalty.pay("1", day, day)));
        penalty.execute("已教育", day, day);
        assertEquals("penalty.nothing-to-publish", refused(() -> penalty.publish(day)));
    }
}
