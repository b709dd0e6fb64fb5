package care.complaint;

import static care.complaint.ComplaintState.*;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/**
 * What somebody says against a home. It is received with a number; the county says within some days whether it is accepted, refused with
 * the place to ask instead, or passed on to another department. What is accepted is looked into, by an inspection or as a clue where it
 * needs one, and answered within its term; whoever complained says how content they are, and it is closed.
 */
@Entity
public class Complaint extends Identified {
    private String number;
    @Secret
    private byte[] codeHash;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    private String regionCode;
    private String recordedRegion;
    private String recordedBy;
    private Long facilityId;
    private String place;
    @Secret
    private String what;
    private LocalDate happenedOn;
    private String nameMask;
    private String phoneMask;
    @Secret
    private byte[] contactCipher;
    private LocalDate receivedOn;
    private LocalDate triageDue;
    @Enumerated(EnumType.STRING)
    private ComplaintState state = RECEIVED;
    @Enumerated(EnumType.STRING)
    private ComplaintKind kind;
    private String reason;
    private String elsewhere;
    private LocalDate decidedOn;
    private String decidedBy;
    private LocalDate answerDue;
    private Long inspectionId;
    private String answer;
    private LocalDate answeredOn;
    private String answeredBy;
    private Integer satisfaction;
    private LocalDate ratedOn;
    private LocalDate closedOn;
    private String closedBy;

    protected Complaint() {
    }

    /** Written down by somebody of ours. */
    Complaint(Receipt receipt, String county, ComplaintDetails details, Channel channel, String region, String by, LocalDate on, Vault vault) {
        number = receipt.number();
        codeHash = receipt.hash();
        this.channel = channel;
        regionCode = county;
        recordedRegion = region;
        recordedBy = by;
        facilityId = details.getFacilityId();
        place = details.getPlace();
        what = details.getWhat();
        happenedOn = details.getHappenedOn();
        nameMask = details.contact().nameMask();
        phoneMask = details.contact().phoneMask();
        contactCipher = details.contact().seal(vault);
        receivedOn = on;
        triageDue = receipt.triageDue();
    }

    public void accept(ComplaintKind as, int answerDays, LocalDate on, String by) {
        if (as == null) throw RuleViolation.invalid("kind", "complaint.no-kind");
        decide(ACCEPTED, on, by);
        kind = as;
        answerDue = WorkingDays.after(on, answerDays);
    }

    /** Not for us: why, and where to go instead. */
    public void refuse(String why, String askedInstead, LocalDate on, String by) {
        turnAway(REFUSED, why, askedInstead, on, by);
    }

    /** Another department has it from now on. */
    public void passOn(String why, String to, LocalDate on, String by) {
        turnAway(PASSED_ON, why, to, on, by);
    }

    private void turnAway(ComplaintState next, String why, String where, LocalDate on, String by) {
        if (why == null || why.isBlank()) throw RuleViolation.invalid("reason", "complaint.no-reason");
        if (where == null || where.isBlank()) throw RuleViolation.invalid("elsewhere", "complaint.no-elsewhere");
        decide(next, on, by);
        reason = why.strip();
        elsewhere = where.strip();
    }

    private void decide(ComplaintState next, LocalDate on, String by) {
        state = state.to(next);
        decidedOn = on;
        decidedBy = by;
    }

    /** Only one that is accepted and not yet answered is looked into, and about a home that is named. */
    public void lookInto() {
        if (state != ACCEPTED) throw RuleViolation.conflict("complaint.not-accepted", state);
    }

    void inspection(long id) {
        lookInto();
        if (inspectionId != null) throw RuleViolation.conflict("complaint.inspected");
        inspectionId = id;
    }

    public void answer(String text, LocalDate on, String by) {
        if (text == null || text.isBlank()) throw RuleViolation.invalid("answer", "complaint.no-answer");
        state = state.to(ANSWERED);
        answer = text.strip();
        answeredOn = on;
        answeredBy = by;
    }

    public void close(LocalDate on, String by) {
        state = state.to(CLOSED);
        closedOn = on;
        closedBy = by;
    }

    /** What has to be done by when; null when nothing is. */
    public LocalDate due() {
        return state == RECEIVED ? triageDue : state == ACCEPTED ? answerDue : null;
    }

    public String getNumber() {
        return number;
    }

    public Channel getChannel() {
        return channel;
    }

    public String getRegionCode() {
        return regionCode;
    }

    public String getRecordedBy() {
        return recordedBy;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public String getPlace() {
        return place;
    }

    public String getWhat() {
        return what;
    }

    public LocalDate getHappenedOn() {
        return happenedOn;
    }

    public String getNameMask() {
        return nameMask;
    }

    public String getPhoneMask() {
        return phoneMask;
    }

    public LocalDate getReceivedOn() {
        return receivedOn;
    }

    public LocalDate getTriageDue() {
        return triageDue;
    }

    public ComplaintState getState() {
        return state;
    }

    public ComplaintKind getKind() {
        return kind;
    }

    public String getReason() {
        return reason;
    }

    public String getElsewhere() {
        return elsewhere;
    }

    public LocalDate getDecidedOn() {
        return decidedOn;
    }

    public String getDecidedBy() {
        return decidedBy;
    }

    public LocalDate getAnswerDue() {
        return answerDue;
    }

    public Long getInspectionId() {
        return inspectionId;
    }

    public String getAnswer() {
        return answer;
    }

    public LocalDate getAnsweredOn() {
        return answeredOn;
    }

    public String getAnsweredBy() {
        return answeredBy;
    }

    public Integer getSatisfaction() {
        return satisfaction;
    }

    public LocalDate getClosedOn() {
        return closedOn;
    }

    public String getClosedBy() {
        return closedBy;
    }

    byte[] contactCipher() {
        return contactCipher;
    }
}
