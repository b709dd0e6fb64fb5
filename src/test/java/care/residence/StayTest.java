package care.residence;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StayTest {
    private static final LocalDate DAY = LocalDate.of(2024, 2, 28);

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    @Test
    void the_day_of_leaving_is_no_bed_day_also_over_a_leap_day() {
        Stay stay = new Stay(null, BedTest.bed(BedKind.ORDINARY), DAY, null, null);
        assertTrue(stay.isOpen(LocalDate.of(2024, 2, 29)));
        stay.end(LocalDate.of(2024, 3, 1), EndReason.DISCHARGED);
        assertEquals(2, stay.getFromDay().datesUntil(stay.getUntilDay()).count());
        assertFalse(stay.isOpen(LocalDate.of(2024, 3, 1)));
    }

    @Test
    void it_ends_once_later_than_it_began_and_with_a_reason() {
        Stay stay = new Stay(null, BedTest.bed(BedKind.ORDINARY), DAY, null, null);
        assertEquals("constraint.stay_ends_before_begins", refused(() -> stay.end(DAY, EndReason.DIED)));
        assertEquals("residence.stay.no-reason", refused(() -> stay.end(DAY.plusDays(1), null)));
        stay.end(DAY.plusDays(1), EndReason.DIED);
        assertEquals("residence.stay.ended", refused(() -> stay.end(DAY.plusDays(2), EndReason.DIED)));
    }

    @Test
    void nobody_moves_into_a_bed_that_is_out_of_service_or_not_there() {
        Bed bed = BedTest.bed(BedKind.ORDINARY);
        assertEquals("residence.bed.not-there", refused(() -> new Stay(null, bed, LocalDate.of(2021, 1, 1), null, null)));
        bed.takeOutOfService("维修", DAY);
        assertEquals("residence.bed.out-of-service", refused(() -> new Stay(null, bed, DAY, null, null)));
    }

    @Test
    void a_sojourn_guest_says_where_from_and_a_resident_need_not() {
        assertEquals("residence.stay.no-origin", refused(() -> new Stay(null, BedTest.bed(BedKind.SOJOURN), DAY, null, " ")));
        assertEquals(StayKind.SOJOURN, new Stay(null, BedTest.bed(BedKind.SOJOURN), DAY, DAY.plusDays(20), "浙江").getKind());
        assertNull(new Stay(null, BedTest.bed(BedKind.NURSING), DAY, null, "浙江").getOrigin());
    }

    @Test
    void moving_to_another_bed_is_one_step_without_a_night_between() {
        Stay before = new Stay(null, BedTest.bed(BedKind.ORDINARY), DAY, null, null);
        Stay after = before.moveTo(BedTest.bed(BedKind.NURSING), DAY.plusDays(10));
        assertEquals(before.getUntilDay(), after.getFromDay());
        assertEquals(EndReason.TRANSFERRED, before.getEndReason());
        assertNull(after.getUntilDay());
    }

    @Test
    void leave_counts_from_the_first_day_away_and_not_the_day_of_return_also_over_new_year() {
        Stay stay = new Stay(null, BedTest.bed(BedKind.ORDINARY), DAY, null, null);
        StayLeave leave = stay.leave(LeaveKind.HOSPITAL, LocalDate.of(2024, 12, 30), LocalDate.of(2025, 1, 5), null);
        assertEquals(3, leave.days(LocalDate.of(2025, 1, 1)), "30 and 31 December and New Year's Day");
        stay.comeBack(LocalDate.of(2025, 1, 3));
        assertEquals(4, leave.days(LocalDate.of(2025, 2, 1)));
        assertTrue(stay.awayOn(LocalDate.of(2025, 1, 2)).isPresent());
        assertTrue(stay.awayOn(LocalDate.of(2025, 1, 3)).isEmpty());
    }

    @Test
    void nobody_is_away_twice_or_before_they_came_or_back_before_they_went() {
        Stay stay = new Stay(null, BedTest.bed(BedKind.ORDINARY), DAY, null, null);
        assertEquals("residence.leave.outside", refused(() -> stay.leave(LeaveKind.HOME, DAY.minusDays(1), null, null)));
        assertEquals("residence.leave.here", refused(() -> stay.comeBack(DAY.plusDays(9))));
        stay.leave(LeaveKind.HOME, DAY.plusDays(3), null, null);
        assertEquals("residence.leave.away", refused(() -> stay.leave(LeaveKind.HOSPITAL, DAY.plusDays(4), null, null)));
        assertEquals("constraint.stay_leave_ends_before_begins", refused(() -> stay.comeBack(DAY.plusDays(3))));
        stay.comeBack(DAY.plusDays(5));
        assertEquals("residence.leave.away", refused(() -> stay.leave(LeaveKind.HOSPITAL, DAY.plusDays(4), null, null)));
        assertEquals(DAY.plusDays(5), stay.leave(LeaveKind.HOSPITAL, DAY.plusDays(5), null, null).getFromDay());
    }

    @Test
    void who_leaves_for_good_is_away_no_more_and_cared_for_no_more() {
        Stay stay = new Stay(null, BedTest.bed(BedKind.ORDINARY), DAY, null, null);
        stay.careFor(CareLevel.PARTIAL, DAY, "入住评估", null);
        stay.careFor(CareLevel.FULL, DAY.plusDays(30), "跌倒后", null);
        stay.leave(LeaveKind.HOSPITAL, DAY.plusDays(10), null, null);
        stay.end(DAY.plusDays(20), EndReason.DIED);
        assertEquals(10, stay.getLeaves().get(0).days(DAY.plusDays(60)));
        assertEquals(1, stay.getCare().size(), "what was to begin later never did");
        assertEquals(DAY.plusDays(20), stay.getCare().get(0).getUntilDay());
        assertEquals("residence.stay.ended", refused(() -> stay.leave(LeaveKind.HOME, DAY.plusDays(20), null, null)));
    }

    @Test
    void the_care_level_changes_with_a_reason_and_goes_along_to_the_next_bed() {
        Stay stay = new Stay(null, BedTest.bed(BedKind.ORDINARY), DAY, null, null);
        assertEquals("residence.care.no-reason", refused(() -> stay.careFor(CareLevel.PARTIAL, DAY, " ", null)));
        stay.careFor(CareLevel.PARTIAL, DAY, "入住评估", 7L);
        assertEquals("residence.care.same", refused(() -> stay.careFor(CareLevel.PARTIAL, DAY.plusDays(1), "复评", null)));
        assertEquals("constraint.care_period_ends_before_begins", refused(() -> stay.careFor(CareLevel.FULL, DAY, "复评", null)));
        Stay next = stay.moveTo(BedTest.bed(BedKind.NURSING), DAY.plusDays(10));
        assertEquals(CareLevel.PARTIAL, next.careOn(DAY.plusDays(10)).orElseThrow().getLevel());
        next.leave(LeaveKind.HOSPITAL, DAY.plusDays(12), DAY.plusDays(30), "手术");
        Stay third = next.moveTo(BedTest.bed(BedKind.NURSING), DAY.plusDays(15));
        assertEquals(3, next.getLeaves().get(0).days(DAY.plusDays(60)), "days 12 to 14");
        assertEquals(DAY.plusDays(15), third.awayOn(DAY.plusDays(20)).orElseThrow().getFromDay(), "who is in hospital stays there, whatever bed is kept");
        assertTrue(stay.careOn(DAY.plusDays(10)).isEmpty());
    }

    @Test
    void a_discharge_that_is_ordered_keeps_the_bed_until_they_have_left() {
        Stay stay = new Stay(null, BedTest.bed(BedKind.ORDINARY), DAY, null, null);
        assertEquals("residence.discharge.past", refused(() -> stay.orderDischarge(DAY.plusDays(3), EndReason.DISCHARGED, DAY.plusDays(4))));
        stay.orderDischarge(DAY.plusDays(9), EndReason.DISCHARGED, DAY.plusDays(4));
        assertTrue(stay.isOpen(DAY.plusDays(30)), "planned is not left");
        stay.withdrawDischarge();
        assertEquals("residence.discharge.none", refused(stay::withdrawDischarge));
    }
}
