package care.agreement;

import care.facility.Facilities;
import care.kernel.RuleViolation;
import care.person.People;
import care.residence.*;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Drafts an agreement: a new one, a change before signature, or the one that follows another. */
@Named
@ViewScoped
public class AgreementEditPage implements Serializable {
    @Inject
    Agreements agreements;
    @Inject
    Stays stays;
    @Inject
    People people;
    @Inject
    Facilities facilities;
    @Inject
    transient Clock clock;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private Long renew;
    @Inject
    @Param(name = "person")
    private Long personId;
    @Inject
    @Param(name = "facility")
    private Long facilityId;
    @Inject
    @Param(name = "admission")
    private Long admissionId;
    @Inject
    @Param
    private CareLevel level;
    private Long stayId;
    private AgreementDetails details = new AgreementDetails();
    private String who;
    private String home;

    @PostConstruct
    void load() {
        LocalDate today = LocalDate.now(clock);
        Long known = id == null ? renew : id;
        if (known != null) {
            Agreement agreement = agreements.get(known);
            personId = agreement.getPerson().getId();
            facilityId = agreement.getFacilityId();
            admissionId = id == null ? null : agreement.getAdmissionId();
            stayId = agreement.getStayId();
            details = agreement.getDetails();
            if (id == null) {
                details.setFromDay(agreement.getEndedOn() == null ? details.getUntilDay() : agreement.getEndedOn());
                details.setUntilDay(details.getFromDay().plusYears(1));
            }
        } else {
            if (personId == null || facilityId == null) throw RuleViolation.notFound();
            Stay stay = stays.of(personId, today).filter(found -> found.getFacilityId().equals(facilityId)).orElse(null);
            stayId = stay == null ? null : stay.getId();
            details.setCareLevel(level != null ? level : stay == null ? null : stay.careOn(today).map(CarePeriod::getLevel).orElse(null));
            details.setFromDay(today);
            details.setUntilDay(today.plusYears(1));
            details.setMonthsAhead(1);
        }
        who = people.get(personId).getMaskedName();
        home = facilities.get(facilityId).getDetails().getName();
    }

    public void save() {
        if (id == null) id = agreements.draft(facilityId, personId, admissionId, stayId, details).getId();
        else agreements.amend(id, details);
        if (admissionId == null) Faces.redirect("/agreement/view.xhtml?id=%s", id.toString());
        else Faces.redirect("/admission/view.xhtml?id=%s", admissionId.toString());
    }

    public Limits getLimits() {
        return agreements.limits();
    }

    public AgreementDetails getDetails() {
        return details;
    }

    public String getWho() {
        return who;
    }

    public String getHome() {
        return home;
    }

    public Long getAdmissionId() {
        return admissionId;
    }
}
