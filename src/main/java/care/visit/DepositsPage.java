package care.visit;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** What phones have brought of visits that could not go the ordinary way, the latest first. */
@Named
@ViewScoped
public class DepositsPage implements Serializable {
    @Inject
    Deposits deposits;
    @Inject
    @Param
    private DepositState state;
    @Inject
    @Param
    private boolean mine;
    private Table<Deposits.Row> table;

    @PostConstruct
    void load() {
        Deposits source = deposits;
        DepositState in = state;
        boolean own = mine;
        table = new Table<>(slice -> source.list(in, own, slice));
    }

    public Table<Deposits.Row> getTable() {
        return table;
    }
}
