package care.agreement;

import care.kernel.Identified;
import jakarta.persistence.*;
import java.time.LocalDate;

/** Money that came in under an agreement or was paid back; never changed afterwards. */
@Entity
public class AgreementPayment extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Agreement agreement;
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private PaymentKind kind;
    private long amountFen;
    private LocalDate day;
    private String note;
    private String enteredBy;

    protected AgreementPayment() {
    }

    AgreementPayment(Agreement agreement, PaymentKind kind, long amountFen, LocalDate day, String note, String enteredBy) {
        this.agreement = agreement;
        facilityId = agreement.getFacilityId();
        this.kind = kind;
        this.amountFen = amountFen;
        this.day = day;
        this.note = note == null || note.isBlank() ? null : note.strip();
        this.enteredBy = enteredBy;
    }

    public PaymentKind getKind() {
        return kind;
    }

    public long getAmountFen() {
        return amountFen;
    }

    public LocalDate getDay() {
        return day;
    }

    public String getNote() {
        return note;
    }

    public String getEnteredBy() {
        return enteredBy;
    }
}
