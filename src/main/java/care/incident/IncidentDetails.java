package care.incident;

import jakarta.persistence.*;
import jakarta.validation.constraints.*;

/** What is reported of an incident: the form and the record at once. */
@Embeddable
public class IncidentDetails {
    @NotNull
    @Enumerated(EnumType.STRING)
    private IncidentKind kind;
    @NotNull
    @Enumerated(EnumType.STRING)
    private Harm harm;
    @NotBlank
    @Size(max = 100)
    private String place;
    @NotBlank
    @Size(max = 2000)
    private String what;
    @NotBlank
    @Size(max = 2000)
    private String measures;
    @Size(max = 200)
    private String familyTold;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public IncidentKind getKind() {
        return kind;
    }

    public void setKind(IncidentKind kind) {
        this.kind = kind;
    }

    public Harm getHarm() {
        return harm;
    }

    public void setHarm(Harm harm) {
        this.harm = harm;
    }

    public String getPlace() {
        return place;
    }

    public void setPlace(String place) {
        this.place = known(place);
    }

    public String getWhat() {
        return what;
    }

    public void setWhat(String what) {
        this.what = known(what);
    }

    public String getMeasures() {
        return measures;
    }

    public void setMeasures(String measures) {
        this.measures = known(measures);
    }

    public String getFamilyTold() {
        return familyTold;
    }

    public void setFamilyTold(String familyTold) {
        this.familyTold = known(familyTold);
    }
}
