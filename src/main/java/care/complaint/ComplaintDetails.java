package care.complaint;

import care.kernel.RuleViolation;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.*;

/** What is written down of a complaint, by whoever complains or by a clerk: about a home, or about a place that is described. */
public class ComplaintDetails implements Serializable {
    private Long facilityId;
    private String county;
    @Size(max = 200)
    private String place;
    @NotBlank
    @Size(max = 2000)
    private String what;
    private LocalDate happenedOn;
    @Size(max = 40)
    private String name;
    @Size(max = 20)
    private String phone;
    private Channel channel;

    /** Every fault of it, said at once. @param today nothing is complained of before it has happened */
    void check(LocalDate today) {
        List<RuleViolation> faults = new ArrayList<>();
        if (what == null) faults.add(RuleViolation.invalid("what", "complaint.no-what"));
        if (facilityId == null && place == null) faults.add(RuleViolation.invalid("place", "complaint.no-place"));
        if (facilityId == null && county == null) faults.add(RuleViolation.invalid("county", "complaint.no-county"));
        if (phone != null && !phone.matches("[0-9+ -]{5,20}")) faults.add(RuleViolation.invalid("phone", "complaint.phone.form"));
        if (happenedOn != null && happenedOn.isAfter(today)) faults.add(RuleViolation.invalid("happenedOn", "complaint.to-come"));
        if (!faults.isEmpty()) throw RuleViolation.all(faults);
    }

    Contact contact() {
        return new Contact(name, phone);
    }

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public void setFacilityId(Long facilityId) {
        this.facilityId = facilityId;
    }

    public String getCounty() {
        return county;
    }

    public void setCounty(String county) {
        this.county = county;
    }

    public String getPlace() {
        return place;
    }

    public void setPlace(String place) {
        this.place = known(place);
    }

    public String getWhat() {
        return what;
    }

    public void setWhat(String what) {
        this.what = known(what);
    }

    public LocalDate getHappenedOn() {
        return happenedOn;
    }

    public void setHappenedOn(LocalDate happenedOn) {
        this.happenedOn = happenedOn;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = known(name);
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = known(phone);
    }

    public Channel getChannel() {
        return channel;
    }

    public void setChannel(Channel channel) {
        this.channel = channel;
    }
}
