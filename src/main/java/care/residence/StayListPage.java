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

/** Who lives where on a day, or who came within a period: the rows behind the figures of residents and guests. */
@Named
@ViewScoped
public class StayListPage implements Serializable {
    @Inject
    Stays stays;
    @Inject
    Days days;
    @Inject
    @Param
    private String on;
    @Inject
    @Param
    private String from;
    @Inject
    @Param
    private String to;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private Long facility;
    /** On a facility's own record the parameter is called id. */
    @Inject
    @Param(name = "id")
    private Long record;
    @Inject
    @Param
    private StayKind kind;
    private LocalDate day;
    private LocalDate first;
    private Table<Stays.Row> table;

    @PostConstruct
    void load() {
        day = days.lenient(to == null ? on : to);
        first = from == null ? null : days.lenient(from);
        Stays source = stays;
        String within = division;
        Long of = facility == null ? record : facility;
        StayKind only = kind;
        LocalDate last = day;
        LocalDate since = first;
        table = new Table<>(slice -> since == null ? source.on(last, of, within, only, slice) : source.within(since, last, within, only, slice));
    }

    public Table<Stays.Row> getTable() {
        return table;
    }

    public LocalDate getDay() {
        return day;
    }

    public LocalDate getFirst() {
        return first;
    }

    public StayKind getKind() {
        return kind;
    }

    public Long getFacility() {
        return facility;
    }

    public String getDivision() {
        return division;
    }
}
