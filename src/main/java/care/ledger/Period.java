package care.ledger;

import care.access.Scope;
import care.kernel.DivisionCode;
import care.kernel.RuleViolation;
import care.web.Days;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What of the ledger is asked for: the days from first to last, both counted, of a division or of one home.
 *
 * @param facility null for all of the division
 */
public record Period(LocalDate from, LocalDate to, String division, Long facility) implements Serializable {
    private static final int LONGEST = 10;

    /** As an address asks for it, where what makes no sense is as good as not asked: a day, or from one to another; today unless said, and no further. */
    public static Period lenient(Days days, Scope scope, String on, String from, String to, String division, Long facility) {
        LocalDate today = days.lenient(null);
        LocalDate last = earlier(days.lenient(to == null ? on : to), today);
        LocalDate first = from == null ? last : earlier(days.lenient(from), last);
        boolean inside = division != null && division.matches("\\d{12}") && division.startsWith(DivisionCode.prefix(scope.regionCode()));
        return new Period(first.plusYears(LONGEST).isBefore(last) ? last.minusYears(LONGEST) : first, last, inside ? division : scope.regionCode(), facility == null ? scope.facilityId() : facility);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /** The same as the query of an address. */
    public String query() {
        return "from=" + from + "&to=" + to + "&division=" + division + (facility == null ? "" : "&facility=" + facility);
    }

    /** @throws RuleViolation ledger.period, ledger.future or ledger.long */
    public Period checked(LocalDate today) {
        if (to.isBefore(from)) throw RuleViolation.invalid("to", "ledger.period");
        if (to.isAfter(today)) throw RuleViolation.invalid("to", "ledger.future", today);
        if (from.plusYears(LONGEST).isBefore(to)) throw RuleViolation.invalid("from", "ledger.long", LONGEST);
        return this;
    }

    public boolean isDay() {
        return from.equals(to);
    }

    LocalDate past() {
        return to.plusDays(1);
    }

    String low() {
        return DivisionCode.prefix(division);
    }

    String high() {
        return low() + ":";
    }
}
