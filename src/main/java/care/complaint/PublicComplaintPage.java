package care.complaint;

import care.kernel.RuleViolation;
import care.open.*;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Anybody complains, without a login and without a name if they like; they get a number and a code. */
@Named
@ViewScoped
public class PublicComplaintPage implements Serializable {
    @Inject
    PublicComplaints complaints;
    @Inject
    PublicFacilities facilities;
    @Inject
    Throttle throttle;
    @Inject
    @Param
    private Long facility;
    private final ComplaintDetails details = new ComplaintDetails();
    /** Left empty by people, who do not see it. */
    private String website;
    private Receipt receipt;

    @PostConstruct
    void load() {
        if (facility == null) return;
        details.setFacilityId(facility);
        details.setCounty(facilities.facts(facility).home().countyCode());
    }

    public void send() {
        throttle.letter(Faces.getRemoteAddr());
        if (website != null && !website.isBlank()) throw RuleViolation.conflict("complaint.not-sent");
        receipt = complaints.send(details);
    }

    public Map<String, String> getCounties() {
        return facilities.divisions(null);
    }

    /** The homes of the county chosen. */
    public Map<Long, String> getHomes() {
        Map<Long, String> homes = new LinkedHashMap<>();
        if (details.getCounty() != null) facilities.search(details.getCounty(), null, null).forEach(home -> homes.put(home.id(), home.name()));
        return homes;
    }

    public ComplaintDetails getDetails() {
        return details;
    }

    public String getWebsite() {
        return website;
    }

    public void setWebsite(String website) {
        this.website = website;
    }

    public Receipt getReceipt() {
        return receipt;
    }
}
