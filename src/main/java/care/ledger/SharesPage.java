package care.ledger;

import care.access.CurrentUser;
import care.web.Days;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** The persons behind a figure of the ledger; their bed-days add up to it. */
@Named
@ViewScoped
public class SharesPage implements Serializable {
    private static final String NONE = "-";

    @Inject
    Ledger ledger;
    @Inject
    Days days;
    @Inject
    CurrentUser user;
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
    @Inject
    @Param
    private Dimension by;
    @Inject
    @Param
    private String part;
    private Period period;
    private Table<Ledger.Share> table;

    @PostConstruct
    void load() {
        period = Period.lenient(days, user.getScope(), null, from, to, division, facility);
        if (by == null) by = Dimension.FACILITY;
        Ledger source = ledger;
        Period asked = period;
        Dimension dimension = by;
        String wanted = NONE.equals(part) ? "" : part;
        table = new Table<>(slice -> source.shares(asked, dimension, wanted, slice));
    }

    public Table<Ledger.Share> getTable() {
        return table;
    }

    public Period getPeriod() {
        return period;
    }

    /** The key of the part's word; empty for a facility, whose name stands in the rows, and for the whole. */
    public String getKey() {
        return part == null || by == Dimension.FACILITY || by == Dimension.ABILITY && !part.matches("[0-4-]") ? "" : by.key(NONE.equals(part) ? "" : part);
    }
}
