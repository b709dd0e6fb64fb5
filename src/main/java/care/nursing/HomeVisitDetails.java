package care.nursing;

import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.*;

/** What is written down at a visit to a home bed. */
public class HomeVisitDetails implements Serializable {
    @NotNull
    private LocalDate day;
    /** 14:05 */
    @NotBlank
    @Size(max = 5)
    private String begin;
    @NotBlank
    @Size(max = 5)
    private String end;
    @NotBlank
    @Size(max = 60)
    private String visitedBy;
    @NotEmpty
    private List<HomeService> services = new ArrayList<>();
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
    @NotBlank
    @Size(max = 60)
    private String signedFor;
    @Size(max = 500)
    private String note;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getBegin() {
        return begin;
    }

    public void setBegin(String begin) {
        this.begin = known(begin);
    }

    public String getEnd() {
        return end;
    }

    public void setEnd(String end) {
        this.end = known(end);
    }

    public String getVisitedBy() {
        return visitedBy;
    }

    public void setVisitedBy(String visitedBy) {
        this.visitedBy = known(visitedBy);
    }

    public List<HomeService> getServices() {
        return services;
    }

    public void setServices(List<HomeService> services) {
        this.services = services;
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
        this.noPlace = known(noPlace);
    }

    public String getSignedFor() {
        return signedFor;
    }

    public void setSignedFor(String signedFor) {
        this.signedFor = known(signedFor);
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = known(note);
    }
}
