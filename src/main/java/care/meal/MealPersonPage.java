package care.meal;

import care.canteen.Sitting;
import care.kernel.RuleViolation;
import care.person.*;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What somebody pays at a table and why, and their card. */
@Named
@RequestScoped
public class MealPersonPage {
    @Inject
    People people;
    @Inject
    Tiers tiers;
    @Inject
    Cards cards;
    @Inject
    Days days;
    @Inject
    @Param
    private Long person;
    @Inject
    @Param
    private String on;
    private String name;
    private LocalDate day;
    private List<Cards.Row> given;
    private String why;

    @PostConstruct
    void load() {
        if (person == null) throw RuleViolation.notFound();
        day = days.lenient(on);
        name = people.view(person).name();
        given = cards.of(person);
    }

    public void issue() {
        cards.issue(person);
        Faces.redirect("/meal/person.xhtml?person=%s", person.toString());
    }

    public void end() {
        cards.end(person, why);
        Faces.redirect("/meal/person.xhtml?person=%s", person.toString());
    }

    public Tiers.Explained explained(Sitting sitting) {
        return tiers.explain(person, day, sitting).orElse(null);
    }

    public Long getPerson() {
        return person;
    }

    public String getName() {
        return name;
    }

    public LocalDate getDay() {
        return day;
    }

    public List<Cards.Row> getGiven() {
        return given;
    }

    public boolean isCarded() {
        return given.stream().anyMatch(Cards.Row::good);
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
