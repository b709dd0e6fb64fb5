package care.joint;

import care.access.CurrentUser;
import care.facility.*;
import care.kernel.*;
import care.prepayment.AlertKind;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A clue is reported: by the office itself, or from an alert about money paid ahead, with its figures. */
@Named
@ViewScoped
public class ClueEditPage implements Serializable {
    @Inject
    Clues clues;
    @Inject
    Facilities facilities;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private AlertKind alert;
    @Inject
    @Param
    private Long facility;
    @Inject
    @Param
    private Long agreement;
    /** Where it was seen. */
    @Inject
    @Param
    private Long inspection;
    private final ClueDetails details = new ClueDetails();
    private LinkedHashMap<Long, String> homes = new LinkedHashMap<>();
    private String name;
    private String evidence;

    @PostConstruct
    void load() {
        details.setFacilityId(facility);
        if (facility == null) homes.putAll(clues.homes());
        else name = facilities.get(facility).getDetails().getName();
        if (alert == null || facility == null) return;
        evidence = clues.evidence(alert, facility, agreement);
        details.setKind(ClueKind.PREPAYMENT);
        details.setSubject(evidence);
    }

    public void save() {
        if (inspection != null) {
            clues.fromInspection(inspection, details);
            Faces.redirect("/inspection/view.xhtml?id=%s", inspection.toString());
            return;
        }
        long id = alert == null || facility == null ? clues.add(details) : clues.fromAlert(alert, facility, agreement, details);
        Faces.redirect("/joint/clue.xhtml?id=%s", String.valueOf(id));
    }

    /** For the city, which has several, when no home is named. */
    public Map<String, String> getCounties() {
        Map<String, String> counties = new LinkedHashMap<>();
        if (facility == null && DivisionCode.level(user.getScope().regionCode()) < 3) divisions.below(user.getScope().regionCode(), 3).forEach(d -> counties.put(d.code(), d.name()));
        return counties;
    }

    /** To choose from, when none is named. */
    public Map<Long, String> getHomes() {
        return homes;
    }

    public ClueDetails getDetails() {
        return details;
    }

    public String getName() {
        return name;
    }

    public String getEvidence() {
        return evidence;
    }
}
