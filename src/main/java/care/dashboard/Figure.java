package care.dashboard;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * One figure with everything that is needed to read it.
 *
 * @param code        its name everywhere: {@code dashboard.figure.<code>} is its word
 * @param unit        key of its unit: {@code kernel.unit.<unit>}
 * @param value       null when it has no denominator
 * @param on          the day of a stock; null for a flow
 * @param from        the period of a flow, both days counted; null for a stock
 * @param part        numerator of a ratio; null otherwise
 * @param denominator denominator of a ratio; null otherwise
 * @param note        key of the sentence that names the denominator and the rule for counting once
 */
public record Figure(String code, String unit, BigDecimal value, LocalDate on, LocalDate from, LocalDate to, BigDecimal part, BigDecimal denominator, String note) implements Serializable {
    static Figure stock(String code, String unit, long value, LocalDate on) {
        return new Figure(code, unit, BigDecimal.valueOf(value), on, null, null, null, null, null);
    }

    static Figure flow(String code, String unit, long value, LocalDate from, LocalDate to) {
        return new Figure(code, unit, BigDecimal.valueOf(value), null, from, to, null, null, null);
    }

    /** @param times 100 for a percentage, 1000 for a rate per thousand; rounded half up to one decimal */
    static Figure ratio(String code, String unit, long part, long whole, int times, LocalDate on, LocalDate from, LocalDate to, String note) {
        BigDecimal value = whole == 0 ? null : BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(times)).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        return new Figure(code, unit, value, on, from, to, BigDecimal.valueOf(part), BigDecimal.valueOf(whole), note);
    }

    public boolean isStock() {
        return on != null;
    }

    public String measure() {
        return isStock() ? "stock" : "flow";
    }
}
