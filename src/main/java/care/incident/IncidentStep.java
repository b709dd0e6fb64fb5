package care.incident;

import care.kernel.Identified;
import jakarta.persistence.*;
import java.time.LocalDate;

/** What was done about an incident afterwards. */
@Entity
public class IncidentStep extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Incident incident;
    private Long facilityId;
    private LocalDate day;
    private String what;
    private String enteredBy;

    protected IncidentStep() {
    }

    IncidentStep(Incident incident, String what, LocalDate day, String enteredBy) {
        this.incident = incident;
        facilityId = incident.getFacilityId();
        this.what = what;
        this.day = day;
        this.enteredBy = enteredBy;
    }

    public LocalDate getDay() {
        return day;
    }

    public String getWhat() {
        return what;
    }

    public String getEnteredBy() {
        return enteredBy;
    }
}
