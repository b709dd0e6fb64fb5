package care.draw;

import care.kernel.Slice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** The draws of one plan, on its page. */
@Named
@RequestScoped
public class PlanDrawsPage {
    private static final int MOST = 50;

    @Inject
    Draws draws;
    @Inject
    @Param
    private Long id;
    private List<Draws.Row> rows;

    public List<Draws.Row> getRows() {
        if (rows == null) rows = draws.list(id, null, Slice.first(MOST)).items();
        return rows;
    }
}
