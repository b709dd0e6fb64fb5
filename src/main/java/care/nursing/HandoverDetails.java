package care.nursing;

import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;

/** What one shift tells the next. */
public class HandoverDetails implements Serializable {
    @NotNull
    private LocalDate day;
    @NotNull
    private Shift shift;
    @NotBlank
    @Size(max = 60)
    private String givenBy;
    @NotNull
    @Min(0)
    @Max(9999)
    private Integer residents;
    @NotNull
    @Min(0)
    @Max(9999)
    private Integer away;
    @NotNull
    @Min(0)
    @Max(9999)
    private Integer inHospital;
    @NotNull
    @Min(0)
    @Max(9999)
    private Integer arrived;
    @Size(max = 2000)
    private String attention;
    @Size(max = 2000)
    private String remarks;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public Shift getShift() {
        return shift;
    }

    public void setShift(Shift shift) {
        this.shift = shift;
    }

    public String getGivenBy() {
        return givenBy;
    }

    public void setGivenBy(String givenBy) {
        this.givenBy = known(givenBy);
    }

    public Integer getResidents() {
        return residents;
    }

    public void setResidents(Integer residents) {
        this.residents = residents;
    }

    public Integer getAway() {
        return away;
    }

    public void setAway(Integer away) {
        this.away = away;
    }

    public Integer getInHospital() {
        return inHospital;
    }

    public void setInHospital(Integer inHospital) {
        this.inHospital = inHospital;
    }

    public Integer getArrived() {
        return arrived;
    }

    public void setArrived(Integer arrived) {
        this.arrived = arrived;
    }

    public String getAttention() {
        return attention;
    }

    public void setAttention(String attention) {
        this.attention = known(attention);
    }

    public String getRemarks() {
        return remarks;
    }

    public void setRemarks(String remarks) {
        this.remarks = known(remarks);
    }
}
