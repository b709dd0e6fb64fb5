package care.joint;

import jakarta.validation.constraints.*;
import java.io.Serializable;

/** What is reported of a clue: the form. */
public class ClueDetails implements Serializable {
    @NotNull
    private ClueKind kind;
    @NotBlank
    @Size(max = 2000)
    private String subject;
    @Min(0)
    private Long amountFen;
    @Min(0)
    @Max(100000)
    private Integer persons;
    private Long facilityId;
    private String county;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public ClueKind getKind() {
        return kind;
    }

    public void setKind(ClueKind kind) {
        this.kind = kind;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = known(subject);
    }

    public Long getAmountFen() {
        return amountFen;
    }

    public void setAmountFen(Long amountFen) {
        this.amountFen = amountFen;
    }

    public Integer getPersons() {
        return persons;
    }

    public void setPersons(Integer persons) {
        this.persons = persons;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public void setFacilityId(Long facilityId) {
        this.facilityId = facilityId;
    }

    public String getCounty() {
        return county;
    }

    public void setCounty(String county) {
        this.county = known(county);
    }
}
