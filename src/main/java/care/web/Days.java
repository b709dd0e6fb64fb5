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
            LocalDate day = LocalDate.parse(typed == null ? "" : typed.strip());
            if (isReasonable(day)) return day;
        } catch (DateTimeException e) {
            throw RuleViolation.invalid(field, "web.date");
        }
        throw RuleViolation.invalid(field, "web.date");
    }

    /** From 1900 to 2200: what lies beyond is a slip of the hand. */
    static boolean isReasonable(LocalDate day) {
        return day.getYear() >= 1900 && day.getYear() <= 2200;
    }

    public LocalDate orToday(String field, String typed) {
        return typed == null || typed.isBlank() ? LocalDate.now(clock) : parse(field, typed);
    }

    /** For a page, where a day that makes no sense is as good as none. */
    public LocalDate lenient(String typed) {
        try {
            LocalDate day = typed == null ? null : LocalDate.parse(typed.strip());
            return day == null || !isReasonable(day) ? LocalDate.now(clock) : day;
        } catch (DateTimeException e) {
            return LocalDate.now(clock);
        }
    }

    /** A month as it stands in an address: 2026-03; the other one when it makes no sense or is still to come. */
    public YearMonth month(String typed, YearMonth otherwise) {
        try {
            YearMonth month = typed == null ? otherwise : YearMonth.parse(typed.strip());
            return month.getYear() < 1990 || month.isAfter(YearMonth.now(clock)) ? otherwise : month;
        } catch (DateTimeException noMonth) {
            return otherwise;
        }
    }
}
