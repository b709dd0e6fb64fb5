package care.meal;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import org.omnifaces.util.Faces;

/** Price tiers: those in force first; this office's own are laid down and ended here. */
@Named
@ViewScoped
public class TierPage implements Serializable {
    @Inject
    Tiers tiers;
    @Inject
    transient Clock clock;
    private ArrayList<Tiers.Row> rows;
    private final TierDetails details = new TierDetails();
    private Long tier;
    private LocalDate lastDay;

    @PostConstruct
    void load() {
        rows = new ArrayList<>(tiers.all(LocalDate.now(clock)));
        details.setValidFrom(LocalDate.now(clock));
    }

    public void add() {
        tiers.add(details);
        Faces.redirect("/meal/tiers.xhtml");
    }

    public void end() {
        if (tier == null) throw RuleViolation.invalid("tier", "meal.no-tier");
        tiers.end(tier, lastDay);
        Faces.redirect("/meal/tiers.xhtml");
    }

    public List<Tiers.Row> getRows() {
        return rows;
    }

    /** Those that can still be ended. */
    public List<Tiers.Row> getOpen() {
        return rows.stream().filter(row -> row.ours() && row.lastDay() == null).toList();
    }

    public TierDetails getDetails() {
        return details;
    }

    public Long getTier() {
        return tier;
    }

    public void setTier(Long tier) {
        this.tier = tier;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
