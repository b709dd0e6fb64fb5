package care.supervision;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Those who inspect, with the state of their certificates. */
@Named
@ViewScoped
public class OfficersPage implements Serializable {
    @Inject
    Officers officers;
    @Inject
    @Param
    private Department department;
    private Table<Officers.Row> table;

    @PostConstruct
    void load() {
        Officers source = officers;
        Department of = department;
        table = new Table<>(slice -> source.list(of, slice));
    }

    public Table<Officers.Row> getTable() {
        return table;
    }

    public Department getDepartment() {
        return department;
    }
}
