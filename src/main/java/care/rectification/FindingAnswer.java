package care.rectification;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/** What the home says it has done about a finding; photos are added to it, then it is sent. */
@Entity
public class FindingAnswer extends Identified {
    private Long findingId;
    private Long facilityId;
    private LocalDate answeredOn;
    private String answeredBy;
    private String done;
    private boolean sent;

    protected FindingAnswer() {
    }

    FindingAnswer(Finding finding, String by, LocalDate on) {
        findingId = finding.getId();
        facilityId = finding.getFacilityId();
        answeredBy = by;
        answeredOn = on;
        done = "";
    }

    void write(String done) {
        this.done = done == null ? "" : done.strip();
    }

    void send(LocalDate on, String by) {
        if (done.isEmpty()) throw RuleViolation.invalid("done", "rectification.answer.empty");
        sent = true;
        answeredOn = on;
        answeredBy = by;
    }

    public Long getFindingId() {
        return findingId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public LocalDate getAnsweredOn() {
        return answeredOn;
    }

    public String getAnsweredBy() {
        return answeredBy;
    }

    public String getDone() {
        return done;
    }

    public boolean isSent() {
        return sent;
    }
}
