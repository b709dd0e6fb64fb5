package care.rectification;

import care.facility.Facilities;
import care.inspection.*;
import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** 下达整改: which findings of an inspection are ordered; then how the order was served. */
@Named
@RequestScoped
public class OrderPage {
    @Inject
    OrderDesk orders;
    @Inject
    Findings findings;
    @Inject
    Inspections inspections;
    @Inject
    Facilities facilities;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param(name = "inspection")
    private Long inspectionId;
    private Order order;
    private String name;
    private List<Findings.Row> rows;
    private List<Long> chosen = new ArrayList<>();
    private LocalDate servedOn;
    private ServedHow how = ServedHow.IN_PERSON;
    private String to;
    private String witness;

    @PostConstruct
    void load() {
        if (id == null && inspectionId == null) throw RuleViolation.notFound();
        if (id != null) {
            order = orders.get(id);
            inspectionId = order.getInspectionId();
        }
        name = facilities.get(inspections.get(inspectionId).getFacilityId()).getDetails().getName();
        Slice all = new Slice("number", false, null, 0, Slice.LONGEST);
        rows = id != null ? findings.list(Findings.Filter.ofOrder(id), all).items() : findings.list(Findings.Filter.ofInspection(inspectionId), all).items().stream().filter(row -> row.orderId() == null).toList();
        chosen.addAll(rows.stream().map(Findings.Row::id).toList());
        servedOn = LocalDate.now(clock);
    }

    public void issue() {
        Faces.redirect("/rectification/order.xhtml?id=%s", orders.issue(inspectionId, chosen).getId().toString());
    }

    public void serve() {
        orders.serve(id, servedOn, how, to, witness);
        Faces.redirect("/rectification/order.xhtml?id=%s", id.toString());
    }

    public Map<String, Long> getOffered() {
        Map<String, Long> offered = new LinkedHashMap<>();
        rows.forEach(row -> offered.put(row.code() + " " + row.note(), row.id()));
        return offered;
    }

    public boolean isAnswered() {
        return rows.stream().anyMatch(row -> row.state() == FindingState.ANSWERED);
    }

    public Order getOrder() {
        return order;
    }

    public Long getInspectionId() {
        return inspectionId;
    }

    public String getName() {
        return name;
    }

    public List<Findings.Row> getRows() {
        return rows;
    }

    public List<Long> getChosen() {
        return chosen;
    }

    public void setChosen(List<Long> chosen) {
        this.chosen = chosen;
    }

    public LocalDate getServedOn() {
        return servedOn;
    }

    public void setServedOn(LocalDate servedOn) {
        this.servedOn = servedOn;
    }

    public ServedHow getHow() {
        return how;
    }

    public void setHow(ServedHow how) {
        this.how = how;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getWitness() {
        return witness;
    }

    public void setWitness(String witness) {
        this.witness = witness;
    }
}
