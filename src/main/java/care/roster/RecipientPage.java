package care.roster;

import care.access.CurrentUser;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A recipient, new or changed. */
@Named
@ViewScoped
public class RecipientPage implements Serializable {
    @Inject
    Pushes pushes;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    private String regionCode;
    private RecipientDetails details = new RecipientDetails();

    @PostConstruct
    void load() {
        regionCode = user.getScope().regionCode();
        if (id == null) return;
        Recipient recipient = pushes.recipient(id);
        regionCode = recipient.getRegionCode();
        details = recipient.getDetails();
    }

    public void save() {
        pushes.save(id, regionCode, details);
        Faces.redirect("/roster/pushes.xhtml");
    }

    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        String own = user.getScope().regionCode();
        divisions.find(own).ifPresent(d -> choice.put(d.code(), d.name()));
        divisions.children(own).forEach(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public Long getId() {
        return id;
    }

    public String getRegionCode() {
        return regionCode;
    }

    public void setRegionCode(String regionCode) {
        this.regionCode = regionCode;
    }

    public RecipientDetails getDetails() {
        return details;
    }
}
