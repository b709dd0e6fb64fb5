package care.agreement;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Agreements, those that end first at the top. */
@Named
@ViewScoped
public class AgreementListPage implements Serializable {
    @Inject
    Agreements agreements;
    @Inject
    @Param
    private AgreementState state;
    @Inject
    @Param
    private Long facility;
    private Table<Agreements.Row> table;

    @PostConstruct
    void load() {
        Agreements source = agreements;
        AgreementState in = state;
        Long at = facility;
        table = new Table<>(slice -> source.list(in, null, at, null, slice.unlessSorted("until", in == null || in == AgreementState.ENDED)));
    }

    public Table<Agreements.Row> getTable() {
        return table;
    }
}
