package care.facility;

import care.web.Days;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;

/**
 * Licences that have ended or are about to, most pressing first. With a day in the address, those that were in force then and about to
 * end: the rows behind the board's figure.
 */
@Named
@ViewScoped
public class LicenceListPage implements Serializable {
    @Inject
    Licences licences;
    @Inject
    Days days;
    @Inject
    @Param
    private String on;
    @Inject
    @Param
    private String division;
    private Table<Licences.Row> table;
    private LocalDate day;
    private LocalDate by;

    @PostConstruct
    void load() {
        day = days.lenient(on);
        by = licences.warnedUntil(day);
        Licences source = licences;
        LocalDate from = day;
        LocalDate until = by;
        String within = division;
        table = on == null ? new Table<>(slice -> source.expiring(until, slice)) : new Table<>(slice -> source.endingAfter(from, until, within, slice));
    }

    public Table<Licences.Row> getTable() {
        return table;
    }

    /** The day asked for; null for today's work. */
    public LocalDate getAsOf() {
        return on == null ? null : day;
    }

    public LocalDate getBy() {
        return by;
    }
}
