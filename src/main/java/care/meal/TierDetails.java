package care.meal;

import care.canteen.Sitting;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;

/** What is typed of a price tier: the form. Whoever pays nothing may be left empty. */
public class TierDetails implements Serializable {
    @NotNull
    private GuestClass guestClass;
    @NotNull
    private Sitting sitting = Sitting.LUNCH;
    @NotNull
    @Min(100)
    @Max(10000)
    private Long priceFen;
    @Min(0)
    private Long personFen;
    @Min(0)
    private Long districtFen;
    @Min(0)
    private Long villageFen;
    @Min(0)
    private Long donorFen;
    @NotNull
    private LocalDate validFrom;
    private LocalDate lastDay;
    @NotBlank
    @Size(max = 200)
    private String basis;

    private static long some(Long fen) {
        return fen == null ? 0 : fen;
    }

    Split split() {
        return new Split(some(personFen), some(districtFen), some(villageFen), some(donorFen));
    }

    public GuestClass getGuestClass() {
        return guestClass;
    }

    public void setGuestClass(GuestClass guestClass) {
        this.guestClass = guestClass;
    }

    public Sitting getSitting() {
        return sitting;
    }

    public void setSitting(Sitting sitting) {
        this.sitting = sitting;
    }

    public Long getPriceFen() {
        return priceFen;
    }

    public void setPriceFen(Long priceFen) {
        this.priceFen = priceFen;
    }

    public Long getPersonFen() {
        return personFen;
    }

    public void setPersonFen(Long personFen) {
        this.personFen = personFen;
    }

    public Long getDistrictFen() {
        return districtFen;
    }

    public void setDistrictFen(Long districtFen) {
        this.districtFen = districtFen;
    }

    public Long getVillageFen() {
        return villageFen;
    }

    public void setVillageFen(Long villageFen) {
        this.villageFen = villageFen;
    }

    public Long getDonorFen() {
        return donorFen;
    }

    public void setDonorFen(Long donorFen) {
        this.donorFen = donorFen;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    /** The last day it holds; null: until another one follows. */
    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    public String getBasis() {
        return basis;
    }

    public void setBasis(String basis) {
        this.basis = basis == null || basis.isBlank() ? null : basis.strip();
    }
}
