package care.facility;

import care.kernel.RuleViolation;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Somebody leaves, or a licence is withdrawn without a successor. */
@Named
@ViewScoped
public class EndPage implements Serializable {
    @Inject
    Facilities facilities;
    @Inject
    Staff staff;
    @Inject
    Licences licences;
    @Inject
    Days days;
    @Inject
    @Param(name = "facility")
    private Long facilityId;
    @Inject
    @Param
    private Long member;
    @Inject
    @Param
    private Long licence;
    private LocalDate employedUntil;

    @PostConstruct
    void load() {
        if (facilityId == null) throw RuleViolation.notFound();
        facilities.get(facilityId);
        employedUntil = days.lenient(null);
    }

    public void save() {
        if (member != null) staff.leave(member, employedUntil);
        else licences.end(licence);
        Faces.redirect("/facility/view.xhtml?id=%s&tab=%s", facilityId.toString(), member != null ? "staff" : "licences");
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getMember() {
        return member;
    }

    public LocalDate getEmployedUntil() {
        return employedUntil;
    }

    public void setEmployedUntil(LocalDate employedUntil) {
        this.employedUntil = employedUntil;
    }
}
