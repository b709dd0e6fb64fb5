package care.joint;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Joint actions, latest first. */
@Named
@ViewScoped
public class ActionListPage implements Serializable {
    @Inject
    JointActions actions;
    @Inject
    @Param
    private ActionState state;
    private Table<JointActions.Row> table;

    @PostConstruct
    void load() {
        JointActions source = actions;
        ActionState in = state;
        table = new Table<>(slice -> source.list(in, slice.unlessSorted("from", true)));
    }

    public Table<JointActions.Row> getTable() {
        return table;
    }
}
