package care.assessment;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import care.person.*;
import care.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Assesses somebody, on a phone beside them: the items as buttons, and a bar that says what they come to so far. */
@Named
@ViewScoped
public class AssessmentEditPage implements Serializable {
    public record Part(ItemGroup group, List<Standard.Item> items) implements Serializable {
    }

    @Inject
    People people;
    @Inject
    Standards standards;
    @Inject
    Assessments assessments;
    @Inject
    CurrentUser user;
    @Inject
    transient Language language;
    @Inject
    transient Clock clock;
    @Inject
    @Param
    private Long person;
    /** The admission that waits for it. */
    @Inject
    @Param
    private Long admission;
    private String who;
    private Standard standard;
    private final AssessmentDetails details = new AssessmentDetails();

    @PostConstruct
    void load() {
        user.require("ASSESS");
        if (person == null) throw RuleViolation.notFound();
        who = people.get(person).getMaskedName();
        LocalDate today = LocalDate.now(clock);
        standard = standards.on(today, language.getLocale());
        details.setAssessedOn(today);
        details.setReason(assessments.of(person).isEmpty() ? AssessmentReason.FIRST : AssessmentReason.ROUTINE);
        details.setFirstAssessor(user.getScope().displayName());
    }

    public void save() {
        Assessment made = assessments.record(person, details);
        if (admission == null) Faces.redirect("/assessment/view.xhtml?id=%s", made.getId().toString());
        else Faces.redirect("/admission/view.xhtml?id=%s", admission.toString());
    }

    public List<Part> getParts() {
        return Stream.of(ItemGroup.values()).map(group -> new Part(group, standard.items().stream().filter(item -> item.group() == group).toList())).toList();
    }

    /** The levels of an item as buttons: the points above the word. */
    public List<SelectItem> levels(Standard.Item item) {
        return item.levels().stream().map(level -> new SelectItem(level.points(), level.points() + "\n" + level.name())).toList();
    }

    public Standard getStandard() {
        return standard;
    }

    public AssessmentDetails getDetails() {
        return details;
    }

    public String getWho() {
        return who;
    }

    public Long getPerson() {
        return person;
    }

    public Long getAdmission() {
        return admission;
    }

    public List<Ability> getAbilities() {
        return List.of(Ability.values());
    }
}
