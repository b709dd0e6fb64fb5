package care.agreement;

import care.kernel.Identified;
import jakarta.persistence.Entity;
import java.time.LocalDate;

/** What was paid, used and paid back when somebody left: made once, printed, never changed. */
@Entity
public class Settlement extends Identified {
    private Long stayId;
    private Long facilityId;
    private Long agreementId;
    private LocalDate settledOn;
    private int days;
    private int leaveDays;
    private long receivedFen;
    private long chargedFen;
    private long refundFen;
    private Long documentId;

    protected Settlement() {
    }

    Settlement(long stayId, long facilityId, long agreementId, Settlements.Account account, LocalDate on) {
        this.stayId = stayId;
        this.facilityId = facilityId;
        this.agreementId = agreementId;
        settledOn = on;
        days = account.days();
        leaveDays = account.leaveDays();
        receivedFen = account.receivedFen();
        chargedFen = account.chargedFen();
        refundFen = account.refundFen();
    }

    void printed(long document) {
        documentId = document;
    }

    public Long getStayId() {
        return stayId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public LocalDate getSettledOn() {
        return settledOn;
    }

    public int getDays() {
        return days;
    }

    public int getLeaveDays() {
        return leaveDays;
    }

    public long getReceivedFen() {
        return receivedFen;
    }

    public long getChargedFen() {
        return chargedFen;
    }

    public long getRefundFen() {
        return refundFen;
    }

    public Long getDocumentId() {
        return documentId;
    }
}
