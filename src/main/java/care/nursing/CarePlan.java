package care.nursing;

import care.kernel.*;
import care.residence.CareLevel;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.*;

/**
 * What is done for a resident day by day: drawn up from the care level's template, then more or less of it for a reason. Each change is a
 * version of its own from a day on; changes of one day are one version.
 */
@Entity
public class CarePlan extends Identified {
    @Column(updatable = false)
    private Long stayId;
    @Column(updatable = false)
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private CareLevel level;
    private String reason;
    private String madeBy;
    private LocalDate fromDay;
    private LocalDate untilDay;
    @ElementCollection
    @CollectionTable(name = "care_plan_task", joinColumns = @JoinColumn(name = "plan_id"))
    @OrderColumn(name = "position")
    private List<CareTask> tasks = new ArrayList<>();

    protected CarePlan() {
    }

    CarePlan(Long stayId, Long facilityId, CareLevel level, List<CareTask> tasks, String reason, String by, LocalDate from) {
        this.stayId = stayId;
        this.facilityId = facilityId;
        fromDay = from;
        rewrite(level, tasks, reason, by);
    }

    /** The plan from a day on: this very one when it began that day, otherwise one that follows it. */
    CarePlan changed(CareLevel level, List<CareTask> tasks, String reason, String by, LocalDate on) {
        if (on.isBefore(fromDay)) throw RuleViolation.conflict("nursing.plan.later", fromDay);
        if (on.equals(fromDay)) {
            rewrite(level, tasks, reason, by);
            return this;
        }
        CarePlan next = new CarePlan(stayId, facilityId, level, tasks, reason, by, on);
        untilDay = on;
        return next;
    }

    /** With one task more. */
    CarePlan with(String name, Integer times, Per per, String reason, String by, LocalDate on) {
        if (name == null || name.isBlank()) throw RuleViolation.invalid("name", "nursing.plan.no-name");
        if (times == null || times < 1 || times > 96) throw RuleViolation.invalid("times", "nursing.plan.times-range");
        if (per == null) throw RuleViolation.invalid("per", "nursing.plan.no-per");
        List<CareTask> more = new ArrayList<>(tasks);
        more.add(new CareTask(null, name.strip(), null, times, per));
        return changed(level, more, reason, by, on);
    }

    /** Without one of its tasks. */
    CarePlan without(int position, String reason, String by, LocalDate on) {
        if (position < 0 || position >= tasks.size()) throw RuleViolation.notFound();
        List<CareTask> fewer = new ArrayList<>(tasks);
        fewer.remove(position);
        return changed(level, fewer, reason, by, on);
    }

    private void rewrite(CareLevel level, List<CareTask> tasks, String reason, String by) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "nursing.plan.no-reason");
        if (tasks.isEmpty()) throw RuleViolation.conflict("nursing.plan.empty");
        List<CareTask> wanted = List.copyOf(tasks);
        this.level = level;
        this.reason = reason.strip();
        madeBy = by;
        this.tasks.clear();
        this.tasks.addAll(wanted);
    }

    public Long getStayId() {
        return stayId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public CareLevel getLevel() {
        return level;
    }

    public String getReason() {
        return reason;
    }

    public String getMadeBy() {
        return madeBy;
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public LocalDate getUntilDay() {
        return untilDay;
    }

    public List<CareTask> getTasks() {
        return tasks;
    }
}
