package care.admission;

import care.kernel.*;
import care.person.Person;
import care.residence.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/**
 * Somebody wants to live in a home. One step after the other is done, in one go or over days; when no bed is free they wait in order and
 * are offered one for some days; it ends with the stay, or with a reason why not.
 */
@Entity
public class Admission extends Identified {
    private Long facilityId;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Person person;
    @Enumerated(EnumType.STRING)
    private AdmissionState state = AdmissionState.OPEN;
    private LocalDate openedOn;
    private String openedBy;
    private Long assessmentId;
    @Enumerated(EnumType.STRING)
    private CareLevel careLevel;
    private String careReason;
    @Enumerated(EnumType.STRING)
    private BedKind bedKind;
    private LocalDate waitingSince;
    private Short priority;
    private Long bedId;
    private LocalDate offerUntil;
    private Long stayId;
    private LocalDate endedOn;
    private String endReason;

    protected Admission() {
    }

    public Admission(long facilityId, Person person, LocalDate on, String by) {
        this.facilityId = facilityId;
        this.person = person;
        openedOn = on;
        openedBy = by;
    }

    /** @param reason needed when it is not the level proposed */
    public void careFor(CareLevel level, CareProposal proposal, long assessment, String reason) {
        running();
        if (level == null) throw RuleViolation.invalid("careLevel", "residence.care.no-level");
        boolean other = level != proposal.level();
        if (other && (reason == null || reason.isBlank())) throw RuleViolation.invalid("careReason", "admission.care.other", proposal.level());
        careLevel = level;
        careReason = other ? reason.strip() : null;
        assessmentId = assessment;
    }

    /** No bed is free: they wait in the order of priority, then of the day. */
    public void await(BedKind kind, int rank, LocalDate on) {
        if (kind == null) throw RuleViolation.invalid("bedKind", "residence.room.no-kind");
        state = state.to(AdmissionState.WAITING);
        bedKind = kind;
        priority = (short) rank;
        waitingSince = on;
    }

    public void offer(long bed, LocalDate until) {
        state = state.to(AdmissionState.OFFERED);
        bedId = bed;
        offerUntil = until;
    }

    /** The offer is declined or has run out; the place in the order is kept. */
    public void waitOn() {
        state = state.to(AdmissionState.WAITING);
        bedId = null;
        offerUntil = null;
    }

    public void admitted(Stay stay, LocalDate on) {
        state = state.to(AdmissionState.ADMITTED);
        offerUntil = null;
        bedId = stay.getBed().getId();
        stayId = stay.getId();
        endedOn = on;
    }

    /** A bed came free otherwise: back from waiting to the last step. */
    public void resume() {
        state = state.to(AdmissionState.OPEN);
    }

    public void withdraw(String reason, LocalDate on) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("withdrawal", "admission.no-reason");
        state = state.to(AdmissionState.WITHDRAWN);
        bedId = null;
        offerUntil = null;
        endedOn = on;
        endReason = reason.strip();
    }

    void running() {
        if (!state.isOpen()) throw RuleViolation.conflict("admission.over", endedOn);
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Person getPerson() {
        return person;
    }

    public AdmissionState getState() {
        return state;
    }

    public LocalDate getOpenedOn() {
        return openedOn;
    }

    public String getOpenedBy() {
        return openedBy;
    }

    public Long getAssessmentId() {
        return assessmentId;
    }

    public CareLevel getCareLevel() {
        return careLevel;
    }

    public String getCareReason() {
        return careReason;
    }

    public BedKind getBedKind() {
        return bedKind;
    }

    public LocalDate getWaitingSince() {
        return waitingSince;
    }

    public Short getPriority() {
        return priority;
    }

    public Long getBedId() {
        return bedId;
    }

    public LocalDate getOfferUntil() {
        return offerUntil;
    }

    public Long getStayId() {
        return stayId;
    }

    public LocalDate getEndedOn() {
        return endedOn;
    }

    public String getEndReason() {
        return endReason;
    }
}
