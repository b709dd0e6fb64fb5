package care.web;

import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.*;

/** Reads a day as it stands in an address: 2026-03-05. */
@ApplicationScoped
public class Days {
    @Inject
    Clock clock;

    /** @throws RuleViolation web.date on that field when it is no real day */
    public LocalDate parse(String field, String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeException e) {
            throw RuleViolation.invalid(field, "web.date");
        }
    }

    public LocalDate orToday(String field, String typed) {
        return typed == null || typed.isBlank() ? LocalDate.now(clock) : parse(field, typed);
    }

    /** For a page, where a day that makes no sense is as good as none. */
    public LocalDate lenient(String typed) {
        try {
            return typed == null ? LocalDate.now(clock) : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            return LocalDate.now(clock);
        }
    }
}
