package care.inspection;

import care.checklist.Domain;
import care.facility.*;
import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A single case: one home is inspected for a reason of its own. */
@Named
@RequestScoped
public class InspectionNewPage {
    private static final int USUAL_DAYS = 5;

    @Inject
    Inspections inspections;
    @Inject
    Facilities facilities;
    @Inject
    Clock clock;
    @Inject
    @Param(name = "facility")
    private Long facilityId;
    private String name;
    private String ground;
    private List<Domain> domains = new ArrayList<>();
    private List<Long> officers = new ArrayList<>();
    private LocalDate from;
    private LocalDate last;

    @PostConstruct
    void load() {
        if (facilityId == null) throw RuleViolation.notFound();
        name = facilities.get(facilityId).getDetails().getName();
        from = LocalDate.now(clock);
        last = WorkingDays.after(from, USUAL_DAYS);
    }

    public void save() {
        if (last == null) throw RuleViolation.invalid("last", "inspection.no-period");
        Inspection inspection = inspections.single(facilityId, ground, domains, officers, from, last.plusDays(1));
        Faces.redirect("/inspection/view.xhtml?id=%s", inspection.getId().toString());
    }

    /** Those who may go. */
    public Map<String, Long> getAvailable() {
        return ArrivePage.offered(inspections.available(facilityId, null));
    }

    /** Those who may not, with the reason. */
    public List<Inspections.Inspector> getKept() {
        return ArrivePage.kept(inspections.available(facilityId, null));
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public String getName() {
        return name;
    }

    public String getGround() {
        return ground;
    }

    public void setGround(String ground) {
        this.ground = ground;
    }

    public List<Domain> getDomains() {
        return domains;
    }

    public void setDomains(List<Domain> domains) {
        this.domains = domains;
    }

    public List<Long> getOfficers() {
        return officers;
    }

    public void setOfficers(List<Long> officers) {
        this.officers = officers;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getLast() {
        return last;
    }

    public void setLast(LocalDate last) {
        this.last = last;
    }
}
