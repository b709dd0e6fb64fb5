package care.supervision;

import care.kernel.Identified;
import jakarta.persistence.*;
import java.time.LocalDate;

/**
 * Somebody who inspects, on the office's list: with the law-enforcement certificate and the last day it holds, the account they work with,
 * and the homes they have nothing to decide about (回避).
 */
@Entity
public class Officer extends Identified {
    private String regionCode;
    private String name;
    @Enumerated(EnumType.STRING)
    private Department department;
    private String certificateNumber;
    private LocalDate certificateUntil;
    private String username;
    private boolean active = true;

    protected Officer() {
    }

    Officer(String regionCode, OfficerDetails details) {
        this.regionCode = regionCode;
        write(details);
    }

    void write(OfficerDetails details) {
        name = details.getName();
        department = details.getDepartment();
        certificateNumber = details.getCertificateNumber();
        certificateUntil = details.getCertificateUntil();
        username = details.getUsername();
        active = details.isActive();
    }

    /** Whether they may inspect on a day. */
    public boolean mayInspect(LocalDate day) {
        return active && !certificateUntil.isBefore(day);
    }

    public String getRegionCode() {
        return regionCode;
    }

    public String getName() {
        return name;
    }

    public Department getDepartment() {
        return department;
    }

    public String getCertificateNumber() {
        return certificateNumber;
    }

    public LocalDate getCertificateUntil() {
        return certificateUntil;
    }

    public String getUsername() {
        return username;
    }

    public boolean isActive() {
        return active;
    }
}
