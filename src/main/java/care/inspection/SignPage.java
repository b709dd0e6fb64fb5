package care.inspection;

import care.checklist.Conformity;
import care.facility.Facilities;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The record before it is signed: what was found, then two officers and the home, or its refusal. */
@Named
@RequestScoped
public class SignPage {
    @Inject
    Inspections inspections;
    @Inject
    Facilities facilities;
    @Inject
    @Param
    private Long id;
    private Inspection inspection;
    private String name;
    private List<Inspections.Line> lines;
    private String summary;
    private String facilitySigner;
    private String refusal;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        inspection = inspections.get(id);
        name = facilities.get(inspection.getFacilityId()).getDetails().getName();
        lines = inspections.lines(id);
    }

    public void save() {
        inspections.record(id, summary, facilitySigner, refusal, null);
        Faces.redirect("/inspection/view.xhtml?id=%s", id.toString());
    }

    public List<Inspections.Line> getDeficient() {
        return lines.stream().filter(line -> line.outcome() == Conformity.DEFICIENT).toList();
    }

    public long getLeft() {
        return lines.stream().filter(line -> line.outcome() == null).count();
    }

    public int getItems() {
        return lines.size();
    }

    public List<Inspections.Inspector> getOfficers() {
        return inspections.officers(id);
    }

    public Inspection getInspection() {
        return inspection;
    }

    public String getName() {
        return name;
    }

    public String getSummary() {
        return summary;
    }

    public void setSummary(String summary) {
        this.summary = summary;
    }

    public String getFacilitySigner() {
        return facilitySigner;
    }

    public void setFacilitySigner(String facilitySigner) {
        this.facilitySigner = facilitySigner;
    }

    public String getRefusal() {
        return refusal;
    }

    public void setRefusal(String refusal) {
        this.refusal = refusal;
    }
}
