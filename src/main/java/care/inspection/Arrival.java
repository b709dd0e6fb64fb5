package care.inspection;

import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.*;

/** What is written down on arrival, before the list opens: how the home was recognised, why one is here, who came, and where one stands. */
public class Arrival implements Serializable {
    /** Of the home, as its sign at the door says. */
    @NotBlank
    @Size(max = 100)
    private String code;
    @NotNull
    private ArrivedHow how = ArrivedHow.TYPED;
    @NotNull
    private LocalDate day;
    /** 14:05 */
    @NotBlank
    @Size(max = 5)
    private String time;
    @NotBlank
    @Size(max = 500)
    private String purpose;
    /** Those who came: two at least. */
    @NotNull
    private List<Long> officers = new ArrayList<>();
    @DecimalMin("-90")
    @DecimalMax("90")
    private Double latitude;
    @DecimalMin("-180")
    @DecimalMax("180")
    private Double longitude;
    /** Metres. */
    @Min(0)
    private Integer accuracy;
    /** Why the place is not known. */
    @Size(max = 200)
    private String noPlace;

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code == null || code.isBlank() ? null : code.strip();
    }

    public ArrivedHow getHow() {
        return how;
    }

    public void setHow(ArrivedHow how) {
        this.how = how;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getTime() {
        return time;
    }

    public void setTime(String time) {
        this.time = time == null || time.isBlank() ? null : time.strip();
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose == null || purpose.isBlank() ? null : purpose.strip();
    }

    public List<Long> getOfficers() {
        return officers;
    }

    public void setOfficers(List<Long> officers) {
        this.officers = officers;
    }

    public Double getLatitude() {
        return latitude;
    }

    public void setLatitude(Double latitude) {
        this.latitude = latitude;
    }

    public Double getLongitude() {
        return longitude;
    }

    public void setLongitude(Double longitude) {
        this.longitude = longitude;
    }

    public Integer getAccuracy() {
        return accuracy;
    }

    public void setAccuracy(Integer accuracy) {
        this.accuracy = accuracy;
    }

    public String getNoPlace() {
        return noPlace;
    }

    public void setNoPlace(String noPlace) {
        this.noPlace = noPlace == null || noPlace.isBlank() ? null : noPlace.strip();
    }
}
