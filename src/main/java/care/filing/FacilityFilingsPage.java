package care.filing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** The filings of one facility, for its record. */
@Named
@RequestScoped
public class FacilityFilingsPage {
    @Inject
    FilingDesk desk;
    @Inject
    @Param
    private Long id;
    private List<Filing> rows;

    public List<Filing> getRows() {
        if (rows == null) rows = desk.of(id);
        return rows;
    }

    /** The one that is still open, if any. */
    public Filing getOpen() {
        return getRows().stream().filter(f -> f.getState() == FilingState.SUBMITTED || f.getState() == FilingState.RETURNED).findFirst().orElse(null);
    }
}
