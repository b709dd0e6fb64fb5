package care.person;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Requests for transfer, from here and to here, latest first. */
@Named
@ViewScoped
public class TransferListPage implements Serializable {
    @Inject
    Transfers transfers;
    @Inject
    @Param
    private TransferState state;
    private Table<Transfers.Row> table;

    @PostConstruct
    void load() {
        Transfers source = transfers;
        TransferState wanted = state;
        table = new Table<>(slice -> source.list(wanted, slice));
    }

    public Table<Transfers.Row> getTable() {
        return table;
    }
}
