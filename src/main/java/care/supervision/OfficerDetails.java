package care.supervision;

import jakarta.validation.constraints.*;
import java.time.LocalDate;

/** What the office keeps of an officer: the form. */
public class OfficerDetails {
    @NotBlank
    @Size(max = 50)
    private String name;
    @NotNull
    private Department department = Department.CIVIL_AFFAIRS;
    @NotBlank
    @Size(max = 40)
    private String certificateNumber;
    @NotNull
    private LocalDate certificateUntil;
    @Size(max = 50)
    private String username;
    private boolean active = true;

    static OfficerDetails of(Officer officer) {
        OfficerDetails details = new OfficerDetails();
        details.name = officer.getName();
        details.department = officer.getDepartment();
        details.certificateNumber = officer.getCertificateNumber();
        details.certificateUntil = officer.getCertificateUntil();
        details.username = officer.getUsername();
        details.active = officer.isActive();
        return details;
    }

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = known(name);
    }

    public Department getDepartment() {
        return department;
    }

    public void setDepartment(Department department) {
        this.department = department;
    }

    public String getCertificateNumber() {
        return certificateNumber;
    }

    public void setCertificateNumber(String certificateNumber) {
        this.certificateNumber = known(certificateNumber);
    }

    public LocalDate getCertificateUntil() {
        return certificateUntil;
    }

    public void setCertificateUntil(LocalDate certificateUntil) {
        this.certificateUntil = certificateUntil;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = known(username);
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}
