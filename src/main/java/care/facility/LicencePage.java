package care.facility;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
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
    Facilities facilities;
    @Inject
    Licences licences;
    @Inject
    @Param(name = "facility")
    private Long facilityId;
    @Inject
    @Param
    private LicenceKind kind;
    private final LicenceDetails details = new LicenceDetails();

    @PostConstruct
    void load() {
        if (facilityId == null) throw RuleViolation.notFound();
        facilities.get(facilityId);
    }

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
