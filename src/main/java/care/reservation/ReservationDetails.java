package care.reservation;

import care.kernel.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;

/** What a guest from elsewhere books: who, from where, for how long and with which service. */
@Embeddable
public class ReservationDetails implements Serializable {
    @Secret
    @NotBlank
    @Size(max = 60)
    private String guest;
    @Secret
    @NotBlank
    @Size(max = 30)
    private String phone;
    @NotBlank
    @Size(max = 60)
    private String origin;
    @NotBlank
    @Size(max = 100)
    private String servicePackage;
    @NotNull
    private LocalDate fromDay;
    @NotNull
    private LocalDate untilDay;
    @NotNull
    @Column(name = "bed_id", insertable = false, updatable = false)
    private Long bedId;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public String getGuest() {
        return guest;
    }

    public void setGuest(String guest) {
        this.guest = known(guest);
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = known(phone);
    }

    public String getOrigin() {
        return origin;
    }

    public void setOrigin(String origin) {
        this.origin = known(origin);
    }

    public String getServicePackage() {
        return servicePackage;
    }

    public void setServicePackage(String servicePackage) {
        this.servicePackage = known(servicePackage);
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public void setFromDay(LocalDate fromDay) {
        this.fromDay = fromDay;
    }

    public LocalDate getUntilDay() {
        return untilDay;
    }

    public void setUntilDay(LocalDate untilDay) {
        this.untilDay = untilDay;
    }

    public Long getBedId() {
        return bedId;
    }

    public void setBedId(Long bedId) {
        this.bedId = bedId;
    }
}
