package care.agreement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What days in a home cost. Each calendar month costs the monthly fee × days used ÷ days of that month, rounded half up to the fen; on a
 * day of leave the bed is charged, care and meals are not. A whole month costs exactly its monthly fee. The database has the same rule
 * for many agreements at once ({@code money_held} in R__money.sql).
 *
 * @param bedFen  a month, fen, not negative
 * @param careFen a month, fen, not negative
 * @param mealFen a month, fen, not negative
 */
public record Fees(long bedFen, long careFen, long mealFen) {
    /** Days away, half-open [from, until). */
    public record Away(LocalDate from, LocalDate until) {
    }

    public long monthly() {
        return bedFen + careFen + mealFen;
    }

    /**
     * @param from  first day
     * @param until the day after the last; nothing is charged when it is not after {@code from}
     * @param away  days of leave, not overlapping; what lies outside the period does not count
     * @return fen
     */
    public long charge(LocalDate from, LocalDate until, List<Away> away) {
        long fen = 0;
        for (YearMonth month = YearMonth.from(from); month.atDay(1).isBefore(until); month = month.plusMonths(1)) {
            LocalDate first = later(from, month.atDay(1)), past = earlier(until, month.plusMonths(1).atDay(1));
            long days = days(first, past);
            long gone = away.stream().mapToLong(leave -> days(later(first, leave.from()), earlier(past, leave.until()))).sum();
            fen += BigDecimal.valueOf(bedFen * days + (careFen + mealFen) * (days - gone)).divide(BigDecimal.valueOf(month.lengthOfMonth()), 0, RoundingMode.HALF_UP).longValueExact();
        }
        return fen;
    }

    private static long days(LocalDate from, LocalDate until) {
        return Math.max(0, until.toEpochDay() - from.toEpochDay());
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
