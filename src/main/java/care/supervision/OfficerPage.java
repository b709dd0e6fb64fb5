package care.supervision;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One officer: what the office keeps of them, and the homes they stay away from. */
@Named
@RequestScoped
public class OfficerPage {
    @Inject
    Officers officers;
    @Inject
    @Param
    private Long id;
    private OfficerDetails details = new OfficerDetails();
    private List<Officers.Conflict> conflicts = List.of();
    private String facility;
    private String reason;

    @PostConstruct
    void load() {
        if (id == null) return;
        details = OfficerDetails.of(officers.get(id));
        conflicts = officers.conflicts(id);
    }

    public void save() {
        if (id == null) id = officers.add(details).getId();
        else officers.change(id, details);
        again();
    }

    public void avoid() {
        officers.avoid(id, facility, reason);
        again();
    }

    public void settle(long conflict) {
        officers.settle(id, conflict);
        again();
    }

    private void again() {
        Faces.redirect("/supervision/officer.xhtml?id=%s", id.toString());
    }

    public Long getId() {
        return id;
    }

    public OfficerDetails getDetails() {
        return details;
    }

    public List<Officers.Conflict> getConflicts() {
        return conflicts;
    }

    public String getFacility() {
        return facility;
    }

    public void setFacility(String facility) {
        this.facility = facility;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
