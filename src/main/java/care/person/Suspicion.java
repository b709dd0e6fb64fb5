package care.person;

import care.kernel.Identified;
import care.kernel.RuleViolation;
import jakarta.persistence.*;
import java.time.Instant;

/**
 * Something that looks wrong, found at night. Somebody looks into it and decides once: two entries of one human being are merged, or it is
 * right as it is for a reason, or it is corrected, and comes back if it was not.
 */
@Entity
public class Suspicion extends Identified {
    @Enumerated(EnumType.STRING)
    private SuspicionKind kind;
    private Long personId;
    private Long otherId;
    @Enumerated(EnumType.STRING)
    private Decision decision;
    private String reason;
    private String decidedBy;
    private Instant decidedAt;

    protected Suspicion() {
    }

    Suspicion(SuspicionKind kind, Long personId, Long otherId) {
        this.kind = kind;
        this.personId = personId;
        this.otherId = otherId;
    }

    /** The entry to be closed when the other one is kept. */
    Long mergeInto(Long kept, String by, Instant at) {
        if (otherId == null || !kept.equals(personId) && !kept.equals(otherId)) throw RuleViolation.conflict("person.merge.one-entry");
        decide(Decision.MERGED, null, by, at);
        return kept.equals(personId) ? otherId : personId;
    }

    void keep(String why, String by, Instant at) {
        if (why == null || why.isBlank()) throw RuleViolation.invalid("reason", "person.quality.no-reason");
        decide(Decision.KEPT, why.strip(), by, at);
    }

    void correct(String by, Instant at) {
        decide(Decision.CORRECTED, null, by, at);
    }

    private void decide(Decision made, String why, String by, Instant at) {
        if (decision != null) throw RuleViolation.conflict("person.quality.decided", decision);
        decision = made;
        reason = why;
        decidedBy = by;
        decidedAt = at;
    }

    Long getPersonId() {
        return personId;
    }

    Decision getDecision() {
        return decision;
    }
}
