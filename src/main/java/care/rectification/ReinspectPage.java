package care.rectification;

import care.facility.Facilities;
import care.inspection.*;
import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** 复查: two officers look again at what an order's findings were answered with. */
@Named
@ViewScoped
public class ReinspectPage implements Serializable {
    /** What is said of one finding. */
    public static class Line implements Serializable {
        private final Findings.Row row;
        private Boolean passed;
        private String note;
        private LocalDate due;

        Line(Findings.Row row) {
            this.row = row;
        }

        public Findings.Row getRow() {
            return row;
        }

        public Boolean getPassed() {
            return passed;
        }

        public void setPassed(Boolean passed) {
            this.passed = passed;
        }

        public String getNote() {
            return note;
        }

        public void setNote(String note) {
            this.note = note;
        }

        public LocalDate getDue() {
            return due;
        }

        public void setDue(LocalDate due) {
            this.due = due;
        }
    }

    @Inject
    RectificationDesk desk;
    @Inject
    OrderDesk orders;
    @Inject
    Findings findings;
    @Inject
    Inspections inspections;
    @Inject
    Facilities facilities;
    @Inject
    transient Clock clock;
    @Inject
    @Param(name = "order")
    private Long orderId;
    private Long facilityId;
    private String name;
    private ArrayList<Line> lines;
    private LocalDate day;
    private Long firstOfficer;
    private Long secondOfficer;

    @PostConstruct
    void load() {
        if (orderId == null) throw RuleViolation.notFound();
        facilityId = orders.get(orderId).getFacilityId();
        name = facilities.get(facilityId).getDetails().getName();
        lines = new ArrayList<>(findings.list(Findings.Filter.ofOrder(orderId), new Slice("number", false, null, 0, Slice.LONGEST)).items().stream().filter(row -> row.state() == FindingState.ANSWERED).map(Line::new).toList());
        day = LocalDate.now(clock);
    }

    public void save() {
        Map<Long, RectificationDesk.Result> results = new LinkedHashMap<>();
        lines.stream().filter(line -> line.passed != null).forEach(line -> results.put(line.row.id(), new RectificationDesk.Result(line.passed, line.note, line.due)));
        if (firstOfficer == null) throw RuleViolation.invalid("firstOfficer", "inspection.officers.two");
        if (secondOfficer == null) throw RuleViolation.invalid("secondOfficer", "inspection.officers.two");
        desk.reinspect(orderId, day, firstOfficer, secondOfficer, results, List.of());
        Faces.redirect("/rectification/order.xhtml?id=%s", orderId.toString());
    }

    public Map<String, Long> getOfficers() {
        Map<String, Long> officers = new LinkedHashMap<>();
        inspections.available(facilityId, null).stream().filter(Inspections.Inspector::mayGo).forEach(officer -> officers.put(officer.name() + " " + officer.certificateNumber(), officer.id()));
        return officers;
    }

    public Long getOrderId() {
        return orderId;
    }

    public String getName() {
        return name;
    }

    public ArrayList<Line> getLines() {
        return lines;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public Long getFirstOfficer() {
        return firstOfficer;
    }

    public void setFirstOfficer(Long firstOfficer) {
        this.firstOfficer = firstOfficer;
    }

    public Long getSecondOfficer() {
        return secondOfficer;
    }

    public void setSecondOfficer(Long secondOfficer) {
        this.secondOfficer = secondOfficer;
    }
}
