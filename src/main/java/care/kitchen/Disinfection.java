package care.kitchen;

import care.kernel.*;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.time.*;

/** An entry of the disinfection log: what, how, how strong and how long, by whom and when. */
@Entity
public class Disinfection extends Identified {
    private Long canteenId;
    private Long facilityId;
    private LocalDate day;
    private Instant doneAt;
    @Valid
    @Embedded
    private DisinfectionDetails details;
    private String enteredBy;

    protected Disinfection() {
    }

    Disinfection(long canteenId, long facilityId, DisinfectionDetails details, Instant at, Instant now, String by) {
        if (at == null || at.isAfter(now)) throw RuleViolation.invalid("doneAt", "kitchen.to-come");
        if ((details.getWay() == DisinfectionWay.HEAT) != (details.getCelsius() != null)) throw RuleViolation.invalid("celsius", "kitchen.disinfection.celsius");
        if ((details.getWay() == DisinfectionWay.CHLORINE) != (details.getChlorine() != null)) throw RuleViolation.invalid("chlorine", "kitchen.disinfection.chlorine");
        this.canteenId = canteenId;
        this.facilityId = facilityId;
        this.details = details;
        doneAt = at;
        day = at.atZone(Clocks.CHINA).toLocalDate();
        enteredBy = by;
    }

    public Long getCanteenId() {
        return canteenId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public LocalDate getDay() {
        return day;
    }

    public Instant getDoneAt() {
        return doneAt;
    }

    public DisinfectionDetails getDetails() {
        return details;
    }

    public String getEnteredBy() {
        return enteredBy;
    }
}
