package care.ledger;

import java.time.*;

/** A month as it stands in an address: 2026-03; the last one that is over when it makes no sense. */
final class Months {
    private Months() {
    }

    static YearMonth lenient(String typed, LocalDate today) {
        YearMonth last = YearMonth.from(today).minusMonths(1);
        try {
            YearMonth month = typed == null ? last : YearMonth.parse(typed.strip());
            return month.getYear() < 1990 || month.isAfter(YearMonth.from(today)) ? last : month;
        } catch (DateTimeException noMonth) {
            return last;
        }
    }
}
