package care.inspection;

import care.supervision.InspectionForm;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Inspections, latest first. */
@Named
@ViewScoped
public class InspectionListPage implements Serializable {
    @Inject
    Inspections inspections;
    @Inject
    @Param
    private InspectionState state;
    @Inject
    @Param
    private InspectionForm form;
    @Inject
    @Param
    private Long facility;
    @Inject
    @Param
    private Long plan;
    @Inject
    @Param
    private boolean mine;
    private Table<Inspections.Row> table;

    @PostConstruct
    void load() {
        Inspections source = inspections;
        InspectionState in = state;
        InspectionForm of = form;
        Long at = facility;
        Long under = plan;
        boolean own = mine;
        table = new Table<>(slice -> source.list(in, of, at, under, own, slice));
    }

    public Table<Inspections.Row> getTable() {
        return table;
    }

    public InspectionForm getForm() {
        return form;
    }
}
