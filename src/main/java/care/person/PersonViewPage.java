package care.person;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** One person, masked, with the categories held and the homes lived in; the full number is shown once, for a stated reason. */
@Named
@RequestScoped
public class PersonViewPage {
    @Inject
    People people;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    private People.View person;
    private String reason;
    private boolean revealed;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        person = people.view(id);
    }

    public void reveal() {
        person = person.with(people.reveal(id, reason));
        revealed = true;
    }

    public People.View getPerson() {
        return person;
    }

    public Ability getAbility() {
        return person.abilityGrade() == null ? null : Ability.values()[person.abilityGrade()];
    }

    public List<People.Held> getHeld() {
        return people.held(id);
    }

    public List<People.Lived> getLived() {
        return user.may("STAY_READ") ? people.lived(id) : List.of();
    }

    /** Whether it is this user's office that keeps the record. */
    public boolean isOurs() {
        return people.isOurs(person.regionCode());
    }

    public boolean isRevealed() {
        return revealed;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
