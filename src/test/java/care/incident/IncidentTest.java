package care.incident;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.*;
import care.residence.*;
import java.time.*;
import org.junit.jupiter.api.Test;

class IncidentTest {
    private static final LocalDate MOVED_IN = LocalDate.of(2024, 2, 1);
    private static final Instant NOW = LocalDate.of(2024, 3, 1).atTime(12, 0).atZone(Clocks.CHINA).toInstant();

    private static Stay stay() {
        return new Stay(null, new Bed(new Room(new Building(1L, "主楼"), 1, "101"), "A", BedKind.ORDINARY, LocalDate.of(2022, 1, 1)), MOVED_IN, null, null);
    }

    private static Incident at(LocalDateTime moment) {
        return new Incident(stay(), new IncidentDetails(), moment, "x", NOW);
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    @Test
    void it_happened_within_the_stay_and_not_in_the_future() {
        assertEquals("incident.no-time", refused(() -> at(null)));
        assertEquals("incident.to-come", refused(() -> at(LocalDateTime.of(2024, 3, 1, 12, 1))));
        assertEquals("incident.outside", refused(() -> at(LocalDateTime.of(2024, 1, 31, 23, 59))));
        assertEquals(IncidentState.OPEN, at(MOVED_IN.atStartOfDay()).getState());
    }

    @Test
    void it_is_closed_once_after_it_was_followed_up_and_with_a_conclusion() {
        Incident incident = at(LocalDateTime.of(2024, 2, 29, 6, 40));
        assertEquals("incident.not-followed", refused(() -> incident.close("恢复", LocalDate.of(2024, 3, 1))));
        incident.follow("复查伤情", LocalDate.of(2024, 3, 1), "x");
        assertEquals("incident.no-conclusion", refused(() -> incident.close(" ", LocalDate.of(2024, 3, 1))));
        incident.close("恢复", LocalDate.of(2024, 3, 1));
        assertEquals("incident.state.refused", refused(() -> incident.close("再结", LocalDate.of(2024, 3, 2))));
        assertEquals("incident.closed", refused(() -> incident.follow("晚了", LocalDate.of(2024, 3, 2), "x")));
    }

    @Test
    void the_county_is_told_of_what_is_grave() {
        assertTrue(Harm.SERIOUS.isGrave() && Harm.DEATH.isGrave());
        assertFalse(Harm.NONE.isGrave() || Harm.SLIGHT.isGrave());
    }
}
