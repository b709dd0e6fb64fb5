package care.rectification;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/**
 * 挂牌督办: a major hazard restricts the use of its home from the day it was recorded: nobody moves in. It is reported upwards, and lifted by
 * nothing but a re-inspection that lets the finding pass.
 */
@Entity
public class Restriction extends Identified {
    private Long facilityId;
    private Long findingId;
    private LocalDate fromDay;
    private String what;
    private Long documentId;
    private LocalDate reportedOn;
    private String reportedTo;
    private LocalDate liftedOn;

    protected Restriction() {
    }

    Restriction(Finding finding, String what, LocalDate from) {
        facilityId = finding.getFacilityId();
        findingId = finding.getId();
        fromDay = from;
        this.what = what;
    }

    void listed(long document) {
        documentId = document;
    }

    void report(String to, LocalDate on, LocalDate today) {
        if (reportedOn != null) throw RuleViolation.conflict("rectification.reported-already", reportedOn);
        if (on == null || on.isBefore(fromDay) || on.isAfter(today)) throw RuleViolation.invalid("reportedOn", "rectification.report.day", fromDay);
        if (to == null || to.isBlank()) throw RuleViolation.invalid("reportedTo", "rectification.report.no-one");
        reportedOn = on;
        reportedTo = to.strip();
    }

    void lift(LocalDate on) {
        if (liftedOn == null) liftedOn = on;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getFindingId() {
        return findingId;
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public String getWhat() {
        return what;
    }

    public Long getDocumentId() {
        return documentId;
    }

    public LocalDate getReportedOn() {
        return reportedOn;
    }

    public String getReportedTo() {
        return reportedTo;
    }

    public LocalDate getLiftedOn() {
        return liftedOn;
    }
}
