package care.workbench;

import care.access.CurrentUser;
import care.access.Scope;
import care.kernel.WorkingDays;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;
import org.omnifaces.cdi.Param;

/** Where everybody lands: what is overdue, due today, due this week, due later, and what waits for somebody else. */
@Named
@RequestScoped
public class Workbench {
    public enum Group {OVERDUE, TODAY, WEEK, LATER, WAITING}

    private static final int WEEK = 5;

    @Inject
    CurrentUser user;
    @Inject
    Clock clock;
    @Inject
    @Any
    Instance<WorkSource> sources;
    @Inject
    @Param
    private Group group;
    private LocalDate today;
    private final Map<Group, List<Task>> tasks = new EnumMap<>(Group.class);

    @PostConstruct
    void gather() {
        today = LocalDate.now(clock);
        Scope scope = user.getScope();
        if (scope == Scope.NONE) return;
        sources.stream().flatMap(source -> source.tasks(scope, today).stream())
            .sorted(Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Task::title))
            .forEach(task -> tasks.computeIfAbsent(group(task), g -> new ArrayList<>()).add(task));
    }

    private Group group(Task task) {
        if (task.waiting()) return Group.WAITING;
        if (task.due() == null) return Group.LATER;
        if (task.due().isBefore(today)) return Group.OVERDUE;
        if (task.due().equals(today)) return Group.TODAY;
        return WorkingDays.between(today, task.due()) <= WEEK ? Group.WEEK : Group.LATER;
    }

    /** The groups to show, most pressing first. */
    public List<Group> getGroups() {
        return tasks.keySet().stream().filter(g -> group == null || g == group).toList();
    }

    public Set<Group> getAllGroups() {
        return tasks.keySet();
    }

    public List<Task> tasks(Group which) {
        return tasks.getOrDefault(which, List.of());
    }

    public int count(Group which) {
        return tasks(which).size();
    }

    /** Everything that is for this user to do, without what waits for others. */
    public int getCount() {
        return tasks.entrySet().stream().filter(e -> e.getKey() != Group.WAITING).mapToInt(e -> e.getValue().size()).sum();
    }

    public int getTotal() {
        return tasks.values().stream().mapToInt(List::size).sum();
    }

    public int getOverdue() {
        return count(Group.OVERDUE);
    }

    public Group getGroup() {
        return group;
    }

    public LocalDate getToday() {
        return today;
    }
}
