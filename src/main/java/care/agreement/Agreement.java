package care.agreement;

import care.kernel.*;
import care.person.Person;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.*;

/**
 * The service agreement of a resident and their home (养老机构管理办法): drafted, printed for signature, signed, ended when the resident
 * has left or the next one begins. What is asked for ahead keeps within the limits of the day. What was paid is written down as it came.
 */
@Entity
public class Agreement extends Identified {
    private Long facilityId;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Person person;
    private Long admissionId;
    private Long stayId;
    @Enumerated(EnumType.STRING)
    private AgreementState state = AgreementState.DRAFT;
    @Valid
    @Embedded
    private AgreementDetails details;
    private LocalDate signedOn;
    private LocalDate endedOn;
    private Long documentId;
    @OneToMany(mappedBy = "agreement", cascade = CascadeType.PERSIST)
    @OrderBy("day, id")
    private List<AgreementPayment> payments = new ArrayList<>();

    protected Agreement() {
    }

    public Agreement(long facilityId, Person person, Long admissionId, Long stayId, AgreementDetails details, Limits limits) {
        this.facilityId = facilityId;
        this.person = person;
        this.admissionId = admissionId;
        this.stayId = stayId;
        agree(details, limits);
    }

    /** Changes what is not signed yet; what has been printed has to be printed again. */
    public void amend(AgreementDetails typed, Limits limits) {
        if (state == AgreementState.ISSUED) state = state.to(AgreementState.DRAFT);
        if (state != AgreementState.DRAFT) throw RuleViolation.conflict("agreement.signed-already", signedOn);
        agree(typed, limits);
    }

    private void agree(AgreementDetails typed, Limits limits) {
        if (!typed.getUntilDay().isAfter(typed.getFromDay())) throw RuleViolation.invalid("untilDay", "constraint.agreement_ends_before_begins");
        limits.check(typed);
        details = typed;
    }

    public void issue(long document) {
        if (state != AgreementState.ISSUED) state = state.to(AgreementState.ISSUED);
        documentId = document;
    }

    public void sign(LocalDate on, LocalDate today) {
        if (on == null || on.isAfter(today)) throw RuleViolation.invalid("signedOn", "agreement.sign-to-come");
        state = state.to(AgreementState.SIGNED);
        signedOn = on;
    }

    /** @param on the first day it no longer holds */
    public void end(LocalDate on) {
        if (on == null || on.isBefore(details.getFromDay())) throw RuleViolation.invalid("endedOn", "agreement.end-before", details.getFromDay());
        state = state.to(AgreementState.ENDED);
        endedOn = on.isAfter(details.getUntilDay()) ? details.getUntilDay() : on;
    }

    public AgreementPayment pay(PaymentKind kind, Long fen, LocalDate day, LocalDate today, String note, String by) {
        if (state != AgreementState.SIGNED && state != AgreementState.ENDED) throw RuleViolation.conflict("agreement.not-signed");
        if (kind == null) throw RuleViolation.invalid("kind", "agreement.payment.no-kind");
        if (fen == null || fen <= 0) throw RuleViolation.invalid("amountFen", "agreement.payment.no-amount");
        if (day == null || day.isAfter(today)) throw RuleViolation.invalid("day", "agreement.payment.to-come");
        AgreementPayment payment = new AgreementPayment(this, kind, fen, day, note, by);
        payments.add(payment);
        return payment;
    }

    void lives(long stay) {
        stayId = stay;
    }

    public boolean isInForce(LocalDate day) {
        return state == AgreementState.SIGNED && !details.getFromDay().isAfter(day) && details.getUntilDay().isAfter(day);
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Person getPerson() {
        return person;
    }

    public Long getAdmissionId() {
        return admissionId;
    }

    public Long getStayId() {
        return stayId;
    }

    public AgreementState getState() {
        return state;
    }

    public AgreementDetails getDetails() {
        return details;
    }

    public LocalDate getSignedOn() {
        return signedOn;
    }

    public LocalDate getEndedOn() {
        return endedOn;
    }

    public Long getDocumentId() {
        return documentId;
    }

    public List<AgreementPayment> getPayments() {
        return payments;
    }
}
