package care.joint;

import care.supervision.Department;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;

/** What an action is agreed on: the form. */
public class ActionDetails implements Serializable {
    @NotBlank
    @Size(max = 100)
    private String name;
    @NotBlank
    @Size(max = 500)
    private String basis;
    @NotNull
    private Department lead;
    private Department[] departments;
    @NotNull
    private LocalDate fromDay;
    @NotNull
    private LocalDate untilDay;
    @NotBlank
    @Size(max = 4000)
    private String agreement;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = known(name);
    }

    public String getBasis() {
        return basis;
    }

    public void setBasis(String basis) {
        this.basis = known(basis);
    }

    public Department getLead() {
        return lead;
    }

    public void setLead(Department lead) {
        this.lead = lead;
    }

    public Department[] getDepartments() {
        return departments;
    }

    public void setDepartments(Department[] departments) {
        this.departments = departments;
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

    public String getAgreement() {
        return agreement;
    }

    public void setAgreement(String agreement) {
        this.agreement = known(agreement);
    }
}
