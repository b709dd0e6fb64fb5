package care.facility;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;

/** Licences that have ended or are about to, most pressing first. */
@Named
@ViewScoped
public class LicenceListPage implements Serializable {
    @Inject
    Licences licences;
    private Table<Licences.Row> table;
    private LocalDate by;

    @PostConstruct
    void load() {
        by = licences.warnedUntil();
        Licences source = licences;
        LocalDate until = by;
        table = new Table<>(slice -> source.expiring(until, slice));
    }

    public Table<Licences.Row> getTable() {
        return table;
    }

    public LocalDate getBy() {
        return by;
    }
}
