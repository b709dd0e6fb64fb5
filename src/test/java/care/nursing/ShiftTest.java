package care.nursing;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.Clocks;
import care.kernel.RuleViolation;
import care.residence.CareLevel;
import java.time.*;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.*;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTest {
    @ParameterizedTest
    @CsvSource({"2026-03-05T06:00, DAY, 2026-03-05", "2026-03-05T17:59, DAY, 2026-03-05", "2026-03-05T18:00, NIGHT, 2026-03-05", "2026-03-06T00:00, NIGHT, 2026-03-05", "2026-03-06T05:59, NIGHT, 2026-03-05",
        "2027-01-01T02:30, NIGHT, 2026-12-31", "2024-03-01T03:00, NIGHT, 2024-02-29", "2025-03-01T03:00, NIGHT, 2025-02-28"})
    void a_night_belongs_to_the_day_it_began_on(LocalDateTime moment, Shift shift, LocalDate day) {
        assertEquals(shift, Shift.at(moment));
        assertEquals(day, Shift.dayOf(moment));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-05T17:50, DAY, 2026-03-05", "2026-03-05T18:40, DAY, 2026-03-05", "2026-03-06T06:20, NIGHT, 2026-03-05", "2026-03-06T08:50, NIGHT, 2026-03-05", "2026-03-06T09:10, DAY, 2026-03-06"})
    void for_three_hours_after_a_shift_it_is_the_one_that_is_handed_over(LocalDateTime moment, Shift shift, LocalDate day) {
        assertEquals(shift, Shift.at(Shift.handedOver(moment)));
        assertEquals(day, Shift.dayOf(Shift.handedOver(moment)));
    }

    @Property
    void every_hour_is_in_one_shift_of_one_day_and_a_day_has_twelve_of_each(@ForAll @IntRange(max = 3000) int offset) {
        LocalDate day = LocalDate.of(2022, 1, 1).plusDays(offset);
        LocalDateTime first = day.atTime(6, 0);
        for (Shift shift : Shift.values())
            assertEquals(12, java.util.stream.IntStream.range(0, 24).mapToObj(first::plusHours).filter(hour -> Shift.at(hour) == shift && Shift.dayOf(hour).equals(day)).count());
    }

    @Test
    void a_grade_proposes_a_care_level() {
        assertEquals(List.of(CareLevel.INDEPENDENT, CareLevel.ASSISTED, CareLevel.PARTIAL, CareLevel.FULL, CareLevel.SPECIAL), java.util.stream.IntStream.range(0, 5).mapToObj(grade -> CareLevel.of(grade).orElseThrow()).toList());
        assertEquals(Optional.empty(), CareLevel.of(null));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-05, 2, 2026-03-08", "2026-03-05, 1, 2026-03-12", "2026-03-05, 3, 2026-03-07", "2026-12-30, 2, 2027-01-02", "2024-02-27, 2, 2024-03-01"})
    void the_next_visit_comes_early_enough_for_the_week_to_have_enough(LocalDate last, int least, LocalDate next) {
        assertEquals(next, HomeVisits.next(last, least));
    }

    private static HandoverDetails handover() {
        HandoverDetails details = new HandoverDetails();
        details.setDay(LocalDate.of(2026, 3, 5));
        details.setShift(Shift.DAY);
        details.setGivenBy("甲");
        details.setResidents(40);
        details.setAway(3);
        details.setInHospital(2);
        details.setArrived(1);
        return details;
    }

    @Test
    void a_handover_is_taken_over_once_and_by_somebody_else() {
        Instant at = LocalDate.of(2026, 3, 5).atTime(18, 5).atZone(Clocks.CHINA).toInstant();
        Handover handover = new Handover(1L, handover(), at);
        assertEquals("constraint.handover_two_people", assertThrows(RuleViolation.class, () -> new Handover(1L, handover(), at).take(" 甲 ", at)).code());
        handover.take("乙", at);
        assertEquals(HandoverState.TAKEN, handover.getState());
        assertEquals("nursing.handover.taken", assertThrows(RuleViolation.class, () -> handover.take("丙", at)).code());
    }

    @Test
    void more_cannot_be_away_than_live_there() {
        HandoverDetails details = handover();
        details.setInHospital(4);
        assertEquals("inHospital", assertThrows(RuleViolation.class, () -> new Handover(1L, details, Instant.now())).field());
        details.setAway(41);
        assertEquals("away", assertThrows(RuleViolation.class, () -> new Handover(1L, details, Instant.now())).field());
    }

    @Test
    void a_plan_has_one_version_for_each_day_it_was_changed_on() {
        LocalDate day = LocalDate.of(2026, 2, 28);
        CarePlan plan = new CarePlan(1L, 2L, CareLevel.FULL, List.of(new CareTask("turning", "翻身", null, 6, Per.DAY)), "入住", "甲", day);
        assertSame(plan, plan.with("听收音机", 1, Per.DAY, "老人要求", "甲", day));
        assertEquals(2, plan.getTasks().size());
        assertTrue(plan.getTasks().get(1).isOwn());
        CarePlan next = plan.without(0, "能自己翻身", "乙", LocalDate.of(2026, 3, 1));
        assertEquals(LocalDate.of(2026, 3, 1), plan.getUntilDay());
        assertEquals(2, plan.getTasks().size(), "the earlier version stays");
        assertEquals(List.of("听收音机"), next.getTasks().stream().map(CareTask::getName).toList());
        assertEquals("nursing.plan.empty", assertThrows(RuleViolation.class, () -> next.without(0, "x", "乙", LocalDate.of(2026, 3, 1))).code());
        assertEquals("nursing.plan.no-reason", assertThrows(RuleViolation.class, () -> next.with("x", 1, Per.DAY, " ", "乙", LocalDate.of(2026, 3, 2))).code());
        assertEquals("nursing.plan.times-range", assertThrows(RuleViolation.class, () -> next.with("x", 0, Per.DAY, "y", "乙", LocalDate.of(2026, 3, 2))).code());
    }
}
