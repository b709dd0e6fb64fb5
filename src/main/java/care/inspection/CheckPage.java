package care.inspection;

import care.checklist.*;
import care.facility.Facilities;
import care.inspection.Inspections.Line;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The list at a visit: one domain at a time, one tap an item; what is left is always in sight. */
@Named
@RequestScoped
public class CheckPage {
    /** How far a domain is. */
    public record Part(Domain domain, long left, long deficient) {
    }

    @Inject
    Inspections inspections;
    @Inject
    Facilities facilities;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private Domain domain;
    private Inspection inspection;
    private String name;
    private List<Line> all;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        inspection = inspections.get(id);
        name = facilities.get(inspection.getFacilityId()).getDetails().getName();
        all = inspections.lines(id);
        if (domain == null || !inspection.getDomains().contains(domain)) domain = inspection.getDomains().get(0);
    }

    public void say(long item, String outcome) {
        inspections.answer(id, item, Conformity.valueOf(outcome), null, null, null);
        again();
    }

    public void conform() {
        inspections.conform(id, domain);
        again();
    }

    private void again() {
        Faces.redirect("/inspection/check.xhtml?id=%s&domain=%s", id.toString(), domain.name());
    }

    public List<Line> getLines() {
        return all.stream().filter(line -> line.domain() == domain).toList();
    }

    public List<Part> getParts() {
        return inspection.getDomains().stream().map(d -> new Part(d, all.stream().filter(line -> line.domain() == d && line.outcome() == null).count(), all.stream().filter(line -> line.domain() == d && line.outcome() == Conformity.DEFICIENT).count())).toList();
    }

    public long getLeft() {
        return all.stream().filter(line -> line.outcome() == null).count();
    }

    public long getLeftHere() {
        return getLines().stream().filter(line -> line.outcome() == null).count();
    }

    public long getDeficient() {
        return all.stream().filter(line -> line.outcome() == Conformity.DEFICIENT).count();
    }

    public boolean isEditable() {
        return inspection.getState() == InspectionState.STARTED;
    }

    public Inspection getInspection() {
        return inspection;
    }

    public String getName() {
        return name;
    }

    public Domain getDomain() {
        return domain;
    }
}
