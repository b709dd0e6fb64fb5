package care.filing;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Filings by state: those to check first. */
@Named
@ViewScoped
public class FilingListPage implements Serializable {
    @Inject
    FilingDesk desk;
    @Inject
    @Param
    private FilingState state;
    private Table<FilingDesk.Row> table;

    @PostConstruct
    void load() {
        FilingDesk source = desk;
        FilingState wanted = state;
        table = new Table<>(slice -> source.list(wanted, slice.unlessSorted("submitted", wanted != FilingState.SUBMITTED)));
    }

    public Table<FilingDesk.Row> getTable() {
        return table;
    }
}
