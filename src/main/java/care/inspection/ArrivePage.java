package care.inspection;

import care.facility.Facilities;
import care.inspection.Inspections.Inspector;
import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** 扫码入企: what is written down on arrival, before the list opens. */
@Named
@RequestScoped
public class ArrivePage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Inject
    Inspections inspections;
    @Inject
    Facilities facilities;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    private Inspection inspection;
    private String name;
    private List<Inspector> all;
    private final Arrival arrival = new Arrival();

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        inspection = inspections.get(id);
        name = facilities.get(inspection.getFacilityId()).getDetails().getName();
        all = inspections.available(inspection.getFacilityId(), id);
        LocalDateTime now = LocalDateTime.now(clock);
        arrival.setDay(now.toLocalDate());
        arrival.setTime(now.format(TIME));
        arrival.setPurpose(inspection.getGround());
        arrival.setOfficers(new ArrayList<>(all.stream().filter(officer -> officer.came() && officer.certified()).map(Inspector::id).toList()));
    }

    public void save() {
        inspections.start(id, arrival);
        Faces.redirect("/inspection/check.xhtml?id=%s", id.toString());
    }

    public Map<String, Long> getAvailable() {
        return offered(all);
    }

    public List<Inspector> getKept() {
        return kept(all);
    }

    static Map<String, Long> offered(List<Inspector> all) {
        Map<String, Long> offered = new LinkedHashMap<>();
        Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
        all.stream().filter(Inspector::mayGo).forEach(officer -> offered.put(Texts.of(locale, "inspection.officer", officer.name(), officer.department(), officer.certificateNumber()), officer.id()));
        return offered;
    }

    static List<Inspector> kept(List<Inspector> all) {
        return all.stream().filter(officer -> !officer.mayGo()).toList();
    }

    public Inspection getInspection() {
        return inspection;
    }

    public String getName() {
        return name;
    }

    public Arrival getArrival() {
        return arrival;
    }
}
