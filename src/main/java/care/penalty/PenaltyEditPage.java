package care.penalty;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A penalty is proposed, from a finding. */
@Named
@ViewScoped
public class PenaltyEditPage implements Serializable {
    @Inject
    Penalties penalties;
    @Inject
    @Param
    private Long finding;
    private final PenaltyDetails details = new PenaltyDetails();
    private ArrayList<Penalties.Found> found;
    private LinkedHashMap<Long, String> situations;

    @PostConstruct
    void load() {
        if (finding == null) throw RuleViolation.notFound();
        found = new ArrayList<>(penalties.beside(finding));
        situations = new LinkedHashMap<>();
        penalties.situations().forEach(s -> situations.put(s.getId(), s.getNumber() + ". " + s.getWording()));
        details.setFindings(new Long[] {finding});
    }

    public void save() {
        Faces.redirect("/penalty/view.xhtml?id=%s", String.valueOf(penalties.propose(finding, details)));
    }

    /** As the record stands for what is chosen now. */
    public Conduct.Suggestion getSuggestion() {
        return penalties.suggest(List.of(details.getFindings()), details.getSituationId(), details.isHarm());
    }

    public Bounds bounds(Tier tier) {
        return penalties.bounds(tier);
    }

    public String getFacility() {
        return found.get(0).facility();
    }

    public PenaltyDetails getDetails() {
        return details;
    }

    public List<Penalties.Found> getFound() {
        return found;
    }

    public Map<Long, String> getSituations() {
        return situations;
    }
}
