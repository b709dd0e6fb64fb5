package care.person;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What cannot be right in the register: what waits for a decision, or what was decided. */
@Named
@ViewScoped
public class QualityPage implements Serializable {
    @Inject
    Quality quality;
    @Inject
    @Param
    private SuspicionKind kind;
    @Inject
    @Param
    private boolean decided;
    private Table<Quality.Row> table;
    private transient Map<SuspicionKind, Long> waiting;

    @PostConstruct
    void load() {
        Quality source = quality;
        SuspicionKind wanted = kind;
        boolean past = decided;
        table = new Table<>(slice -> source.list(wanted, past, slice));
    }

    public void find() {
        quality.find();
        Faces.redirect("/person/quality.xhtml");
    }

    public Map<SuspicionKind, Long> getWaiting() {
        if (waiting == null) waiting = quality.waiting();
        return waiting;
    }

    public long getAll() {
        return getWaiting().values().stream().mapToLong(n -> n).sum();
    }

    public Table<Quality.Row> getTable() {
        return table;
    }
}
