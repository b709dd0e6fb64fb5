package care.penalty;

import java.io.Serializable;
import java.util.*;

/**
 * What is on record of how a home dealt with the findings of a case: the ground on which the tier is suggested.
 *
 * @param findings     how many there are
 * @param passedInTime put right by the deadline
 * @param passedLate   put right after it
 * @param returned     sent back by a re-inspection at least once
 * @param overdue      not put right, and the deadline is over
 * @param major        major hazards among them
 * @param harm         somebody came to harm
 * @param refused      the home hid something, gave false material or would not be inspected
 */
public record Conduct(long findings, long passedInTime, long passedLate, long returned, long overdue, long major, boolean harm, boolean refused) implements Serializable {
    /** @param grounds keys of the sentences that say why */
    public record Suggestion(Tier tier, List<String> grounds) implements Serializable {
    }

    /**
     * Put right by oneself and in time without harm: none. In time, or soon enough: slight. Late, or some harm: ordinary. Not put right though
     * the time is over, and grave: grave.
     */
    public Suggestion suggest() {
        boolean stubborn = overdue > 0 || refused;
        boolean serious = harm || major > 0;
        List<String> grounds = new ArrayList<>();
        if (refused) grounds.add("penalty.ground.refused");
        if (overdue > 0) grounds.add("penalty.ground.overdue");
        if (passedLate > 0) grounds.add("penalty.ground.late");
        if (harm) grounds.add("penalty.ground.harm");
        if (major > 0) grounds.add("penalty.ground.major");
        if (returned > 0) grounds.add("penalty.ground.returned");
        if (findings > 0 && passedInTime == findings) grounds.add("penalty.ground.in-time");
        if (findings > passedInTime + passedLate + overdue) grounds.add("penalty.ground.running");
        Tier tier = stubborn && serious ? Tier.GRAVE : stubborn || passedLate > 0 || harm ? Tier.ORDINARY : findings > 0 && passedInTime == findings && returned == 0 && major == 0 ? Tier.NONE : Tier.SLIGHT;
        if (grounds.isEmpty()) grounds.add("penalty.ground.nothing");
        return new Suggestion(tier, List.copyOf(grounds));
    }
}
