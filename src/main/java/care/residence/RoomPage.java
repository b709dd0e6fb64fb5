package care.residence;

import care.facility.Facilities;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Adds a room with its beds. */
@Named
@ViewScoped
public class RoomPage implements Serializable {
    @Inject
    Facilities facilities;
    @Inject
    Beds beds;
    @Inject
    transient Clock clock;
    @Inject
    @Param(name = "facility")
    private Long facilityId;
    private String building;
    private int floor = 1;
    private String number;
    private int count = 2;
    private BedKind kind;
    private LocalDate from;

    @PostConstruct
    void load() {
        if (facilityId == null) throw RuleViolation.notFound();
        facilities.get(facilityId);
        from = LocalDate.now(clock);
    }

    public void save() {
        beds.addRoom(facilityId, building, floor, number, count, kind, from);
        Faces.redirect("/facility/view.xhtml?id=%s", facilityId.toString());
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public String getBuilding() {
        return building;
    }

    public void setBuilding(String building) {
        this.building = building;
    }

    public int getFloor() {
        return floor;
    }

    public void setFloor(int floor) {
        this.floor = floor;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    public BedKind getKind() {
        return kind;
    }

    public void setKind(BedKind kind) {
        this.kind = kind;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }
}
