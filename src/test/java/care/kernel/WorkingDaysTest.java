package care.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import net.jqwik.api.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected days counted by hand on the State Council's notices for 2024 to 2026. */
class WorkingDaysTest {
    @ParameterizedTest
    @CsvSource({
        "2024-02-09, 2024-02-19",    // before Spring Festival (rest 10 to 17 Feb, Sunday 18 Feb worked): 18 is the first, 19 the second
        "2024-02-08, 2024-02-18",
        "2025-01-27, 2025-02-06",    // rest 28 Jan to 4 Feb: 5 and 6 Feb
        "2026-02-13, 2026-02-24",    // Saturday 14 Feb worked, rest 15 to 23 Feb
        "2025-09-30, 2025-10-10",    // National Day and Mid-Autumn: rest 1 to 8 Oct
        "2024-09-30, 2024-10-09"})   // rest 1 to 7 Oct
    void two_working_days_skip_the_holidays_and_count_the_days_made_up(LocalDate start, LocalDate end) {
        assertEquals(end, WorkingDays.after(start, 2));
    }

    @Test
    void ten_working_days_in_an_ordinary_month_are_two_weeks() {
        assertEquals(LocalDate.of(2025, 3, 17), WorkingDays.after(LocalDate.of(2025, 3, 3), 10));
    }

    @Test
    void a_sunday_made_up_is_worked_and_a_holiday_on_a_monday_is_not() {
        assertTrue(WorkingDays.isWorkingDay(LocalDate.of(2024, 2, 18)));
        assertFalse(WorkingDays.isWorkingDay(LocalDate.of(2024, 2, 12)));
        assertFalse(WorkingDays.isWorkingDay(LocalDate.of(2025, 3, 8)));
    }

    @Test
    void the_day_itself_is_not_counted() {
        assertEquals(0, WorkingDays.between(LocalDate.of(2025, 3, 3), LocalDate.of(2025, 3, 3)));
        assertEquals(1, WorkingDays.between(LocalDate.of(2025, 3, 7), LocalDate.of(2025, 3, 10)));
        assertEquals(-1, WorkingDays.between(LocalDate.of(2025, 3, 10), LocalDate.of(2025, 3, 7)));
    }

    @Property
    void a_term_of_n_days_has_n_working_days_and_ends_on_one(@ForAll("days") LocalDate start, @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 60) int n) {
        LocalDate end = WorkingDays.after(start, n);
        assertEquals(n, WorkingDays.between(start, end));
        assertTrue(WorkingDays.isWorkingDay(end));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 3000).map(n -> LocalDate.of(2019, 1, 1).plusDays(n));
    }
}
