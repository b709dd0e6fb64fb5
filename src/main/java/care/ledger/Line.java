package care.ledger;

import java.io.Serializable;

/**
 * One line of the ledger.
 *
 * @param part      a facility's number, a kind, a grade, a category, a place of origin; empty for the total and for what has none
 * @param name      of a facility; null otherwise
 * @param persons   residents of the day, or different persons of the period
 * @param days      bed-days, those on leave among them
 * @param away      bed-days on leave
 * @param available bed-days of beds in use; null where a bed belongs to no such part
 */
public record Line(String part, String name, long persons, long days, long away, Long available) implements Serializable {
    /** Bed-days somebody was present. */
    public long used() {
        return days - away;
    }

    /** Bed-days used ÷ available, in percent; null without beds. */
    public Double rate() {
        return available == null || available == 0 ? null : 100.0 * used() / available;
    }
}
