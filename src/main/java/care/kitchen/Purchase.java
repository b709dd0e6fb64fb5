package care.kitchen;

import care.kernel.*;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.time.*;

/** Something bought for the kitchen, with the voucher that says where it comes from: its number, a picture of it, or both. */
@Entity
public class Purchase extends Identified {
    private Long canteenId;
    private Long facilityId;
    @Valid
    @Embedded
    private PurchaseDetails details;
    private Long attachmentId;
    private String enteredBy;
    private Instant enteredAt;

    protected Purchase() {
    }

    /** @param attachmentId the picture of the voucher; null when there is only a number */
    Purchase(long canteenId, long facilityId, PurchaseDetails details, Long attachmentId, LocalDate today, Instant now, String by) {
        if (details.getDay().isAfter(today)) throw RuleViolation.invalid("day", "kitchen.to-come");
        if (details.getVoucher() == null && attachmentId == null) throw RuleViolation.invalid("voucher", "constraint.purchase_vouched");
        this.canteenId = canteenId;
        this.facilityId = facilityId;
        this.details = details;
        this.attachmentId = attachmentId;
        enteredBy = by;
        enteredAt = now;
    }

    public Long getCanteenId() {
        return canteenId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public PurchaseDetails getDetails() {
        return details;
    }

    public Long getAttachmentId() {
        return attachmentId;
    }

    public String getEnteredBy() {
        return enteredBy;
    }

    public Instant getEnteredAt() {
        return enteredAt;
    }
}
