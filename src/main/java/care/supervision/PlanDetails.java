package care.supervision;

import care.checklist.Domain;
import care.kernel.RuleViolation;
import jakarta.persistence.*;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Stream;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a plan says: the form and the record at once. */
@Embeddable
public class PlanDetails implements Serializable {
    @NotNull
    @Enumerated(EnumType.STRING)
    private PlanKind kind = PlanKind.CAMPAIGN;
    @NotNull
    @Enumerated(EnumType.STRING)
    private InspectionForm form = InspectionForm.SPECIAL;
    @NotBlank
    @Size(max = 100)
    private String name;
    @NotBlank
    @Size(max = 500)
    private String basis;
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Array(length = 8)
    private String[] domains = {};
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Array(length = 7)
    private String[] departments = {};
    @NotNull
    private LocalDate fromDay;
    private LocalDate untilDay;

    /** Faults that concern more than one field. */
    void check() {
        if (domains.length == 0) throw RuleViolation.invalid("domains", "supervision.plan.no-domains");
        if (form == InspectionForm.CASE) throw RuleViolation.invalid("form", "supervision.plan.no-case");
        if (untilDay == null || !untilDay.isAfter(fromDay)) throw RuleViolation.invalid("lastDay", "supervision.plan.ends-before");
    }

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Whether other departments come along. */
    public boolean isJoint() {
        return departments.length > 0;
    }

    public PlanKind getKind() {
        return kind;
    }

    public void setKind(PlanKind kind) {
        this.kind = kind;
    }

    public InspectionForm getForm() {
        return form;
    }

    public void setForm(InspectionForm form) {
        this.form = form;
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

    public List<Domain> getDomains() {
        return Stream.of(domains).map(Domain::valueOf).sorted().toList();
    }

    public void setDomains(List<Domain> domains) {
        this.domains = domains.stream().map(Enum::name).toArray(String[]::new);
    }

    public List<Department> getDepartments() {
        return Stream.of(departments).map(Department::valueOf).sorted().toList();
    }

    public void setDepartments(List<Department> departments) {
        this.departments = departments.stream().filter(d -> d != Department.CIVIL_AFFAIRS).map(Enum::name).toArray(String[]::new);
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

    /** The last day, as people say it. */
    public LocalDate getLastDay() {
        return untilDay == null ? null : untilDay.minusDays(1);
    }

    public void setLastDay(LocalDate last) {
        untilDay = last == null ? null : last.plusDays(1);
    }
}
