package care.complaint;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComplaintTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 2, 11);

    private static Complaint complaint() {
        ComplaintDetails details = new ComplaintDetails();
        details.setWhat("饭菜变质");
        details.setPlace("某养老院");
        return new Complaint(Receipt.of(2026, 1, RECEIVED.plusDays(7)), "640521000000", details, Channel.VISIT, "640521000000", "甲", RECEIVED, null);
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    /** 13 and 14 (a Saturday that is worked), 24 to 28 February, 2 to 6 and 9 to 11 March. */
    @Test
    void fifteen_working_days_over_the_spring_festival_of_2026_end_on_the_eleventh_of_march() {
        Complaint complaint = complaint();
        complaint.accept(ComplaintKind.FOOD, 15, LocalDate.of(2026, 2, 12), "乙");
        assertEquals(LocalDate.of(2026, 3, 11), complaint.getAnswerDue());
        assertEquals(LocalDate.of(2026, 3, 11), complaint.due());
    }

    /** 30 September, 9 to 11 October (the Saturday is worked), 13 October. */
    @Test
    void five_working_days_over_the_national_day_of_2025_end_on_the_thirteenth_of_october() {
        Complaint complaint = complaint();
        complaint.accept(ComplaintKind.CARE, 5, LocalDate.of(2025, 9, 29), "乙");
        assertEquals(LocalDate.of(2025, 10, 13), complaint.getAnswerDue());
    }

    @Test
    void it_is_answered_only_when_accepted_and_closed_only_when_answered() {
        Complaint complaint = complaint();
        assertEquals("complaint.state.refused", refused(() -> complaint.answer("已处理", RECEIVED, "乙")));
        assertEquals("complaint.no-kind", refused(() -> complaint.accept(null, 15, RECEIVED, "乙")));
        complaint.accept(ComplaintKind.FOOD, 15, RECEIVED, "乙");
        assertEquals("complaint.state.refused", refused(() -> complaint.refuse("不属本局", "市场监管局", RECEIVED, "乙")));
        assertEquals("complaint.state.refused", refused(() -> complaint.close(RECEIVED, "乙")));
        assertEquals("complaint.no-answer", refused(() -> complaint.answer(" ", RECEIVED, "乙")));
        complaint.answer("已处理", RECEIVED, "乙");
        complaint.close(RECEIVED, "乙");
        assertEquals("complaint.state.refused", refused(() -> complaint.close(RECEIVED, "乙")));
    }

    @Test
    void whoever_is_turned_away_is_told_why_and_where_to_go() {
        assertEquals("complaint.no-reason", refused(() -> complaint().refuse("", "住建局", RECEIVED, "乙")));
        assertEquals("complaint.no-elsewhere", refused(() -> complaint().passOn("路灯", null, RECEIVED, "乙")));
        Complaint passed = complaint();
        passed.passOn("路灯", "住建局", RECEIVED, "乙");
        assertEquals(ComplaintState.PASSED_ON, passed.getState());
        assertNull(passed.due());
    }

    @Test
    void every_fault_of_what_is_typed_is_said_at_once() {
        ComplaintDetails details = new ComplaintDetails();
        details.setHappenedOn(RECEIVED.plusDays(1));
        details.setPhone("call me");
        assertEquals(5, assertThrows(RuleViolation.class, () -> details.check(RECEIVED)).all().size());
    }

    @Test
    void codes_are_not_guessed_from_one_another_and_may_be_typed_in_small_letters() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1000; i++) codes.add(Receipt.of(2026, 1, RECEIVED).code());
        assertEquals(1000, codes.size());
        assertArrayEquals(Receipt.hash("TS2026-000001", "ABCD2345EFGH"), Receipt.hash("ts2026-000001 ", "abcd 2345 efgh"));
        assertFalse(java.util.Arrays.equals(Receipt.hash("TS2026-000001", "ABCD2345EFGH"), Receipt.hash("TS2026-000002", "ABCD2345EFGH")));
    }

    @Test
    void who_complains_is_shown_masked() {
        Contact contact = new Contact("赵晴川", "13800001111");
        assertEquals("赵*川", contact.nameMask());
        assertEquals("138******11", contact.phoneMask());
        assertTrue(new Contact(null, null).isAnonymous());
    }
}
