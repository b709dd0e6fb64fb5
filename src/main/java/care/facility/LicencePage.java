package care.facility;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Adds a licence to a facility, or renews one: a newer one of the same kind ends the older. */
@Named
@ViewScoped
public class LicencePage implements Serializable {
    @Inject
    Licences licences;
    @Inject
    @Param(name = "facility")
    private Long facilityId;
    @Inject
    @Param
    private LicenceKind kind;
    private final LicenceDetails details = new LicenceDetails();

    public LicenceDetails getDetails() {
        if (details.getKind() == null) details.setKind(kind);
        return details;
    }

    public void save() {
        licences.add(facilityId, details);
        Faces.redirect("/facility/view.xhtml?id=%s&tab=licences", facilityId.toString());
    }

    public Long getFacilityId() {
        return facilityId;
    }
}
