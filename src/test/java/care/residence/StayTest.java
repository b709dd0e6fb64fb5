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
}
