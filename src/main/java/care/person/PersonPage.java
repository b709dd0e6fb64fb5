package care.person;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.omnifaces.cdi.Param;

/** One person, masked; the full number is shown once, for a stated reason. */
@Named
@RequestScoped
public class PersonPage {
    @Inject
    People people;
    @Inject
    @Param
    private Long id;
    private People.Row person;
    private String reason;
    private Map.Entry<String, String> shown;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        person = people.view(id);
    }

    public void reveal() {
        shown = people.reveal(id, reason);
    }

    public People.Row getPerson() {
        return person;
    }

    public String getName() {
        return shown == null ? person.name() : shown.getKey();
    }

    public String getIdentity() {
        return shown == null ? person.identity() : shown.getValue();
    }

    public boolean isRevealed() {
        return shown != null;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
