package care.complaint;

import care.access.CurrentUser;
import care.joint.Clues;
import care.kernel.DivisionCode;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;

/** A complaint is written down for somebody, who gets the number and the code. */
@Named
@ViewScoped
public class ComplaintEditPage implements Serializable {
    @Inject
    Complaints complaints;
    @Inject
    Clues clues;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long facility;
    private final ComplaintDetails details = new ComplaintDetails();
    private LinkedHashMap<Long, String> homes;
    private Complaints.Recorded recorded;

    @PostConstruct
    void load() {
        homes = new LinkedHashMap<>(clues.homes());
        details.setFacilityId(facility);
    }

    public void save() {
        recorded = complaints.record(details);
    }

    /** For the city, which has several. */
    public Map<String, String> getCounties() {
        Map<String, String> counties = new LinkedHashMap<>();
        if (DivisionCode.level(user.getScope().regionCode()) < 3) divisions.below(user.getScope().regionCode(), 3).forEach(d -> counties.put(d.code(), d.name()));
        return counties;
    }

    public ComplaintDetails getDetails() {
        return details;
    }

    public Map<Long, String> getHomes() {
        return homes;
    }

    public Complaints.Recorded getRecorded() {
        return recorded;
    }

    public Receipt getReceipt() {
        return recorded == null ? null : recorded.receipt();
    }
}
