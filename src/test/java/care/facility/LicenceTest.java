package care.facility;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LicenceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 5);

    private static Licence until(LocalDate until) {
        LicenceDetails details = new LicenceDetails();
        details.setKind(LicenceKind.FOOD);
        details.setValidFrom(LocalDate.of(2024, 1, 1));
        details.setValidUntil(until);
        return new Licence(null, details);
    }

    @Test
    void a_licence_that_ends_before_it_begins_is_refused_at_its_end() {
        assertEquals("validUntil", assertThrows(RuleViolation.class, () -> until(LocalDate.of(2023, 12, 31))).field());
        assertDoesNotThrow(() -> until(LocalDate.of(2024, 1, 1)));
    }

    @Test
    void it_is_warned_about_thirty_days_ahead_and_is_over_the_day_after_its_last() {
        assertEquals("ok", until(TODAY.plusDays(31)).tone(TODAY, TODAY.plusDays(30)));
        assertEquals("warn", until(TODAY.plusDays(30)).tone(TODAY, TODAY.plusDays(30)));
        assertEquals("warn", until(TODAY).tone(TODAY, TODAY.plusDays(30)));
        assertEquals("danger", until(TODAY.minusDays(1)).tone(TODAY, TODAY.plusDays(30)));
        assertEquals("ok", until(null).tone(TODAY, TODAY.plusDays(30)));
    }

    @Test
    void once_replaced_it_is_warned_about_no_more() {
        Licence licence = until(TODAY.minusDays(1));
        licence.end(TODAY);
        assertEquals("idle", licence.tone(TODAY, TODAY.plusDays(30)));
    }
}
