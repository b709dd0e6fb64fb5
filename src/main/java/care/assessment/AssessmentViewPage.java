package care.assessment;

import care.kernel.RuleViolation;
import care.person.*;
import care.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;

/** One assessment: what it came to and why, item by item, by whom, and until when it holds. */
@Named
@RequestScoped
public class AssessmentViewPage {
    public record Line(String name, int points, int maximum, String level) {
    }

    public record Part(ItemGroup group, List<Line> lines) {
        public int points() {
            return lines.stream().mapToInt(Line::points).sum();
        }

        public int maximum() {
            return lines.stream().mapToInt(Line::maximum).sum();
        }
    }

    @Inject
    Assessments assessments;
    @Inject
    Standards standards;
    @Inject
    People people;
    @Inject
    Language language;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    private Assessment assessment;
    private Standard standard;
    private String who;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        assessment = assessments.view(id);
        standard = standards.get(assessment.getStandard(), language.getLocale());
        who = people.get(assessment.getPersonId()).getMaskedName();
    }

    public List<Part> getParts() {
        return Stream.of(ItemGroup.values()).map(group -> new Part(group, standard.items().stream().filter(item -> item.group() == group).map(this::line).toList())).toList();
    }

    private Line line(Standard.Item item) {
        int points = assessment.getScores().get(item.code());
        return new Line(item.name(), points, item.maximum(), item.level(points).map(Standard.Level::name).orElse(""));
    }

    /** Whether it is the one that counts today. */
    public boolean isCurrent() {
        return assessments.inDate(assessment.getPersonId(), LocalDate.now(clock)).filter(newest -> newest.getId().equals(id)).isPresent();
    }

    public boolean isInDate() {
        return assessment.isInDate(LocalDate.now(clock));
    }

    public Ability getBand() {
        return Ability.values()[assessment.getBand()];
    }

    public Assessment getAssessment() {
        return assessment;
    }

    public Standard getStandard() {
        return standard;
    }

    public String getWho() {
        return who;
    }
}
