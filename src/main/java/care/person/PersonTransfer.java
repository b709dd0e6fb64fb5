package care.person;

import care.kernel.Identified;
import care.kernel.RuleViolation;
import care.kernel.Secret;
import jakarta.persistence.*;
import java.time.Instant;

/**
 * Somebody turned up who is registered elsewhere: the new place asks for the registration with a reason, the office of the old one lets
 * go or says why not. Until then the new place knows of the person what stands here and nothing more.
 */
@Entity
public class PersonTransfer extends Identified {
    private Long personId;
    private String fromRegion;
    private String toRegion;
    @Secret
    private String surname;
    @Enumerated(EnumType.STRING)
    private Sex sex;
    private int birthYear;
    private String reason;
    @Enumerated(EnumType.STRING)
    private TransferState state;
    private String requestedBy;
    private Instant requestedAt;
    private String decidedBy;
    private Instant decidedAt;
    private String decision;

    protected PersonTransfer() {
    }

    PersonTransfer(People.Elsewhere person, String toRegion, String reason, String by, Instant at) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "person.transfer.no-reason");
        personId = person.personId();
        fromRegion = person.regionCode();
        surname = person.surname();
        sex = person.sex();
        birthYear = person.birthYear();
        this.toRegion = toRegion;
        this.reason = reason.strip();
        state = TransferState.REQUESTED;
        requestedBy = by;
        requestedAt = at;
    }

    void approve(String by, Instant at, String remark) {
        decide(TransferState.APPROVED, by, at, remark);
    }

    void refuse(String by, Instant at, String why) {
        if (why == null || why.isBlank()) throw RuleViolation.invalid("decision", "person.transfer.no-why");
        decide(TransferState.REFUSED, by, at, why);
    }

    private void decide(TransferState next, String by, Instant at, String words) {
        state = state.to(next);
        decidedBy = by;
        decidedAt = at;
        decision = words == null || words.isBlank() ? null : words.strip();
    }

    public Long getPersonId() {
        return personId;
    }

    public String getToRegion() {
        return toRegion;
    }

    public TransferState getState() {
        return state;
    }
}
