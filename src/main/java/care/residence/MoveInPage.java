package care.residence;

import care.facility.Facilities;
import care.kernel.*;
import care.person.People;
import care.person.Person;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** 登记入住 in one form: the identity number finds the person or asks to register one, then the stay begins in the chosen bed. */
@Named
@ViewScoped
public class MoveInPage implements Serializable {
    @Inject
    Beds beds;
    @Inject
    Stays stays;
    @Inject
    People people;
    @Inject
    Facilities facilities;
    @Inject
    Divisions divisions;
    @Inject
    transient Clock clock;
    @Inject
    @Param(name = "bed")
    private Long bedId;
    private Long facilityId;
    private String where;
    private boolean sojourn;
    private String identity;
    private String name;
    private String regionCode;
    private String phone;
    private LocalDate from;
    private LocalDate until;
    private String origin;
    private boolean unknown;
    private String lookedUp;
    private Map<String, String> places;

    @PostConstruct
    void load() {
        if (bedId == null) throw RuleViolation.notFound();
        Bed bed = beds.view(bedId);
        facilityId = bed.getFacilityId();
        from = LocalDate.now(clock);
        var facility = facilities.get(facilityId);
        where = facility.getDetails().getName() + " " + bed.getRoom().getNumber() + bed.getLabel();
        sojourn = bed.on(from).map(p -> p.getKind() == BedKind.SOJOURN).orElse(false);
        regionCode = facility.getDetails().getRegionCode();
        places = new LinkedHashMap<>();
        divisions.below(DivisionCode.at(regionCode, 3), 4).forEach(town -> places.put(town.code(), town.name()));
        if (!places.containsKey(regionCode)) regionCode = DivisionCode.at(regionCode, 4);
    }

    /** Looks whether the number is known, so that the form asks only for what is missing. */
    public void find() {
        Optional<Person> found = people.byIdentity(identity);
        unknown = found.isEmpty();
        lookedUp = identity;
        name = found.map(Person::getMaskedName).orElse(null);
    }

    /** A number that has not been looked up yet is, so that the form can ask for the name of somebody new. */
    public void save() {
        if (!Objects.equals(identity, lookedUp)) {
            find();
            if (unknown) return;
        }
        Stay stay = stays.moveIn(facilityId, bedId, identity, unknown ? name : null, regionCode, phone, from, until, origin);
        Faces.redirect("/residence/bed.xhtml?id=%s", stay.getBed().getId().toString());
    }

    public String getWhere() {
        return where;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getBedId() {
        return bedId;
    }

    public boolean isSojourn() {
        return sojourn;
    }

    public boolean isUnknown() {
        return unknown;
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

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public String getOrigin() {
        return origin;
    }

    public void setOrigin(String origin) {
        this.origin = origin;
    }
}
