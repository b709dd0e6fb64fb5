package care.facility;

import care.kernel.Identified;
import jakarta.persistence.*;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;

/** A certificate a member of staff holds. */
@Entity
public class Certificate extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "staff_id")
    private StaffMember holder;
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private CertificateKind kind;
    @NotBlank
    private String number;
    private LocalDate validFrom;
    private LocalDate validUntil;

    protected Certificate() {
    }

    Certificate(StaffMember holder, CertificateKind kind, String number, LocalDate validFrom, LocalDate validUntil) {
        this.holder = holder;
        facilityId = holder.getFacility().getId();
        this.kind = kind;
        this.number = number;
        this.validFrom = validFrom;
        this.validUntil = validUntil;
    }

    public CertificateKind getKind() {
        return kind;
    }

    public String getNumber() {
        return number;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public LocalDate getValidUntil() {
        return validUntil;
    }
}
