package care.kitchen;

import jakarta.persistence.*;
import jakarta.validation.constraints.*;
import java.io.Serializable;

/** What is written down of a disinfection: the form. Degrees belong to heat, milligrams of chlorine in a litre to chlorine. */
@Embeddable
public class DisinfectionDetails implements Serializable {
    @NotBlank
    @Size(max = 200)
    private String what;
    @NotNull
    @Enumerated(EnumType.STRING)
    private DisinfectionWay way = DisinfectionWay.HEAT;
    @NotNull
    @Min(1)
    @Max(1440)
    private Integer minutes;
    @Min(40)
    @Max(300)
    private Integer celsius;
    @Min(1)
    @Max(10000)
    private Integer chlorine;
    @NotBlank
    @Size(max = 60)
    private String doneBy;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public String getWhat() {
        return what;
    }

    public void setWhat(String what) {
        this.what = known(what);
    }

    public DisinfectionWay getWay() {
        return way;
    }

    public void setWay(DisinfectionWay way) {
        this.way = way;
    }

    public Integer getMinutes() {
        return minutes;
    }

    public void setMinutes(Integer minutes) {
        this.minutes = minutes;
    }

    public Integer getCelsius() {
        return celsius;
    }

    public void setCelsius(Integer celsius) {
        this.celsius = celsius;
    }

    public Integer getChlorine() {
        return chlorine;
    }

    public void setChlorine(Integer chlorine) {
        this.chlorine = chlorine;
    }

    public String getDoneBy() {
        return doneBy;
    }

    public void setDoneBy(String doneBy) {
        this.doneBy = known(doneBy);
    }
}
