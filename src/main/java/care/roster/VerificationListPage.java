package care.roster;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Verifications by state, the most pressing first. */
@Named
@ViewScoped
public class VerificationListPage implements Serializable {
    @Inject
    Verifications verifications;
    @Inject
    @Param
    private VerificationState state;
    private Table<Verifications.Row> table;

    @PostConstruct
    void load() {
        Verifications source = verifications;
        VerificationState only = state;
        table = new Table<>(slice -> source.list(only, slice.unlessSorted("due", only != VerificationState.OPEN)));
    }

    public Table<Verifications.Row> getTable() {
        return table;
    }
}
