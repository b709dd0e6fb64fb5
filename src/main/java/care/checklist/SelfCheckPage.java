package care.checklist;

import care.access.CurrentUser;
import care.facility.Facilities;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One self-check, a domain at a time: each tap is kept at once, and what is left stays in sight. */
@Named
@RequestScoped
public class SelfCheckPage {
    @Inject
    SelfChecks checks;
    @Inject
    Facilities facilities;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private Domain domain;
    private SelfCheck check;
    private List<SelfChecks.Line> lines;
    private final Map<Long, String> notes = new HashMap<>();
    private final Map<Long, String> remedies = new HashMap<>();

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        check = checks.get(id);
        read();
        if (domain == null || !check.getDomains().contains(domain)) domain = check.getDomains().iterator().next();
    }

    private void read() {
        lines = checks.lines(id);
        lines.forEach(line -> {
            notes.put(line.itemId(), line.note());
            remedies.put(line.itemId(), line.remedy());
        });
    }

    public void answer(long item, Conformity outcome) {
        checks.answer(id, item, outcome, notes.get(item), remedies.get(item));
        read();
    }

    public void finish() {
        checks.finish(id);
        Faces.redirect("/checklist/check.xhtml?id=%s", id.toString());
    }

    public String getFacility() {
        return facilities.get(check.getFacilityId()).getDetails().getName();
    }

    public SelfCheck getCheck() {
        return check;
    }

    public Domain getDomain() {
        return domain;
    }

    public boolean isEditable() {
        return check.isOpen() && user.may("RECTIFY");
    }

    public List<SelfChecks.Line> getLines() {
        return lines.stream().filter(line -> line.domain() == domain).toList();
    }

    public List<SelfChecks.Line> getDeficient() {
        return lines.stream().filter(line -> line.outcome() == Conformity.DEFICIENT).toList();
    }

    public int getAll() {
        return lines.size();
    }

    public long getLeft() {
        return lines.stream().filter(line -> line.outcome() == null).count();
    }

    public long left(Domain of) {
        return lines.stream().filter(line -> line.domain() == of && line.outcome() == null).count();
    }

    /** The first domain in which something is left; null when nothing is. */
    public Domain getNext() {
        return lines.stream().filter(line -> line.outcome() == null && line.domain() != domain).map(SelfChecks.Line::domain).findFirst().orElse(null);
    }

    public Map<Long, String> getNotes() {
        return notes;
    }

    public Map<Long, String> getRemedies() {
        return remedies;
    }
}
