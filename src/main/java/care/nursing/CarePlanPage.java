package care.nursing;

import care.kernel.RuleViolation;
import care.residence.*;
import care.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The care plan of a resident: drawn up from the level, more or less of it for a reason, and how it was before. */
@Named
@RequestScoped
public class CarePlanPage {
    @Inject
    CarePlans plans;
    @Inject
    Stays stays;
    @Inject
    Language language;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long stay;
    private Stay of;
    private List<CarePlan> versions;
    private String name;
    private Integer times;
    private Per per;
    private String reason;
    private Integer position;

    @PostConstruct
    void load() {
        if (stay == null) throw RuleViolation.notFound();
        of = stays.get(stay);
        versions = plans.of(stay);
    }

    public void drawUp() {
        plans.drawUp(stay, reason);
        again();
    }

    public void add() {
        plans.add(stay, name, times, per, reason);
        again();
    }

    public void remove() {
        if (position == null) throw RuleViolation.invalid("position", "nursing.plan.no-task");
        plans.remove(stay, position, reason);
        again();
    }

    private void again() {
        Faces.redirect("/nursing/plan.xhtml?stay=%s", stay.toString());
    }

    public CarePlan getPlan() {
        return versions.stream().filter(plan -> plan.getUntilDay() == null).findFirst().orElse(null);
    }

    public List<CarePlan> getVersions() {
        return versions;
    }

    /** Its lines by their place, to choose one from. */
    public Map<Integer, String> getLines() {
        Map<Integer, String> lines = new LinkedHashMap<>();
        for (CareTask task : getPlan().getTasks()) lines.put(lines.size(), say(task));
        return lines;
    }

    public String say(CareTask task) {
        return task.name(language.getLocale());
    }

    /** What a plan would be drawn up from today; null when nobody knows. */
    public CareLevel getLevel() {
        return plans.level(stay, LocalDate.now(clock)).orElse(null);
    }

    public boolean isOpen() {
        return of.isOpen(LocalDate.now(clock));
    }

    public String getWho() {
        return Stays.maskedName(of);
    }

    public String getBed() {
        return of.getBed().getRoom().getNumber() + of.getBed().getLabel();
    }

    public Long getStay() {
        return stay;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Integer getTimes() {
        return times;
    }

    public void setTimes(Integer times) {
        this.times = times;
    }

    public Per getPer() {
        return per;
    }

    public void setPer(Per per) {
        this.per = per;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Integer getPosition() {
        return position;
    }

    public void setPosition(Integer position) {
        this.position = position;
    }
}
