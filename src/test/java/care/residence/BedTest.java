package care.residence;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BedTest {
    private static final LocalDate OPENED = LocalDate.of(2022, 1, 1);

    static Bed bed(BedKind kind) {
        return new Bed(new Room(new Building(1L, "主楼"), 1, "101"), "A", kind, OPENED);
    }

    @Test
    void any_past_day_can_be_told() {
        Bed bed = bed(BedKind.ORDINARY);
        bed.takeOutOfService("漏水维修", LocalDate.of(2023, 2, 1));
        bed.returnToService(LocalDate.of(2023, 3, 1));
        bed.convert(BedKind.NURSING, LocalDate.of(2024, 1, 1));
        assertTrue(bed.on(LocalDate.of(2021, 12, 31)).isEmpty());
        assertEquals(BedState.IN_USE, bed.on(OPENED).orElseThrow().getState());
        assertEquals(BedState.IN_USE, bed.on(LocalDate.of(2023, 1, 31)).orElseThrow().getState());
        assertEquals("漏水维修", bed.on(LocalDate.of(2023, 2, 28)).orElseThrow().getReason());
        assertEquals(BedKind.ORDINARY, bed.on(LocalDate.of(2023, 12, 31)).orElseThrow().getKind());
        assertEquals(BedKind.NURSING, bed.on(LocalDate.of(2024, 1, 1)).orElseThrow().getKind());
    }

    @Test
    void out_of_service_needs_a_reason_and_happens_once() {
        Bed bed = bed(BedKind.ORDINARY);
        assertEquals("residence.bed.no-reason", assertThrows(RuleViolation.class, () -> bed.takeOutOfService(" ", OPENED.plusDays(1))).code());
        bed.takeOutOfService("维修", OPENED.plusDays(1));
        assertEquals("residence.bed.already-out", assertThrows(RuleViolation.class, () -> bed.takeOutOfService("维修", OPENED.plusDays(2))).code());
    }

    @Test
    void two_changes_cannot_fall_on_one_day() {
        Bed bed = bed(BedKind.ORDINARY);
        assertEquals("constraint.bed_period_ends_before_begins", assertThrows(RuleViolation.class, () -> bed.convert(BedKind.NURSING, OPENED)).code());
    }

    @Test
    void a_removed_bed_changes_no_more() {
        Bed bed = bed(BedKind.ORDINARY);
        bed.remove(OPENED.plusDays(10));
        assertTrue(bed.on(OPENED.plusDays(10)).isEmpty());
        assertEquals("residence.bed.removed", assertThrows(RuleViolation.class, () -> bed.convert(BedKind.HOME, OPENED.plusDays(20))).code());
    }

    @Test
    void a_time_out_of_service_in_the_middle_of_a_wanted_period_is_found() {
        Bed bed = bed(BedKind.ORDINARY);
        bed.takeOutOfService("漏水维修", LocalDate.of(2022, 8, 27));
        bed.returnToService(LocalDate.of(2022, 11, 13));
        assertTrue(bed.outOfServiceWithin(LocalDate.of(2022, 8, 24), LocalDate.of(2022, 9, 1)).isPresent());
        assertTrue(bed.outOfServiceWithin(LocalDate.of(2022, 8, 24), LocalDate.of(2022, 8, 27)).isEmpty());
        assertTrue(bed.outOfServiceWithin(LocalDate.of(2022, 11, 13), LocalDate.MAX).isEmpty());
        assertTrue(bed.isThere(OPENED, LocalDate.MAX));
        bed.remove(LocalDate.of(2023, 1, 1));
        assertTrue(bed.isThere(OPENED, LocalDate.of(2023, 1, 1)));
        assertFalse(bed.isThere(OPENED, LocalDate.of(2023, 1, 2)));
    }
}
