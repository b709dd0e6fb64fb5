package care.supervision;

import care.access.*;
import care.kernel.Texts;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;

/** Plans to approve, certificates about to end, and homes nobody has been to for long: for those who plan. */
@ApplicationScoped
public class SupervisionWork implements WorkSource {
    @Inject
    Plans plans;
    @Inject
    Officers officers;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (!user.may(Permission.INSPECTION_PLAN)) return List.of();
        List<Task> tasks = new ArrayList<>();
        plans.toApprove().forEach(p -> tasks.add(new Task("supervision.task.approve", p.getDetails().getName(), "supervision.task.approve.detail", List.of(Texts.later(p.getDetails().getKind()), p.getMadeBy()), null, "supervision.task.approve.do", "/supervision/plan.xhtml?id=" + p.getId(), false)));
        if (user.role() != Role.COUNTY_OFFICER) return tasks;
        officers.expiring().forEach(o -> tasks.add(new Task("supervision.task.certificate", o.getName(), "supervision.task.certificate.detail", List.of(o.getCertificateUntil().toString()), o.getCertificateUntil(), "supervision.task.certificate.do", "/supervision/officer.xhtml?id=" + o.getId(), false)));
        Plans.Coverage coverage = plans.coverage();
        long unseen = coverage.homes() - coverage.seen();
        if (unseen > 0) tasks.add(new Task("supervision.task.unseen", user.placeName(), "supervision.task.unseen.detail", List.of(String.valueOf(unseen), coverage.since().toString()), null, "supervision.task.unseen.do", "/supervision/coverage.xhtml", false));
        return tasks;
    }
}
