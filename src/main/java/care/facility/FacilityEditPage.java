package care.facility;

import care.access.CurrentUser;
import care.kernel.DivisionCode;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The form of a facility: to register one, to note one that was found unfiled, or to correct one that is not filed yet. */
@Named
@ViewScoped
public class FacilityEditPage implements Serializable {
    @Inject
    Facilities facilities;
    @Inject
    FacilityRegistry registry;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private boolean found;
    private FacilityDetails details = new FacilityDetails();
    private int version;
    private Map<String, String> places;

    @PostConstruct
    void load() {
        if (id != null) {
            Facility facility = facilities.get(id);
            details = facility.getDetails();
            version = facility.getVersion();
        }
        String around = id == null ? user.getScope().regionCode() : DivisionCode.at(details.getRegionCode(), 3);
        places = new LinkedHashMap<>();
        Map<String, String> counties = new HashMap<>();
        divisions.below(DivisionCode.at(around, 2), 3).forEach(county -> counties.put(county.code(), county.name()));
        divisions.below(around, 4).forEach(town -> places.put(town.code(), counties.get(DivisionCode.at(town.code(), 3)) + " " + town.name()));
        if (details.getRegionCode() != null && !places.containsKey(details.getRegionCode())) places.put(details.getRegionCode(), divisions.get(details.getRegionCode()).name());
    }

    /** A second click amends what the first one registered: one record. */
    public synchronized void save() {
        if (id != null) registry.amend(id, version, details);
        else id = (found ? registry.found(details) : registry.register(details)).getId();
        Faces.redirect("/facility/view.xhtml?id=%s", id.toString());
    }

    public Long getId() {
        return id;
    }

    public boolean isFound() {
        return found;
    }

    public FacilityDetails getDetails() {
        return details;
    }

    public Map<String, String> getPlaces() {
        return places;
    }
}
