package care.facility;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The prices a home publishes, and a new one. */
@Named
@ViewScoped
public class PricePage implements Serializable {
    @Inject
    Prices prices;
    @Inject
    Facilities facilities;
    @Inject
    transient Clock clock;
    @Inject
    @Param
    private Long facility;
    private ArrayList<Prices.Row> rows;
    private String name;
    private PriceItem item;
    private Long fromFen;
    private Long toFen;
    private LocalDate validFrom;

    @PostConstruct
    void load() {
        if (facility == null) throw RuleViolation.notFound();
        name = facilities.get(facility).getDetails().getName();
        rows = new ArrayList<>(prices.of(facility));
        validFrom = LocalDate.now(clock);
    }

    public void publish() {
        prices.publish(facility, item, fromFen, toFen, validFrom);
        Faces.redirect("/facility/price.xhtml?facility=%s", facility.toString());
    }

    public List<Prices.Row> getRows() {
        return rows;
    }

    public String getName() {
        return name;
    }

    public Long getFacility() {
        return facility;
    }

    public PriceItem getItem() {
        return item;
    }

    public void setItem(PriceItem item) {
        this.item = item;
    }

    public Long getFromFen() {
        return fromFen;
    }

    public void setFromFen(Long fromFen) {
        this.fromFen = fromFen;
    }

    public Long getToFen() {
        return toFen;
    }

    public void setToFen(Long toFen) {
        this.toFen = toFen;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }
}
