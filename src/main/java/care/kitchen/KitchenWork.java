package care.kitchen;

import care.access.*;
import care.workbench.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;

/** What a kitchen must still do today, for whoever runs it; how many kitchens lack something, for whoever inspects. */
@ApplicationScoped
public class KitchenWork implements WorkSource {
    @Inject
    Kitchens kitchens;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (user.may(Permission.CANTEEN_RUN)) return run(today);
        if (user.role() != Role.INSPECTOR && user.role() != Role.COUNTY_OFFICER) return List.of();
        List<Kitchens.Row> lacking = kitchens.missing().stream().filter(row -> !row.missing().isEmpty()).toList();
        if (lacking.isEmpty()) return List.of();
        return List.of(new Task("kitchen.task", user.placeName(), "kitchen.task.inspect", List.of(String.valueOf(lacking.size()), times(lacking, Lack.SAMPLE), times(lacking, Lack.DISPOSAL), times(lacking, Lack.CERTIFICATE)), null, "kitchen.task.look", "/kitchen/missing.xhtml", false));
    }

    /** A sample of a past day cannot be taken any more, and a self-check is asked for by the checklists. */
    private List<Task> run(LocalDate today) {
        List<Task> tasks = new ArrayList<>();
        for (Kitchens.Row row : kitchens.missing()) for (Kitchens.Missing missing : row.missing()) {
            if (missing.lack() == Lack.SELF_CHECK || missing.lack() == Lack.SAMPLE && missing.day().isBefore(today)) continue;
            String page = switch (missing.lack()) {
                case MENU -> "/kitchen/menus.xhtml?id=" + row.canteenId();
                case CERTIFICATE -> "/facility/view.xhtml?id=" + row.facilityId() + "&tab=staff";
                default -> "/kitchen/day.xhtml?id=" + row.canteenId();
            };
            tasks.add(new Task("kitchen.task." + missing.lack(), row.canteen(), "kitchen.lacks." + missing.lack(), List.of(String.valueOf(missing.times()), missing.day().toString()), missing.lack() == Lack.DISPOSAL ? missing.day() : today, "kitchen.task.act." + missing.lack(), page, false));
        }
        return tasks;
    }

    private static String times(List<Kitchens.Row> rows, Lack lack) {
        return String.valueOf(rows.stream().flatMap(row -> row.missing().stream()).filter(missing -> missing.lack() == lack).mapToLong(Kitchens.Missing::times).sum());
    }
}
