package care.rectification;

import static org.junit.jupiter.api.Assertions.*;

import care.checklist.*;
import care.kernel.RuleViolation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
    private static final LocalDate SERVED = LocalDate.of(2024, 3, 4);

    private static Finding finding(int days) {
        return new Finding(1, 2, 3, 1, Domain.FIRE, Severity.ORDINARY, null, "灭火器过期", "更换灭火器", "GB 25506", days, LocalDate.of(2024, 3, 1));
    }

    private static Finding served() {
        Finding finding = finding(5);
        finding.ordered(9);
        finding.served(SERVED);
        return finding;
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    /** Counted by hand in the State Council's notices of these years; the day of service is not counted. */
    @ParameterizedTest
    @CsvSource({
        "2023-01-20, 3, 2023-01-30", "2023-01-20, 5, 2023-02-01", "2023-09-28, 2, 2023-10-08", "2023-09-28, 5, 2023-10-11",
        "2024-02-02, 3, 2024-02-06", "2024-02-09, 3, 2024-02-20", "2024-09-27, 2, 2024-09-30", "2024-09-27, 4, 2024-10-09", "2024-09-27, 7, 2024-10-12",
        "2025-01-24, 2, 2025-01-27", "2025-01-24, 7, 2025-02-10", "2025-09-26, 3, 2025-09-30", "2025-09-26, 6, 2025-10-11",
        "2024-02-04, 1, 2024-02-05", "2024-10-12, 0, 2024-10-12", "2025-10-01, 0, 2025-10-09", "2024-02-10, 0, 2024-02-18"})
    void a_term_of_working_days_ends_where_the_calendar_says(LocalDate served, int days, LocalDate due) {
        assertEquals(due, Finding.due(served, days));
    }

    @Test
    void a_state_is_reached_only_through_its_predecessor() {
        Finding fresh = finding(5);
        assertEquals("rectification.state.refused", refused(fresh::answered));
        assertEquals("rectification.state.refused", refused(fresh::passed));
        assertEquals("rectification.state.refused", refused(() -> fresh.close(SERVED, "x")));
        Finding finding = served();
        assertEquals(LocalDate.of(2024, 3, 11), finding.getDueOn());
        assertEquals("rectification.state.refused", refused(finding::passed));
        assertEquals("rectification.state.refused", refused(() -> finding.served(SERVED)));
        finding.answered();
        finding.passed();
        assertEquals("rectification.state.refused", refused(finding::answered));
        finding.close(LocalDate.of(2024, 3, 12), "x");
        assertEquals("rectification.state.refused", refused(() -> finding.close(SERVED, "x")));
        assertEquals("rectification.ordered-already", refused(() -> finding.ordered(10)));
    }

    @Test
    void what_is_returned_gets_a_working_day_as_its_new_deadline() {
        Finding finding = served();
        finding.answered();
        assertEquals("rectification.due.after", refused(() -> finding.returned(null, SERVED)));
        assertEquals("rectification.due.after", refused(() -> finding.returned(SERVED, SERVED)));
        assertEquals("rectification.due.rest-day", refused(() -> finding.returned(LocalDate.of(2024, 3, 16), LocalDate.of(2024, 3, 12))));
        finding.returned(LocalDate.of(2024, 3, 18), LocalDate.of(2024, 3, 12));
        assertEquals(FindingState.RETURNED, finding.getState());
        assertFalse(finding.isOverdue(LocalDate.of(2024, 3, 18)));
        assertTrue(finding.isOverdue(LocalDate.of(2024, 3, 19)));
        finding.answered();
        assertEquals(FindingState.ANSWERED, finding.getState());
    }

    @Test
    void one_extension_is_asked_for_in_time_to_a_working_day_not_too_far_off() {
        Finding finding = served();
        LocalDate today = LocalDate.of(2024, 3, 11);
        assertEquals("rectification.extension.late", refused(() -> new Extension(finding, LocalDate.of(2024, 3, 15), "等待到货", 30, LocalDate.of(2024, 3, 12), "x")));
        assertEquals("rectification.extension.no-reason", refused(() -> new Extension(finding, LocalDate.of(2024, 3, 15), " ", 30, today, "x")));
        assertEquals("rectification.extension.wanted", refused(() -> new Extension(finding, LocalDate.of(2024, 3, 11), "等待到货", 30, today, "x")));
        assertEquals("rectification.extension.wanted", refused(() -> new Extension(finding, LocalDate.of(2024, 3, 19), "等待到货", 5, today, "x")), "five working days after 11 March is 18 March");
        assertEquals("rectification.due.rest-day", refused(() -> new Extension(finding, LocalDate.of(2024, 3, 17), "等待到货", 5, today, "x")));
        Extension asked = new Extension(finding, LocalDate.of(2024, 3, 18), "等待到货", 5, today, "x");
        assertEquals("rectification.extension.no-answer", refused(() -> asked.decide(false, "", today, "y")));
        asked.decide(true, null, today, "y");
        assertEquals("rectification.extension.state.refused", refused(() -> asked.decide(false, "不行", today, "y")));
        assertEquals("rectification.extension.not-now", refused(() -> new Extension(finding(5), LocalDate.of(2024, 3, 18), "x", 5, today, "x")));
    }

    @Test
    void an_order_is_served_once_on_a_day_that_can_be_and_left_only_before_a_witness() {
        Order order = new Order(1, 2, SERVED, "x");
        LocalDate today = LocalDate.of(2024, 3, 6);
        assertEquals("rectification.serve.day", refused(() -> order.serve(LocalDate.of(2024, 3, 3), ServedHow.POSTED, "张", null, today)));
        assertEquals("rectification.serve.day", refused(() -> order.serve(LocalDate.of(2024, 3, 7), ServedHow.POSTED, "张", null, today)));
        assertEquals("rectification.serve.no-one", refused(() -> order.serve(SERVED, ServedHow.POSTED, " ", null, today)));
        assertEquals("rectification.serve.no-witness", refused(() -> order.serve(SERVED, ServedHow.LEFT, "张", " ", today)));
        order.serve(SERVED, ServedHow.LEFT, "张", "社区工作人员", today);
        assertEquals("rectification.served-already", refused(() -> order.serve(SERVED, ServedHow.POSTED, "张", null, today)));
    }

    @Test
    void overdue_for_five_working_days_reaches_back_over_a_holiday() {
        assertEquals(LocalDate.of(2024, 9, 29), NightlyFindings.overdueFor(2, LocalDate.of(2024, 10, 8)), "after 29 September: the 30th and 8 October");
        assertEquals(LocalDate.of(2024, 3, 10), NightlyFindings.overdueFor(1, LocalDate.of(2024, 3, 11)), "what was due on Sunday the 10th has been over for one working day on Monday");
    }

    @Test
    void an_extension_never_shortens_a_deadline() {
        Finding finding = served();
        assertEquals("rectification.extension.not-now", refused(() -> finding.extended(LocalDate.of(2024, 3, 11))));
        finding.extended(LocalDate.of(2024, 3, 18));
        assertEquals(LocalDate.of(2024, 3, 18), finding.getDueOn());
    }

    @Test
    void what_was_not_so_is_withdrawn_but_what_is_over_stays_over() {
        Finding open = finding(5);
        open.withdraw();
        assertEquals(FindingState.WITHDRAWN, open.getState());
        Finding passed = served();
        passed.answered();
        passed.passed();
        passed.withdraw();
        assertEquals(FindingState.PASSED, passed.getState());
    }
}
