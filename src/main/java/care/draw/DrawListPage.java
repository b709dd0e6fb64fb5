package care.draw;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Draws, the latest first. */
@Named
@ViewScoped
public class DrawListPage implements Serializable {
    @Inject
    Draws draws;
    @Inject
    @Param
    private DrawState state;
    private Table<Draws.Row> table;

    @PostConstruct
    void load() {
        Draws source = draws;
        DrawState in = state;
        table = new Table<>(slice -> source.list(null, in, slice));
    }

    public Table<Draws.Row> getTable() {
        return table;
    }
}
