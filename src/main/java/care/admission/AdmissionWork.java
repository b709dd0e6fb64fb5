package care.admission;

import care.access.*;
import care.assessment.Assessments;
import care.kernel.*;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;

/** Admissions that were interrupted, offers that run out, and residents whose risks have to be looked at. */
@ApplicationScoped
public class AdmissionWork implements WorkSource {
    private static final int MOST = 50;

    @Inject
    Admissions admissions;
    @Inject
    Assessments assessments;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (user.role() != Role.FACILITY_OPERATOR) return List.of();
        List<Task> tasks = new ArrayList<>();
        admissions.list(AdmissionState.OFFERED, null, Slice.first(MOST)).items().forEach(row -> tasks.add(new Task("admission.task.offer", row.person(), "admission.task.offer.detail", List.of(row.offerUntil().toString()), row.offerUntil(), "admission.task.act", "/admission/view.xhtml?id=" + row.id(), false)));
        admissions.list(AdmissionState.OPEN, null, Slice.first(MOST)).items().forEach(row -> tasks.add(new Task("admission.task.open", row.person(), "admission.task.open.detail", List.of(row.openedOn().toString()), null, "admission.task.act", "/admission/view.xhtml?id=" + row.id(), false)));
        long due = admissions.risksDue(assessments.warnedUntil(), Slice.first(1)).total();
        if (due > 0) tasks.add(new Task("admission.task.risks", user.placeName(), "admission.task.risks.detail", List.of(String.valueOf(due)), null, "admission.task.risks.act", "/admission/due.xhtml", false));
        return tasks;
    }
}
