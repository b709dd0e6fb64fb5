package care.person;

import care.kernel.RuleViolation;
import java.util.List;

/** 待审 → 同意 or 不同意. */
public enum TransferState {
    REQUESTED("wait"), APPROVED("ok"), REFUSED("danger");

    private final String tone;

    TransferState(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }

    public List<TransferState> successors() {
        return this == REQUESTED ? List.of(APPROVED, REFUSED) : List.of();
    }

    public TransferState to(TransferState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("person.transfer.refused", this, next);
        return next;
    }
}
