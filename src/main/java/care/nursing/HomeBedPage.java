package care.nursing;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Where a home bed stands, and what was put there. */
@Named
@ViewScoped
public class HomeBedPage implements Serializable {
    @Inject
    HomeVisits visits;
    @Inject
    @Param
    private Long bed;
    private HomeVisits.Place place;
    private String address;
    private String equipment;
    private String devices;

    @PostConstruct
    void load() {
        if (bed == null) throw RuleViolation.notFound();
        place = visits.place(bed);
        address = place.address();
        equipment = place.equipment();
        devices = place.devices();
    }

    public void save() {
        visits.settle(bed, address, equipment, devices);
        Faces.redirect("/nursing/home.xhtml");
    }

    public HomeVisits.Place getPlace() {
        return place;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getEquipment() {
        return equipment;
    }

    public void setEquipment(String equipment) {
        this.equipment = equipment;
    }

    public String getDevices() {
        return devices;
    }

    public void setDevices(String devices) {
        this.devices = devices;
    }
}
