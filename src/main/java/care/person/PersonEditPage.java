package care.person;

import care.access.CurrentUser;
import care.region.DivisionChoice;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/**
 * The form of a person: to amend one, or to register somebody. Then the identity number comes first; it may turn out to be somebody
 * who is here already, or somebody registered elsewhere, who can be asked for.
 */
@Named
@ViewScoped
public class PersonEditPage implements Serializable {
    @Inject
    People people;
    @Inject
    Transfers transfers;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    private int version;
    private String identity;
    private String lookedUp;
    private People.Found found;
    private PersonDetails details = new PersonDetails();
    private DivisionChoice place;
    private String reason;

    @PostConstruct
    void load() {
        if (id != null) {
            Person person = people.open(id);
            details = person.getDetails();
            version = person.getVersion();
        }
        place = new DivisionChoice(divisions, user.getScope().regionCode(), details.getRegionCode());
    }

    /** Looks whether the number is known. */
    public void find() {
        found = people.lookUp(identity);
        lookedUp = identity;
    }

    /** A number that has not been looked up yet is; a second click amends what the first one registered: one record. */
    public synchronized void save() {
        details.setRegionCode(place.getCode());
        if (id == null) {
            if (!Objects.equals(identity, lookedUp)) find();
            if (!isUnknown()) return;
            id = people.register(identity, details).getId();
        } else people.amend(id, version, details);
        Faces.redirect("/person/view.xhtml?id=%s", id.toString());
    }

    /** Asks the office of the other place for the person. */
    public void request() {
        Faces.redirect("/person/transfer.xhtml?id=%s", transfers.request(lookedUp, place.getCode(), reason).getId().toString());
    }

    public boolean isUnknown() {
        return found != null && found.id() == null && found.elsewhere() == null;
    }

    /** Whether the person's own fields are asked for. */
    public boolean isOpen() {
        return id != null || isUnknown();
    }

    /** Whether it is somebody registered elsewhere, whom this user may ask for. */
    public boolean isElsewhere() {
        return found != null && found.elsewhere() != null && user.may("PERSON_EDIT");
    }

    public Long getId() {
        return id;
    }

    public People.Found getFound() {
        return found;
    }

    public PersonDetails getDetails() {
        return details;
    }

    public DivisionChoice getPlace() {
        return place;
    }

    public String getIdentity() {
        return identity;
    }

    public void setIdentity(String identity) {
        this.identity = identity;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
