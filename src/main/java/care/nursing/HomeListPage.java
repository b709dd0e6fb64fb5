package care.nursing;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;

/** Home beds with the last visit and the next; with the mark, only those that are visited too seldom. */
@Named
@ViewScoped
public class HomeListPage implements Serializable {
    @Inject
    HomeVisits visits;
    @Inject
    transient Clock clock;
    @Inject
    @Param
    private boolean few;
    private int least;
    private Table<HomeVisits.Row> table;

    @PostConstruct
    void load() {
        HomeVisits source = visits;
        boolean only = few;
        least = visits.leastVisits(LocalDate.now(clock));
        table = new Table<>(slice -> source.list(only, slice));
    }

    public Table<HomeVisits.Row> getTable() {
        return table;
    }

    public int getLeast() {
        return least;
    }
}
