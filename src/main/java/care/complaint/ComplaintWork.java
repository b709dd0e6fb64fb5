package care.complaint;

import care.access.*;
import care.kernel.*;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;

/** Complaints the county has to decide on or to answer. */
@ApplicationScoped
public class ComplaintWork implements WorkSource {
    private static final int MOST = 50;

    @Inject
    Complaints complaints;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (user.role() != Role.COUNTY_OFFICER) return List.of();
        return complaints.list(null, null, null, new Slice("due", false, null, 0, MOST, false)).items().stream().filter(row -> row.due() != null)
            .map(row -> new Task("complaint.task." + row.state(), row.about(), "complaint.task.detail", List.of(row.number(), Texts.later(row.channel()), row.receivedOn().toString()), row.due(), "complaint.task.act." + row.state(), "/complaint/view.xhtml?id=" + row.id(), false)).toList();
    }
}
