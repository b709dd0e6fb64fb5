package care.meal;

import care.canteen.*;
import care.kernel.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/**
 * One sitting of a canteen on a day, with all that decides whether somebody may be served and for how much.
 *
 * @param state    of the canteen on that day; null before it was registered
 * @param closure  why it is shut on that day; null when it is not
 * @param weekday  whether it serves on that day of the week
 * @param served   whether this sitting is offered
 * @param priceFen of the day's menu, for guests outside the tiers; null when the menu has none
 * @param tiers    in force on the day
 * @param settled  whether the month's account is confirmed
 */
record Service(long canteenId, long facilityId, String regionCode, LocalDate day, Sitting sitting, CanteenState state, String closure, boolean weekday, boolean served, Integer priceFen, List<Tier> tiers, boolean settled) {
    /** A price in force. */
    record Tier(long id, GuestClass guestClass, Split split) implements Serializable {
    }

    /** What somebody gets: of which class, at which price. */
    record Price(long tierId, GuestClass guestClass, Split split) {
    }

    /**
     * Whether a meal can be taken here then.
     *
     * @param takenAt when the guest was served
     * @param now     when the platform hears of it
     * @param oldest  days a terminal may keep what it could not send
     * @throws RuleViolation with what stands against it
     */
    void open(Instant takenAt, Instant now, int oldest) {
        LocalDate today = LocalDate.ofInstant(now, Clocks.CHINA);
        if (day.isAfter(today) || takenAt.isAfter(now)) throw RuleViolation.invalid("date", "meal.to-come");
        if (!LocalDate.ofInstant(takenAt, Clocks.CHINA).equals(day)) throw RuleViolation.invalid("takenAt", "meal.other-day", day);
        if (day.isBefore(today.minusDays(oldest))) throw RuleViolation.conflict("meal.too-late", oldest);
        if (state == null || state == CanteenState.PREPARED) throw RuleViolation.conflict("meal.before-opening");
        if (state != CanteenState.OPEN) throw RuleViolation.conflict("meal.not-open", state);
        if (closure != null) throw RuleViolation.conflict("meal.closed-day", day, closure);
        if (!weekday) throw RuleViolation.conflict("meal.closed-weekday", day);
        if (!served) throw RuleViolation.conflict("meal.no-sitting", sitting);
        if (settled) throw RuleViolation.conflict("meal.month-settled", YearMonth.from(day));
    }

    /**
     * The price for somebody who may claim these classes: the one that costs the guest least, at the same cost the one that stands first in
     * {@link GuestClass}. Outside the tiers the menu's price holds, or else that of everybody else.
     *
     * @throws RuleViolation meal.no-price when nothing is laid down for everybody else
     */
    Price price(Collection<GuestClass> claims) {
        Optional<Tier> best = tiers.stream().filter(tier -> tier.guestClass != GuestClass.OTHER && claims.contains(tier.guestClass)).min(Comparator.<Tier>comparingLong(tier -> tier.split.personFen()).thenComparing(Tier::guestClass));
        Tier other = tiers.stream().filter(tier -> tier.guestClass == GuestClass.OTHER).findFirst().orElse(null);
        if (best.isPresent()) return new Price(best.get().id, best.get().guestClass, best.get().split);
        if (other == null) throw RuleViolation.conflict("meal.no-price", sitting);
        return new Price(other.id, GuestClass.OTHER, priceFen == null ? other.split : Split.full(priceFen));
    }
}
