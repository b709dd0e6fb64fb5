package care.meal;

import care.kernel.RuleViolation;
import java.time.*;

/**
 * Who asks for a meal, as they show it: one of identity number, card, person's number, name with birth; or nobody we know.
 *
 * @param called how the table calls somebody the register does not know
 * @param takenAt when they were served; null: now
 * @param proof  of a meal brought to the door: who took it, or {@link #PHOTO}
 */
public record Guest(String identityNumber, String card, Long personId, String name, LocalDate born, String called, Way way, Instant takenAt, String proof) {
    public static final String PHOTO = "PHOTO";

    public Guest {
        int ways = (identityNumber == null ? 0 : 1) + (card == null ? 0 : 1) + (personId == null ? 0 : 1) + (name == null ? 0 : 1) + (called == null ? 0 : 1);
        if (ways == 0) throw RuleViolation.invalid("identityNumber", "meal.no-guest");
        if (ways > 1) throw RuleViolation.invalid("identityNumber", "meal.guest-twice");
        if (name != null && born == null) throw RuleViolation.invalid("born", "meal.no-birth");
        if (way == null) way = identityNumber != null ? Way.IDENTITY : card != null ? Way.CARD : name != null ? Way.NAME : called != null ? Way.WALK_IN : Way.FACE;
        if (way == Way.DELIVERY && (proof == null || proof.isBlank())) throw RuleViolation.invalid("proof", "meal.no-proof");
        if (called != null && called.length() > 60) throw RuleViolation.invalid("guest", "meal.called-long");
    }

    boolean known() {
        return called == null;
    }

    /** What the office reads of who it was, when the meal does not stand. */
    String shown(String found) {
        return found != null ? found : called != null ? called : name != null ? care.person.Person.mask(name) : card != null ? card : identityNumber != null ? "***" + identityNumber.substring(Math.max(0, identityNumber.length() - 4)) : null;
    }
}
