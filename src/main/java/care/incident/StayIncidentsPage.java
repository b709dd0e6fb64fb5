package care.incident;

import care.kernel.Slice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** The incidents of one stay, on its page. */
@Named
@RequestScoped
public class StayIncidentsPage {
    private static final int MOST = 20;

    @Inject
    Incidents incidents;
    @Inject
    @Param
    private Long id;
    private List<Incidents.Row> rows;

    public List<Incidents.Row> getRows() {
        if (rows == null) rows = incidents.list(null, null, id, null, Slice.first(MOST)).items();
        return rows;
    }
}
