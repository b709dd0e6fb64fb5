package care.facility;

import jakarta.persistence.*;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;

@Embeddable
public class LicenceDetails implements Serializable {
    @NotNull
    @Enumerated(EnumType.STRING)
    private LicenceKind kind;
    @NotBlank
    @Size(max = 60)
    private String number;
    @NotBlank
    @Size(max = 100)
    private String issuer;
    @NotNull
    private LocalDate validFrom;
    private LocalDate validUntil;

    public LicenceKind getKind() {
        return kind;
    }

    public void setKind(LicenceKind kind) {
        this.kind = kind;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getIssuer() {
        return issuer;
    }

    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public LocalDate getValidUntil() {
        return validUntil;
    }

    public void setValidUntil(LocalDate validUntil) {
        this.validUntil = validUntil;
    }
}
