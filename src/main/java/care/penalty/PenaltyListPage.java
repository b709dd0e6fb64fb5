package care.penalty;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Penalties, latest first. */
@Named
@ViewScoped
public class PenaltyListPage implements Serializable {
    @Inject
    Penalties penalties;
    @Inject
    @Param
    private PenaltyState state;
    @Inject
    @Param
    private Long facility;
    private Table<Penalties.Row> table;

    @PostConstruct
    void load() {
        Penalties source = penalties;
        PenaltyState in = state;
        Long at = facility;
        table = new Table<>(slice -> source.list(in, at, slice.unlessSorted("proposed", true)));
    }

    public Table<Penalties.Row> getTable() {
        return table;
    }
}
