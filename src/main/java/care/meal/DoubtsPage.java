package care.meal;

import care.kernel.Slice;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Meals that came late and do not stand: each is dropped with a reason or tried once more. */
@Named
@ViewScoped
public class DoubtsPage implements Serializable {
    @Inject
    Doubts doubts;
    @Inject
    @Param
    private Long canteen;
    @Inject
    @Param
    private boolean all;
    private Table<Doubts.Row> table;
    private Long doubt;
    private String why;

    @PostConstruct
    void load() {
        Doubts source = doubts;
        Long of = canteen;
        boolean open = !all;
        table = new Table<>(slice -> source.list(of, open, slice));
    }

    public void drop() {
        doubts.drop(doubt, why);
        again();
    }

    public void again(long id) {
        doubts.again(id);
        again();
    }

    private void again() {
        Faces.redirect("/meal/doubts.xhtml");
    }

    /** What waits, to choose from. */
    public List<Doubts.Row> getOpen() {
        return doubts.list(canteen, true, Slice.first(100)).items();
    }

    public Table<Doubts.Row> getTable() {
        return table;
    }

    public boolean isAll() {
        return all;
    }

    public Long getDoubt() {
        return doubt;
    }

    public void setDoubt(Long doubt) {
        this.doubt = doubt;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
