package care.admission;

import care.facility.Facilities;
import care.kernel.*;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Who is it: the identity number finds the person, asks for the name, or registers somebody new. */
@Named
@ViewScoped
public class AdmissionStartPage implements Serializable {
    @Inject
    AdmissionDesk desk;
    @Inject
    Facilities facilities;
    @Inject
    Divisions divisions;
    @Inject
    @Param(name = "facility")
    private Long facilityId;
    private String facility;
    private String identity;
    private String lookedUp;
    private String name;
    private String regionCode;
    private String phone;
    private AdmissionDesk.Known known;
    private Map<String, String> places;

    @PostConstruct
    void load() {
        if (facilityId == null) throw RuleViolation.notFound();
        var details = facilities.get(facilityId).getDetails();
        facility = details.getName();
        regionCode = DivisionCode.at(details.getRegionCode(), 4);
        places = new LinkedHashMap<>();
        divisions.below(DivisionCode.at(regionCode, 3), 4).forEach(town -> places.put(town.code(), town.name()));
    }

    public void find() {
        known = desk.lookUp(identity);
        lookedUp = identity;
    }

    /** A number that has not been looked up yet is, so that the form can ask for what is missing. */
    public void start() {
        if (!Objects.equals(identity, lookedUp)) {
            find();
            if (known != AdmissionDesk.Known.HERE) return;
        }
        Faces.redirect("/admission/view.xhtml?id=%s", desk.start(facilityId, identity, name, regionCode, phone).getId().toString());
    }

    public AdmissionDesk.Known getKnown() {
        return known;
    }

    public String getFacility() {
        return facility;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Map<String, String> getPlaces() {
        return places;
    }

    public String getIdentity() {
        return identity;
    }

    public void setIdentity(String identity) {
        this.identity = identity;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getRegionCode() {
        return regionCode;
    }

    public void setRegionCode(String regionCode) {
        this.regionCode = regionCode;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }
}
