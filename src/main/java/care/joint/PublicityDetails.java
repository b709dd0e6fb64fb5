package care.joint;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;

/** Where and how older people were warned, by whom, and how many were there. The form and the record at once. */
@Embeddable
public class PublicityDetails implements Serializable {
    @NotNull
    private LocalDate day;
    @NotBlank
    @Size(max = 100)
    private String place;
    @NotBlank
    @Size(max = 200)
    private String topic;
    @NotBlank
    @Size(max = 100)
    private String organiser;
    @NotNull
    @Min(1)
    @Max(100000)
    private Integer heads;
    private Long facilityId;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getPlace() {
        return place;
    }

    public void setPlace(String place) {
        this.place = known(place);
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = known(topic);
    }

    public String getOrganiser() {
        return organiser;
    }

    public void setOrganiser(String organiser) {
        this.organiser = known(organiser);
    }

    public Integer getHeads() {
        return heads;
    }

    public void setHeads(Integer heads) {
        this.heads = heads;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public void setFacilityId(Long facilityId) {
        this.facilityId = facilityId;
    }
}
