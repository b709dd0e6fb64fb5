package care.filing;

import care.attachment.Attachments;
import care.facility.*;
import care.kernel.*;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.primefaces.event.FileUploadEvent;

/** The facility's side: materials handed in one by one, then the filing submitted, or a change proposed. */
@Named
@ViewScoped
public class FilingEditPage implements Serializable {
    @Inject
    FilingDesk desk;
    @Inject
    Facilities facilities;
    @Inject
    Divisions divisions;
    @Inject
    @Param(name = "facility")
    private Long facilityId;
    @Inject
    @Param
    private Long filing;
    @Inject
    @Param
    private boolean change;
    private Material material = Material.APPLICATION;
    private FacilityDetails proposed;
    private Map<String, String> places;
    private transient List<Attachments.Row> handedIn;

    @PostConstruct
    void load() {
        if (filing != null) facilityId = desk.get(filing).getFacility().getId();
        if (facilityId == null) throw RuleViolation.notFound();
        proposed = facilities.get(facilityId).getDetails();
        places = new LinkedHashMap<>();
        divisions.below(DivisionCode.at(proposed.getRegionCode(), 3), 4).forEach(town -> places.put(town.code(), town.name()));
    }

    public void upload(FileUploadEvent event) {
        try {
            desk.handIn(facilityId, filing, material, event.getFile().getFileName(), event.getFile().getContent());
            handedIn = null;
        } catch (RuleViolation refused) {
            Faces.getContext().addMessage(event.getComponent().getClientId(), new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of(Faces.getLocale(), refused), null));
        }
    }

    public void takeBack(long attachment) {
        desk.takeBack(facilityId, filing, attachment);
        handedIn = null;
    }

    public void submit() {
        filing = desk.submit(facilityId).getId();
        Faces.redirect("/filing/view.xhtml?id=%s", filing.toString());
    }

    public void propose() {
        filing = desk.requestChange(facilityId, proposed).getId();
        Faces.redirect("/filing/view.xhtml?id=%s", filing.toString());
    }

    public void resubmit() {
        desk.resubmit(filing);
        Faces.redirect("/filing/view.xhtml?id=%s", filing.toString());
    }

    public List<Attachments.Row> getHandedIn() {
        if (handedIn == null) handedIn = desk.materials(filing == null ? null : desk.get(filing), facilityId);
        return handedIn;
    }

    public Set<Material> getMissing() {
        return desk.missing(filing == null ? null : desk.get(filing), facilityId);
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getFiling() {
        return filing;
    }

    public boolean isChange() {
        return change;
    }

    public Material getMaterial() {
        return material;
    }

    public void setMaterial(Material material) {
        this.material = material;
    }

    public FacilityDetails getProposed() {
        return proposed;
    }

    public Map<String, String> getPlaces() {
        return places;
    }
}
