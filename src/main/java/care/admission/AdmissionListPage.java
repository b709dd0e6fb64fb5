package care.admission;

import care.access.CurrentUser;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Admissions under way and the waiting list, in its order. */
@Named
@ViewScoped
public class AdmissionListPage implements Serializable {
    @Inject
    Admissions admissions;
    @Inject
    transient CurrentUser user;
    @Inject
    @Param
    private AdmissionState state;
    @Inject
    @Param
    private Long facility;
    private Long home;
    private Table<Admissions.Row> table;

    @PostConstruct
    void load() {
        home = user.getScope().facilityId() == null ? facility : user.getScope().facilityId();
        Admissions source = admissions;
        AdmissionState in = state;
        Long at = home;
        boolean waiting = state == AdmissionState.WAITING;
        table = new Table<>(slice -> source.list(in, at, slice.unlessSorted(waiting ? "order" : "opened", !waiting)));
    }

    public Table<Admissions.Row> getTable() {
        return table;
    }

    /** Where somebody can be admitted from here. */
    public Long getHome() {
        return home;
    }
}
