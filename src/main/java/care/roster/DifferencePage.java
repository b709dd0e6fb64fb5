package care.roster;

import care.kernel.RuleViolation;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** A comparison: its four counts, and the people behind the one that is picked. */
@Named
@ViewScoped
public class DifferencePage implements Serializable {
    @Inject
    Differences differences;
    @Inject
    RosterSheet sheet;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private Change kind;
    private Differences.Row row;
    private Table<Differences.Line> table;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        row = differences.get(id);
        Differences source = differences;
        Long of = id;
        Change only = kind;
        table = new Table<>(slice -> source.lines(of, only, slice));
    }

    public void export() throws IOException {
        sheet.difference(id, kind);
    }

    public Differences.Row getRow() {
        return row;
    }

    public Change getKind() {
        return kind;
    }

    public Table<Differences.Line> getTable() {
        return table;
    }
}
