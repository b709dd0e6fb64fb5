package care.checklist;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.List;
import org.omnifaces.util.Faces;

/** The versions of the checklist; the draft of the next begins here. */
@Named
@RequestScoped
public class ChecklistListPage {
    @Inject
    Checklists checklists;
    @Inject
    Clock clock;
    private List<Checklists.Row> versions;

    @PostConstruct
    void load() {
        versions = checklists.versions();
    }

    public void draft() {
        Faces.redirect("/checklist/view.xhtml?id=%s", checklists.draft().getId().toString());
    }

    public List<Checklists.Row> getVersions() {
        return versions;
    }

    public boolean isDrafted() {
        return versions.stream().anyMatch(v -> v.state() == ChecklistState.DRAFT);
    }

    public LocalDate getToday() {
        return LocalDate.now(clock);
    }
}
