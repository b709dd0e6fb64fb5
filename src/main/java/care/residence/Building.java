package care.residence;

import care.kernel.Identified;
import jakarta.persistence.Entity;
import jakarta.validation.constraints.NotBlank;

/** A building of a facility. */
@Entity
public class Building extends Identified {
    private Long facilityId;
    @NotBlank
    private String name;

    protected Building() {
    }

    public Building(Long facilityId, String name) {
        this.facilityId = facilityId;
        this.name = name;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public String getName() {
        return name;
    }
}
