package care.rectification;

import care.access.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Collectors;

/** Findings where they wait: to be ordered, served, answered, looked at again, struck off; extensions, what is overdue, what is to be reported. */
@ApplicationScoped
public class RectificationWork implements WorkSource {
    private static final int MOST = 200;

    @Inject
    Findings findings;
    @Inject
    OrderDesk orders;
    @Inject
    Parameters parameters;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (!user.may(Permission.INSPECTION_READ)) return List.of();
        List<Task> tasks = new ArrayList<>();
        if (user.may(Permission.RECTIFY)) of(FindingState.RETURNED, FindingState.RECTIFYING).forEach(row -> tasks.add(new Task("rectification.task.rectify", row.code() + " " + row.note(), "rectification.task.rectify.detail", List.of(Texts.later(row.state())), row.dueOn(), "rectification.task.answer", link(row), false)));
        if (user.may(Permission.INSPECT)) inspector(tasks, today);
        if (user.may(Permission.FINDING_DECIDE)) officer(tasks);
        return tasks;
    }

    private void inspector(List<Task> tasks, LocalDate today) {
        Map<String, Integer> days = parameters.wholes(Set.of("finding.serve-days", "finding.reinspect-days"), today);
        List<Findings.Row> open = of(FindingState.OPEN);
        grouped(open.stream().filter(row -> row.orderId() == null).toList(), Findings.Row::inspectionId)
            .forEach((inspection, rows) -> tasks.add(new Task("rectification.task.order", rows.get(0).facility(), "rectification.task.order.detail", List.of(String.valueOf(rows.size())), WorkingDays.after(rows.get(0).foundOn(), days.get("finding.serve-days")), "rectification.order.issue", "/rectification/order.xhtml?inspection=" + inspection, false)));
        Map<Long, String> homes = open.stream().filter(row -> row.orderId() != null).collect(Collectors.toMap(Findings.Row::orderId, Findings.Row::facility, (a, b) -> a));
        orders.unserved().forEach(order -> tasks.add(new Task("rectification.task.serve", homes.getOrDefault(order.getId(), ""), "rectification.task.serve.detail", List.of(order.getIssuedOn().toString()), WorkingDays.after(order.getIssuedOn(), days.get("finding.serve-days")), "rectification.serve", "/rectification/order.xhtml?id=" + order.getId(), false)));
        grouped(of(FindingState.ANSWERED), Findings.Row::orderId).forEach((order, rows) -> tasks.add(new Task("rectification.task.reinspect", rows.get(0).facility(), "rectification.task.reinspect.detail", List.of(String.valueOf(rows.size())),
            rows.stream().map(row -> WorkingDays.after(row.answeredOn() == null ? row.foundOn() : row.answeredOn(), days.get("finding.reinspect-days"))).min(Comparator.naturalOrder()).orElse(null), "rectification.reinspect", "/rectification/reinspect.xhtml?order=" + order, false)));
    }

    private void officer(List<Task> tasks) {
        findings.asked().forEach(extension -> tasks.add(new Task("rectification.task.extension", extension.facility(), "rectification.task.extension.detail", List.of(extension.wanted().toString()), null, "rectification.task.decide", "/rectification/view.xhtml?id=" + extension.findingId(), false)));
        of(FindingState.PASSED).forEach(row -> tasks.add(new Task("rectification.task.close", row.facility(), "rectification.task.close.detail", List.of(row.code()), null, "rectification.close", link(row), false)));
        findings.list(Findings.Filter.escalatedOnes(), Slice.first(MOST)).items().forEach(row -> tasks.add(new Task("rectification.task.escalated", row.facility(), "rectification.task.escalated.detail", List.of(row.code(), row.dueOn().toString()), row.dueOn(), "rectification.task.look", link(row), true)));
        findings.restrictions(true, null).stream().filter(row -> row.reportedOn() == null).forEach(row -> tasks.add(new Task("rectification.task.report", row.facility(), "rectification.task.report.detail", List.of(row.what()), row.fromDay(), "rectification.report", "/rectification/restrictions.xhtml?id=" + row.id(), false)));
    }

    private static Map<Long, List<Findings.Row>> grouped(List<Findings.Row> rows, java.util.function.Function<Findings.Row, Long> by) {
        return rows.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }

    private List<Findings.Row> of(FindingState... states) {
        return Arrays.stream(states).flatMap(state -> findings.list(Findings.Filter.in(state), Slice.first(MOST)).items().stream()).toList();
    }

    private static String link(Findings.Row row) {
        return "/rectification/view.xhtml?id=" + row.id();
    }
}
