package care.filing;

import care.attachment.Attachments;
import care.facility.*;
import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One filing: what was handed in, what is missing, and the decision; for the facility, what is to be corrected. */
@Named
@ViewScoped
public class FilingViewPage implements Serializable {
    @Inject
    FilingDesk desk;
    @Inject
    @Param
    private Long id;
    private transient Filing filing;
    private transient List<Attachments.Row> handedIn;
    /** By the name of the material, as the page knows it. */
    private final Map<String, String> gaps = new HashMap<>();

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        for (Material material : desk.missing(getFiling(), getFiling().getFacility().getId())) gaps.put(material.name(), Texts.of(Faces.getLocale(), "filing.gap.not-handed-in"));
    }

    public Filing getFiling() {
        if (filing == null) filing = desk.get(id);
        return filing;
    }

    public List<Attachments.Row> getHandedIn() {
        if (handedIn == null) handedIn = desk.materials(getFiling(), getFiling().getFacility().getId());
        return handedIn;
    }

    public List<FacilityDetails.Difference> getDifferences() {
        FacilityDetails before = getFiling().getFacility().getDetails();
        FacilityDetails after = getFiling().getProposed();
        if (after == null || getFiling().getState() == FilingState.ACCEPTED) return List.of();
        return after.differences(before);
    }

    public void accept() {
        desk.accept(id);
        reload();
    }

    /** Everything that has an explanation is a gap; one without is in order. */
    public void sendBack() {
        Map<Material, String> named = new EnumMap<>(Material.class);
        gaps.forEach((material, explanation) -> {
            if (explanation != null && !explanation.isBlank()) named.put(Material.valueOf(material), explanation.strip());
        });
        desk.sendBack(id, named);
        reload();
    }

    public void resubmit() {
        desk.resubmit(id);
        reload();
    }

    public void withdraw() {
        desk.withdraw(id);
        Faces.redirect("/facility/view.xhtml?id=%s&tab=filing", getFiling().getFacility().getId().toString());
    }

    private void reload() {
        Faces.redirect("/filing/view.xhtml?id=%s", id.toString());
    }

    public Map<String, String> getGaps() {
        return gaps;
    }

    public Material[] getMaterials() {
        return Material.values();
    }
}
