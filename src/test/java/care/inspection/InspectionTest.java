package care.inspection;

import static org.junit.jupiter.api.Assertions.*;

import care.checklist.Domain;
import care.kernel.*;
import care.supervision.InspectionForm;
import java.time.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private static final LocalDate FROM = LocalDate.of(2024, 3, 4);
    private static final Instant NOW = FROM.atTime(10, 0).atZone(Clocks.CHINA).toInstant();

    private static Inspection planned() {
        return new Inspection(1, null, InspectionForm.CASE, "投诉", List.of(Domain.GAS, Domain.FIRE, Domain.FIRE), Set.of(), FROM, FROM.plusDays(5), "x");
    }

    private static Arrival arrival(String code, String time) {
        Arrival arrival = new Arrival();
        arrival.setCode(code);
        arrival.setDay(FROM);
        arrival.setTime(time);
        arrival.setPurpose("核实投诉");
        arrival.setNoPlace("室内没有信号");
        return arrival;
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    @Test
    void it_has_a_ground_matters_in_their_order_and_a_period() {
        assertEquals(List.of(Domain.FIRE, Domain.GAS), planned().getDomains());
        assertEquals(LocalDate.of(2024, 3, 8), planned().getDue());
        assertEquals("inspection.no-ground", refused(() -> new Inspection(1, null, InspectionForm.CASE, " ", List.of(Domain.GAS), Set.of(), FROM, FROM.plusDays(1), "x")));
        assertEquals("inspection.no-domain", refused(() -> new Inspection(1, null, InspectionForm.CASE, "a", List.of(), Set.of(), FROM, FROM.plusDays(1), "x")));
        assertEquals("inspection.no-period", refused(() -> new Inspection(1, null, InspectionForm.CASE, "a", List.of(Domain.GAS), Set.of(), FROM, FROM, "x")));
    }

    @Test
    void the_home_is_recognised_by_its_code_scanned_or_typed() {
        assertEquals("inspection.other-home", refused(() -> planned().start(arrival("640502-0009", "09:30"), "640502-0001", 7, NOW)));
        Inspection inspection = planned();
        inspection.start(arrival("https://example.org/public/facility.xhtml?code=640502-0001", "09:30"), "640502-0001", 7, NOW);
        assertEquals(FROM, inspection.getDay());
        assertEquals(7, inspection.getChecklistId());
        assertEquals(InspectionState.STARTED, inspection.getState());
    }

    @Test
    void arrival_is_not_ahead_not_too_early_and_says_where_or_why_not() {
        assertEquals("inspection.to-come", refused(() -> planned().start(arrival("A", "10:06"), "A", 7, NOW)));
        Inspection ahead = planned();
        ahead.start(arrival("A", "10:05"), "A", 7, NOW);
        assertEquals(NOW, ahead.getArrivedAt(), "a phone's clock may be some minutes ahead");
        assertEquals("inspection.time.form", refused(() -> planned().start(arrival("A", "25:00"), "A", 7, NOW)));
        Arrival early = arrival("A", "09:00");
        early.setDay(FROM.minusDays(1));
        assertEquals("inspection.too-early", refused(() -> planned().start(early, "A", 7, NOW)));
        Arrival nowhere = arrival("A", "09:00");
        nowhere.setNoPlace(" ");
        assertEquals("inspection.no-place", refused(() -> planned().start(nowhere, "A", 7, NOW)));
        nowhere.setLatitude(37.5);
        nowhere.setLongitude(105.2);
        Inspection inspection = planned();
        inspection.start(nowhere, "A", 7, NOW);
        assertNull(inspection.getNoPlace());
    }

    @Test
    void it_is_signed_or_refused_once_after_arrival_and_stays_as_it_is() {
        Inspection inspection = planned();
        assertEquals("inspection.state.refused", refused(() -> inspection.record("", "张院长", "", FROM, NOW)));
        inspection.start(arrival("A", "09:00"), "A", 7, NOW);
        assertEquals("inspection.no-signature", refused(() -> inspection.record("", " ", null, FROM, NOW)));
        assertEquals("inspection.signed-and-refused", refused(() -> inspection.record("", "张院长", "不认可", FROM, NOW)));
        inspection.record("", "", "负责人不在场", FROM.plusDays(7), NOW);
        assertEquals("负责人不在场", inspection.getRefusal());
        assertEquals("inspection.state.refused", refused(() -> inspection.cancel("不查了")));
        assertEquals("inspection.no-reason", refused(() -> planned().cancel(" ")));
    }

    @Test
    void what_a_phone_says_was_signed_lies_after_the_arrival_and_not_ahead() {
        Inspection inspection = planned();
        inspection.start(arrival("A", "09:00"), "A", 7, NOW);
        assertEquals(NOW, inspection.signed(null, NOW));
        assertEquals(NOW.minusSeconds(1800), inspection.signed(NOW.minusSeconds(1800), NOW), "days without signal lie between");
        assertEquals(NOW.minusSeconds(3600), inspection.signed(NOW.minusSeconds(3600), NOW), "at the moment of the arrival");
        assertEquals("inspection.signed-when", refused(() -> inspection.signed(NOW.minusSeconds(3601), NOW)));
        assertEquals(NOW, inspection.signed(NOW.plusSeconds(300), NOW), "a clock five minutes ahead says now");
        assertEquals("inspection.signed-when", refused(() -> inspection.signed(NOW.plusSeconds(301), NOW)));
    }

    @Test
    void an_objection_is_raised_in_time_and_answered_once() {
        Inspection inspection = planned();
        assertEquals("inspection.not-recorded", refused(() -> new Objection(inspection, "不属实", FROM, "x")));
        inspection.start(arrival("A", "09:00"), "A", 7, NOW);
        inspection.record("", "张院长", null, LocalDate.of(2024, 3, 11), NOW);
        assertEquals("inspection.objection.late", refused(() -> new Objection(inspection, "不属实", LocalDate.of(2024, 3, 12), "x")));
        Objection objection = new Objection(inspection, "不属实", LocalDate.of(2024, 3, 11), "x");
        assertEquals("inspection.objection.no-answer", refused(() -> objection.decide(true, "", FROM, "y")));
        objection.decide(false, "照片为证", FROM, "y");
        assertEquals("inspection.objection.state.refused", refused(() -> objection.decide(true, "再看", FROM, "y")));
    }
}
