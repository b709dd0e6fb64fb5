package care.facility;

import care.kernel.RuleViolation;
import java.util.List;

/**
 * 备案 of a facility: 未备案 (found) or 待提交, then 待核, sent back for 补正 as often as needed, 已备案; a change is filed the same way;
 * 注销 ends it.
 */
public enum FilingStatus {
    FOUND("danger"), DRAFT("idle"), SUBMITTED("wait"), RETURNED("warn"), FILED("ok"), CHANGING("wait"), CANCELLED("idle");

    private final String tone;

    FilingStatus(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }

    public List<FilingStatus> successors() {
        return switch (this) {
            case FOUND, DRAFT -> List.of(SUBMITTED, CANCELLED);
            case SUBMITTED -> List.of(RETURNED, FILED);
            case RETURNED -> List.of(SUBMITTED, CANCELLED);
            case FILED -> List.of(CHANGING, CANCELLED);
            case CHANGING -> List.of(FILED);
            case CANCELLED -> List.of();
        };
    }

    /** @throws RuleViolation facility.filing.refused when the state does not lead there */
    public FilingStatus to(FilingStatus next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("facility.filing.refused", this, next);
        return next;
    }

    /** Whether it counts as filed: a pending change does not undo the filing. */
    public boolean isFiled() {
        return this == FILED || this == CHANGING;
    }

    public boolean isOpen() {
        return this != CANCELLED;
    }
}
