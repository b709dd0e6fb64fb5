package care.facility;

import care.document.Documents;
import care.kernel.*;
import care.parameter.Parameters;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One facility with its parts; each part is read only when its tab is open. */
@Named
@RequestScoped
public class FacilityViewPage {
    private static final int EVENTS = 12;

    @Inject
    Facilities facilities;
    @Inject
    FacilityRegistry registry;
    @Inject
    Licences licences;
    @Inject
    Staff staff;
    @Inject
    Documents documents;
    @Inject
    Timeline timeline;
    @Inject
    Divisions divisions;
    @Inject
    Parameters parameters;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private String tab;
    private Facility facility;
    private Facilities.Row row;
    private String place;
    private LocalDate closingOn;
    private LocalDate warnedUntil;
    private List<Timeline.Entry> events;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        facility = facilities.get(id);
        row = facilities.row(id);
        place = divisions.path(facility.getDetails().getRegionCode()).stream().filter(d -> d.level() > 2).map(Divisions.Division::name).collect(Collectors.joining());
        events = timeline.of(id, EVENTS);
        if (tab == null) tab = "beds";
    }

    /** Major hazards that keep people from moving in. */
    public List<String> getRestrictions() {
        return facilities.restrictions(id, LocalDate.now(clock));
    }

    public List<Licence> getLicences() {
        return licences.of(id);
    }

    public List<StaffMember> getStaff() {
        return staff.of(id);
    }

    public List<Documents.Row> getDocuments() {
        return documents.list(id, new Slice("issued", true, null, 0, 50)).items();
    }

    public String tone(Licence licence) {
        return licence.tone(LocalDate.now(clock), getWarnedUntil());
    }

    /** The last day to file, when it owes a filing. */
    public LocalDate getFilingDue() {
        return facility.filingDue(parameters.whole("filing.working-days", LocalDate.now(clock)));
    }

    public void announceClosing() {
        registry.announceClosing(id, closingOn);
        Faces.redirect("/facility/view.xhtml?id=%s", id.toString());
    }

    public void close() {
        registry.close(id);
        Faces.redirect("/facility/view.xhtml?id=%s", id.toString());
    }

    public Facility getFacility() {
        return facility;
    }

    public Facilities.Row getRow() {
        return row;
    }

    public String getPlace() {
        return place;
    }

    public String getTab() {
        return tab;
    }

    public List<Timeline.Entry> getEvents() {
        return events;
    }

    public LocalDate getClosingOn() {
        return closingOn;
    }

    public void setClosingOn(LocalDate closingOn) {
        this.closingOn = closingOn;
    }

    /** Expiries up to this day are warned about. */
    public LocalDate getWarnedUntil() {
        if (warnedUntil == null) warnedUntil = licences.warnedUntil();
        return warnedUntil;
    }
}
