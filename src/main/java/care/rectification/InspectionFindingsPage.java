package care.rectification;

import care.inspection.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import care.kernel.Slice;

/** What became of an inspection: its findings and orders, as a part of its page. */
@Named
@RequestScoped
public class InspectionFindingsPage {
    @Inject
    Findings findings;
    @Inject
    OrderDesk orders;
    @Inject
    @Param
    private Long id;
    private List<Findings.Row> rows;

    @PostConstruct
    void load() {
        rows = findings.list(Findings.Filter.ofInspection(id), new Slice("number", false, null, 0, Slice.LONGEST)).items();
    }

    public List<Findings.Row> getRows() {
        return rows;
    }

    public List<Order> getOrders() {
        return orders.ofInspection(id);
    }

    /** Whether some wait for their order. */
    public boolean isOpen() {
        return rows.stream().anyMatch(row -> row.orderId() == null);
    }
}
