package care.checklist;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** An item of a draft: a new one, or one written anew. */
@Named
@RequestScoped
public class ChecklistItemPage {
    @Inject
    Checklists checklists;
    @Inject
    @Param(name = "checklist")
    private Long checklistId;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private Domain domain;
    private ItemDetails details = new ItemDetails();
    private Integer hazard;
    private Checklist checklist;

    @PostConstruct
    void load() {
        if (id == null && checklistId == null) throw RuleViolation.notFound();
        if (id != null) {
            ChecklistItem item = checklists.item(id);
            details = ItemDetails.copy(item.getDetails());
            hazard = item.getMajorHazard() == null ? null : item.getMajorHazard().getNumber();
            checklistId = item.getChecklist().getId();
        } else details.setDomain(domain);
        checklist = checklists.get(checklistId);
    }

    public void save() {
        if (id == null) checklists.add(checklistId, details, hazard);
        else checklists.change(id, details, hazard);
        Faces.redirect("/checklist/view.xhtml?id=%s&domain=%s", checklistId.toString(), details.getDomain().name());
    }

    /** Situations that are confirmed, by number. */
    public Map<Integer, String> getHazards() {
        Map<Integer, String> hazards = new LinkedHashMap<>();
        checklists.hazards().stream().filter(MajorHazard::isConfirmed).forEach(h -> hazards.put(h.getNumber(), h.getNumber() + " " + h.getSituation()));
        return hazards;
    }

    public Checklist getChecklist() {
        return checklist;
    }

    public boolean isFresh() {
        return id == null;
    }

    public ItemDetails getDetails() {
        return details;
    }

    public Integer getHazard() {
        return hazard;
    }

    public void setHazard(Integer hazard) {
        this.hazard = hazard;
    }
}
