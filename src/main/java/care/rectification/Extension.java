package care.rectification;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/** 延期: asked for by the home before the deadline, once, to a working day not too far off; decided by the office. */
@Entity
@Table(name = "finding_extension")
public class Extension extends Identified {
    private Long findingId;
    private Long facilityId;
    private LocalDate askedOn;
    private String askedBy;
    private String reason;
    private LocalDate wanted;
    @Enumerated(EnumType.STRING)
    private ExtensionState state = ExtensionState.ASKED;
    private LocalDate decidedOn;
    private String decidedBy;
    private String answer;

    protected Extension() {
    }

    /** @param most working days beyond the deadline at most */
    Extension(Finding finding, LocalDate wanted, String reason, int most, LocalDate on, String by) {
        if (!finding.getState().isWithHome()) throw RuleViolation.conflict("rectification.extension.not-now", finding.getState());
        if (on.isAfter(finding.getDueOn())) throw RuleViolation.conflict("rectification.extension.late", finding.getDueOn());
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "rectification.extension.no-reason");
        LocalDate last = WorkingDays.after(finding.getDueOn(), most);
        if (wanted == null || !wanted.isAfter(finding.getDueOn()) || wanted.isAfter(last)) throw RuleViolation.invalid("wanted", "rectification.extension.wanted", finding.getDueOn(), last);
        Finding.working("wanted", wanted);
        findingId = finding.getId();
        facilityId = finding.getFacilityId();
        this.wanted = wanted;
        this.reason = reason.strip();
        askedOn = on;
        askedBy = by;
    }

    void decide(boolean granted, String answer, LocalDate on, String by) {
        if (!granted && (answer == null || answer.isBlank())) throw RuleViolation.invalid("answer", "rectification.extension.no-answer");
        state = state.to(granted ? ExtensionState.GRANTED : ExtensionState.REFUSED);
        this.answer = answer == null || answer.isBlank() ? null : answer.strip();
        decidedOn = on;
        decidedBy = by;
    }

    public Long getFindingId() {
        return findingId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public LocalDate getAskedOn() {
        return askedOn;
    }

    public String getAskedBy() {
        return askedBy;
    }

    public String getReason() {
        return reason;
    }

    public LocalDate getWanted() {
        return wanted;
    }

    public ExtensionState getState() {
        return state;
    }

    public LocalDate getDecidedOn() {
        return decidedOn;
    }

    public String getDecidedBy() {
        return decidedBy;
    }

    public String getAnswer() {
        return answer;
    }
}
