package care.joint;

import care.kernel.*;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.time.LocalDate;

/** A line of one of the three lists of an action, until it is done with a result. */
@Entity
public class JointLine extends Identified {
    private Long actionId;
    @Valid
    @Embedded
    private LineDetails details;
    private LocalDate doneOn;
    private String result;

    protected JointLine() {
    }

    JointLine(long actionId, LineDetails details) {
        this.actionId = actionId;
        this.details = details;
    }

    public void done(String outcome, LocalDate on) {
        if (outcome == null || outcome.isBlank()) throw RuleViolation.invalid("result", "joint.no-result");
        if (doneOn != null) throw RuleViolation.conflict("joint.line-done", doneOn);
        result = outcome.strip();
        doneOn = on;
    }

    public Long getActionId() {
        return actionId;
    }

    public LineDetails getDetails() {
        return details;
    }

    public LocalDate getDoneOn() {
        return doneOn;
    }

    public String getResult() {
        return result;
    }
}
