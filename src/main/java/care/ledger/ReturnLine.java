package care.ledger;

import java.io.Serializable;

/**
 * A line of a home's return of a month.
 *
 * @param dimension TOTAL, KIND, STAY, ABILITY, CATEGORY or MOVEMENT
 * @param part      as in {@link Line}; of MOVEMENT: START, IN, OUT, DIED, END
 * @param days      bed-days, those on leave among them
 */
public record ReturnLine(String dimension, String part, int persons, int days, int away, Integer available) implements Serializable {
    public int used() {
        return days - away;
    }

    public Double rate() {
        return available == null || available == 0 ? null : 100.0 * used() / available;
    }

    /** The key of the word for what the line counts. */
    public String key() {
        return switch (dimension) {
            case "TOTAL" -> "ledger.total";
            case "MOVEMENT" -> "ledger.movement." + part;
            default -> Dimension.valueOf(dimension).key(part);
        };
    }

    boolean isSamePlace(ReturnLine other) {
        return dimension.equals(other.dimension) && part.equals(other.part);
    }
}
