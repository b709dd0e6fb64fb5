package care.watch;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static final LocalDate DAY = LocalDate.of(2025, 9, 26);

    private static Alert alert(String office) {
        return new Alert(AlertKind.IDLE_TABLE, 1, 2L, office, DAY.minusDays(9), DAY.minusDays(1), DAY);
    }

    private static Alert taken() {
        Alert alert = alert("640521100000");
        alert.take(DAY, "甲");
        return alert;
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    @Test
    void it_is_taken_on_before_anything_is_decided() {
        Alert alert = alert("640521100000");
        assertEquals("watch.state.refused", refused(() -> alert.dismiss("正常", DAY, "甲")));
        assertEquals("watch.state.refused", refused(() -> alert.ask("为何停业", 5, DAY)));
        alert.take(DAY, "甲");
        assertEquals("watch.state.refused", refused(() -> alert.take(DAY, "乙")));
        assertEquals("watch.no-reason", refused(() -> alert.dismiss(" ", DAY, "甲")));
        alert.dismiss("正常", DAY, "甲");
        assertFalse(alert.getState().isOpen());
        assertEquals("watch.state.refused", refused(() -> alert.inspect(9, DAY, "甲")));
    }

    /** From Friday, 26 September 2025: Sunday the 28th is worked, then 29 and 30; 1 to 8 October are holidays; 9 and 10 are the fourth and the fifth. */
    @Test
    void an_explanation_is_due_after_five_working_days_and_is_accepted_or_not() {
        Alert alert = taken();
        assertEquals("watch.state.refused", refused(() -> alert.accept("属实", DAY, "甲")));
        assertEquals("watch.no-question", refused(() -> alert.ask("", 5, DAY)));
        alert.ask("为何停业", 5, DAY);
        assertEquals(LocalDate.of(2025, 10, 10), alert.getAnswerDue());
        assertEquals("watch.no-answer", refused(() -> alert.answer(null, DAY, "院长")));
        assertEquals("watch.long", refused(() -> alert.answer("长".repeat(2001), DAY, "院长")));
        alert.answer("停水检修", DAY, "院长");
        alert.ask("请补凭据", 5, DAY);
        alert.answer("附停水通知", DAY, "院长");
        alert.accept("属实", DAY, "甲");
        assertEquals(AlertState.EXPLAINED, alert.getState());
    }

    @Test
    void nobody_needs_to_wait_for_an_answer_that_does_not_come() {
        Alert alert = taken();
        alert.ask("为何停业", 5, DAY);
        alert.inspect(9, DAY, "甲");
        assertEquals(AlertState.CASE, alert.getState());
        assertEquals(9, alert.getInspectionId());
    }

    @Test
    void a_town_hands_it_to_the_county_where_it_is_new_again() {
        Alert alert = taken();
        alert.pass();
        assertEquals(AlertState.NEW, alert.getState());
        assertEquals("640521000000", alert.getOfficeCode());
        assertNull(alert.getTakenBy());
        alert.take(DAY, "乙");
        assertEquals("watch.is-countys", refused(alert::pass));
    }

    @Test
    void the_office_and_those_above_it_decide_and_nobody_below() {
        assertTrue(alert("640521100000").isFor("640521100000"));
        assertTrue(alert("640521100000").isFor("640521000000"));
        assertFalse(alert("640521000000").isFor("640521100000"));
        assertFalse(alert("640521000000").isFor(""));
    }
}
