package care.supervision;

import care.checklist.Domain;
import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/** A matter that may be inspected, from a day on and until it is taken off the list. Nothing outside of the list is inspected. */
@Entity
public class InspectionMatter extends Identified {
    @Enumerated(EnumType.STRING)
    private Domain domain;
    private String name;
    private String basis;
    private LocalDate validFrom;
    private LocalDate validUntil;

    protected InspectionMatter() {
    }

    InspectionMatter(Domain domain, String name, String basis, LocalDate validFrom, LocalDate today) {
        if (domain == null) throw RuleViolation.invalid("domain", "supervision.matter.no-domain");
        if (name == null || name.isBlank()) throw RuleViolation.invalid("name", "supervision.matter.no-name");
        if (basis == null || basis.isBlank()) throw RuleViolation.invalid("basis", "supervision.matter.no-basis");
        if (validFrom == null || validFrom.isBefore(today)) throw RuleViolation.invalid("validFrom", "supervision.matter.past");
        this.domain = domain;
        this.name = name.strip();
        this.basis = basis.strip();
        this.validFrom = validFrom;
    }

    /** @param from the first day it is no longer on the list */
    void end(LocalDate from, LocalDate today) {
        if (from == null || from.isBefore(today)) throw RuleViolation.invalid("validUntil", "supervision.matter.past");
        if (!from.isAfter(validFrom)) throw RuleViolation.invalid("validUntil", "supervision.matter.before", validFrom);
        validUntil = from;
    }

    public Domain getDomain() {
        return domain;
    }

    public String getName() {
        return name;
    }

    public String getBasis() {
        return basis;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public LocalDate getValidUntil() {
        return validUntil;
    }
}
