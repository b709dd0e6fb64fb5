package care.facility;

import care.kernel.Identified;
import care.kernel.RuleViolation;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.time.LocalDate;

/** A permit the facility needs: kept with its last day, warned about before it, replaced by its successor. */
@Entity
public class Licence extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Facility facility;
    @Valid
    @Embedded
    private LicenceDetails details;
    private LocalDate endedOn;

    protected Licence() {
    }

    public Licence(Facility facility, LicenceDetails details) {
        if (details.getValidUntil() != null && details.getValidFrom() != null && details.getValidUntil().isBefore(details.getValidFrom()))
            throw RuleViolation.invalid("validUntil", "constraint.licence_ends_before_begins");
        this.facility = facility;
        this.details = details;
    }

    /** Replaced by a newer one, or withdrawn by its issuer. */
    public void end(LocalDate on) {
        if (endedOn == null) endedOn = on;
    }

    /** danger once over, warn when the end is near, ok otherwise. */
    public String tone(LocalDate today, LocalDate warnedUntil) {
        LocalDate until = details.getValidUntil();
        return endedOn != null ? "idle" : until == null ? "ok" : until.isBefore(today) ? "danger" : until.isAfter(warnedUntil) ? "ok" : "warn";
    }

    public Facility getFacility() {
        return facility;
    }

    public LicenceDetails getDetails() {
        return details;
    }

    public LocalDate getEndedOn() {
        return endedOn;
    }
}
