package care.prepayment;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Money that is not as it should be, with the figures that say so.
 *
 * @param agreementId null when it is about the home as a whole
 * @param person      masked; null then
 * @param amountFen   the deposit, the fees held ahead, or what was held on the day of the balance
 * @param limitFen    what the rule of the day allows, or the balance; null when there is none
 * @param rule        the parameter behind it, {@code parameter.…} is its word
 * @param value       its value that day
 * @param on          day of the balance; null when there is none or it is about an agreement
 * @param figures     what the alert stands on; a note holds as long as they stay
 * @param note        why it is in order; null when nobody has said
 */
public record Alert(long id, AlertKind kind, long facilityId, String facility, Long agreementId, String person, long amountFen, Long limitFen, String rule, int value, LocalDate on, String figures, String note, String notedBy, Instant notedAt) implements Serializable {
    /** By how much; null when there is nothing to compare. */
    public Long overFen() {
        return limitFen == null ? null : amountFen - limitFen;
    }

    public boolean isExplained() {
        return note != null;
    }

    /** The address of its page. */
    public String link() {
        return "/prepayment/alert.xhtml?kind=" + kind + "&facility=" + facilityId + (agreementId == null ? "" : "&agreement=" + agreementId);
    }
}
