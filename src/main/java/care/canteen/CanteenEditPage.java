package care.canteen;

import care.access.CurrentUser;
import care.region.*;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A canteen is registered, or what is known of it put right. */
@Named
@ViewScoped
public class CanteenEditPage implements Serializable {
    @Inject
    Canteens canteens;
    @Inject
    CanteenRegistry registry;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    private int version;
    private Long facility;
    private CanteenDetails details = new CanteenDetails();
    private DivisionChoice place;

    @PostConstruct
    void load() {
        if (id != null) {
            Canteen canteen = canteens.get(id);
            details = canteen.getDetails();
            version = canteen.getVersion();
        }
        place = new DivisionChoice(divisions, user.getScope().regionCode(), details.getRegionCode());
    }

    /** A second click amends what the first one registered: one record. */
    public synchronized void save() {
        details.setRegionCode(place.getCode());
        if (id != null) registry.amend(id, version, details);
        else id = registry.register(facility, details).getId();
        Faces.redirect("/canteen/view.xhtml?id=%s", id.toString());
    }

    /** Who may run it. */
    public Map<Long, String> getFacilities() {
        return canteens.operators();
    }

    public Long getId() {
        return id;
    }

    public CanteenDetails getDetails() {
        return details;
    }

    public DivisionChoice getPlace() {
        return place;
    }

    public Long getFacility() {
        return facility;
    }

    public void setFacility(Long facility) {
        this.facility = facility;
    }
}
