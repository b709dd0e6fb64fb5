package care.joint;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;

/** Clues, latest first. */
@Named
@ViewScoped
public class ClueListPage implements Serializable {
    @Inject
    Clues clues;
    @Inject
    @Param
    private ClueState state;
    @Inject
    @Param
    private ClueKind kind;
    private Table<Clues.Row> table;
    private HashMap<ClueState, Long> counts;

    @PostConstruct
    void load() {
        Clues source = clues;
        ClueState in = state;
        ClueKind of = kind;
        table = new Table<>(slice -> source.list(in, of, slice.unlessSorted("reported", true)));
        counts = new HashMap<>(clues.counts());
    }

    public Table<Clues.Row> getTable() {
        return table;
    }

    public Map<ClueState, Long> getCounts() {
        return counts;
    }

    public ClueKind getKind() {
        return kind;
    }
}
