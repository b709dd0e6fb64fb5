package care.roster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** On the record of a person: what was paid. */
@Named
@RequestScoped
public class PersonPaymentsPage {
    @Inject
    Payments payments;
    @Inject
    @Param
    private Long id;
    private List<Payments.Paid> rows;

    public List<Payments.Paid> getRows() {
        if (rows == null) rows = id == null ? List.of() : payments.of(id);
        return rows;
    }
}
