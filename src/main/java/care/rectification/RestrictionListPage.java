package care.rectification;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Homes listed for a major hazard, and the report upwards. */
@Named
@RequestScoped
public class RestrictionListPage {
    @Inject
    Findings findings;
    @Inject
    RectificationDesk desk;
    @Inject
    Clock clock;
    @Inject
    @Param
    private boolean all;
    /** The one that is reported. */
    @Inject
    @Param
    private Long id;
    private List<Findings.Listed> rows;
    private String reportedTo;
    private LocalDate reportedOn;

    @PostConstruct
    void load() {
        rows = findings.restrictions(!all, null);
        reportedOn = LocalDate.now(clock);
    }

    public void report() {
        if (id == null) throw RuleViolation.notFound();
        desk.report(id, reportedTo, reportedOn);
        Faces.redirect("/rectification/restrictions.xhtml");
    }

    public Findings.Listed getChosen() {
        return id == null ? null : rows.stream().filter(row -> row.id() == id && row.reportedOn() == null).findFirst().orElse(null);
    }

    public List<Findings.Listed> getRows() {
        return rows;
    }

    public String getReportedTo() {
        return reportedTo;
    }

    public void setReportedTo(String reportedTo) {
        this.reportedTo = reportedTo;
    }

    public LocalDate getReportedOn() {
        return reportedOn;
    }

    public void setReportedOn(LocalDate reportedOn) {
        this.reportedOn = reportedOn;
    }
}
