package care.checklist;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One version of the checklist, a domain at a time, and what it says otherwise than the one before. */
@Named
@RequestScoped
public class ChecklistViewPage {
    @Inject
    Checklists checklists;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private Domain domain;
    private Checklist checklist;
    private List<ChecklistItem> items;
    private List<Checklists.Change> changes;
    private LocalDate validFrom;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        checklist = checklists.get(id);
        items = checklists.items(id, EnumSet.allOf(Domain.class));
        if (domain == null) domain = Domain.FIRE;
    }

    public void publish() {
        checklists.publish(id, validFrom);
        Faces.redirect("/checklist/view.xhtml?id=%s", id.toString());
    }

    public void remove(long item) {
        checklists.remove(item);
        Faces.redirect("/checklist/view.xhtml?id=%s&domain=%s", id.toString(), domain.name());
    }

    public boolean isEditable() {
        return checklist.getState() == ChecklistState.DRAFT;
    }

    public Checklist getChecklist() {
        return checklist;
    }

    public Domain getDomain() {
        return domain;
    }

    /** Those of the domain shown. */
    public List<ChecklistItem> getItems() {
        return items.stream().filter(item -> item.getDomain() == domain).toList();
    }

    public int getAll() {
        return items.size();
    }

    public List<Map.Entry<Domain, Long>> getCounts() {
        Map<Domain, Long> counts = items.stream().collect(Collectors.groupingBy(ChecklistItem::getDomain, () -> new EnumMap<>(Domain.class), Collectors.counting()));
        for (Domain each : Domain.values()) counts.putIfAbsent(each, 0L);
        return List.copyOf(counts.entrySet());
    }

    public List<Checklists.Change> getChanges() {
        if (changes == null) changes = checklists.changes(id);
        return changes;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }
}
