package care.residence;

import care.kernel.Identified;
import jakarta.persistence.*;
import jakarta.validation.constraints.NotBlank;

/** A room on a floor of a building. */
@Entity
public class Room extends Identified {
    private Long facilityId;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Building building;
    private int floor;
    @NotBlank
    private String number;

    protected Room() {
    }

    public Room(Building building, int floor, String number) {
        facilityId = building.getFacilityId();
        this.building = building;
        this.floor = floor;
        this.number = number;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public int getFloor() {
        return floor;
    }

    public String getNumber() {
        return number;
    }
}
