package care.person;

import care.kernel.Secret;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.*;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;

/** What people type about an older person beside the identity number: the form, the JSON body and the import row at once. */
@Embeddable
public class PersonDetails implements Serializable {
    @Secret
    @NotBlank
    @Size(max = 60)
    private String name;
    /** Where the person is registered: a village, or the town while the village is not known. */
    @NotBlank
    @Pattern(regexp = "\\d{12}")
    private String regionCode;
    @Secret
    @Size(max = 30)
    private String phone;
    @Enumerated(EnumType.STRING)
    private Living living;
    /** GB/T 42195-2022: 0 able to 4 fully dependent. */
    @Min(0)
    @Max(4)
    private Short abilityGrade;
    private LocalDate abilityOn;
    @Size(max = 60)
    private String doctorTeam;
    private LocalDate diedOn;

    /** Somebody of whom no more is known yet. */
    public static PersonDetails of(String name, String regionCode, String phone) {
        PersonDetails details = new PersonDetails();
        details.setName(name);
        details.setRegionCode(regionCode);
        details.setPhone(phone);
        return details;
    }

    /** Fields that were left empty are unknown. */
    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = known(name);
    }

    public String getRegionCode() {
        return regionCode;
    }

    public void setRegionCode(String regionCode) {
        this.regionCode = known(regionCode);
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = known(phone);
    }

    public Living getLiving() {
        return living;
    }

    public void setLiving(Living living) {
        this.living = living;
    }

    public Short getAbilityGrade() {
        return abilityGrade;
    }

    public void setAbilityGrade(Short abilityGrade) {
        this.abilityGrade = abilityGrade;
    }

    /** The grade as its word is chosen. */
    @JsonIgnore
    public Ability getAbility() {
        return abilityGrade == null ? null : Ability.values()[abilityGrade];
    }

    public void setAbility(Ability ability) {
        abilityGrade = ability == null ? null : (short) ability.ordinal();
    }

    public LocalDate getAbilityOn() {
        return abilityOn;
    }

    public void setAbilityOn(LocalDate abilityOn) {
        this.abilityOn = abilityOn;
    }

    public String getDoctorTeam() {
        return doctorTeam;
    }

    public void setDoctorTeam(String doctorTeam) {
        this.doctorTeam = known(doctorTeam);
    }

    public LocalDate getDiedOn() {
        return diedOn;
    }

    public void setDiedOn(LocalDate diedOn) {
        this.diedOn = diedOn;
    }
}
