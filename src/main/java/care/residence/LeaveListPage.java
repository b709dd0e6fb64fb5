package care.residence;

import care.web.Days;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;

/** Who is away on a day, longest first. */
@Named
@ViewScoped
public class LeaveListPage implements Serializable {
    @Inject
    Absences absences;
    @Inject
    Days days;
    @Inject
    @Param
    private String on;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private Long facility;
    @Inject
    @Param
    private LeaveKind kind;
    private LocalDate day;
    private Table<Absences.Row> table;

    @PostConstruct
    void load() {
        Absences source = absences;
        LocalDate when = day = days.lenient(on);
        String within = division;
        Long of = facility;
        LeaveKind only = kind;
        table = new Table<>(slice -> source.on(when, of, within, only, 0, slice));
    }

    public Table<Absences.Row> getTable() {
        return table;
    }

    public LocalDate getDay() {
        return day;
    }

    public LeaveKind getKind() {
        return kind;
    }
}
