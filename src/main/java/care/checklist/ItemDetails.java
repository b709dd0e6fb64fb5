package care.checklist;

import jakarta.persistence.*;
import jakarta.validation.constraints.*;

/** What an item says: the form and the record at once. */
@Embeddable
public class ItemDetails {
    static final int MOST_DAYS = 90;

    @NotNull
    @Enumerated(EnumType.STRING)
    private Domain domain;
    @NotBlank
    @Size(max = 20)
    private String code;
    @NotBlank
    @Size(max = 300)
    private String requirement;
    @NotBlank
    @Size(max = 300)
    private String basis;
    @NotBlank
    @Size(max = 300)
    private String method;
    @NotNull
    @Enumerated(EnumType.STRING)
    private Severity severity;
    /** Working days; 0 is at once. */
    @NotNull
    @Min(0)
    @Max(MOST_DAYS)
    private Integer deadlineDays;
    @NotBlank
    @Size(max = 500)
    private String orderText;
    /** Of a measured value, when there is one. */
    @Size(max = 20)
    private String unit;

    static ItemDetails copy(ItemDetails other) {
        ItemDetails copy = new ItemDetails();
        copy.domain = other.domain;
        copy.code = other.code;
        copy.requirement = other.requirement;
        copy.basis = other.basis;
        copy.method = other.method;
        copy.severity = other.severity;
        copy.deadlineDays = other.deadlineDays;
        copy.orderText = other.orderText;
        copy.unit = other.unit;
        return copy;
    }

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public Domain getDomain() {
        return domain;
    }

    public void setDomain(Domain domain) {
        this.domain = domain;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code == null ? null : known(code.toUpperCase(java.util.Locale.ROOT));
    }

    public String getRequirement() {
        return requirement;
    }

    public void setRequirement(String requirement) {
        this.requirement = known(requirement);
    }

    public String getBasis() {
        return basis;
    }

    public void setBasis(String basis) {
        this.basis = known(basis);
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = known(method);
    }

    public Severity getSeverity() {
        return severity;
    }

    public void setSeverity(Severity severity) {
        this.severity = severity;
    }

    public Integer getDeadlineDays() {
        return deadlineDays;
    }

    public void setDeadlineDays(Integer deadlineDays) {
        this.deadlineDays = deadlineDays;
    }

    public String getOrderText() {
        return orderText;
    }

    public void setOrderText(String orderText) {
        this.orderText = known(orderText);
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = known(unit);
    }
}
