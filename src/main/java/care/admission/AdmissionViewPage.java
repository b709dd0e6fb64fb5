package care.admission;

import care.facility.Facilities;
import care.kernel.RuleViolation;
import care.person.*;
import care.residence.*;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One admission, step by step: it opens where it stood. */
@Named
@ViewScoped
public class AdmissionViewPage implements Serializable {
    @Inject
    Admissions admissions;
    @Inject
    AdmissionDesk desk;
    @Inject
    People people;
    @Inject
    Beds beds;
    @Inject
    Facilities facilities;
    @Inject
    transient Clock clock;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private Step step;
    @Inject
    @Param(name = "bed")
    private Long bedId;
    private transient Admission admission;
    private transient Admissions.Progress progress;
    private transient People.View person;
    private transient Map<Long, String> free;
    private final RiskForm risks = new RiskForm(Faces.getLocale());
    private CareLevel careLevel;
    private String careReason;
    private LocalDate from;
    private BedKind bedKind;
    private String withdrawal;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        from = LocalDate.now(clock);
        if (step == null) step = getProgress().next();
        if (bedId == null) bedId = getAdmission().getBedId();
        careLevel = getAdmission().getCareLevel() != null ? getAdmission().getCareLevel() : getProgress().proposal() == null ? null : getProgress().proposal().level();
        careReason = getAdmission().getCareReason();
        bedKind = getAdmission().getBedKind();
    }

    public void assessRisks() {
        desk.assessRisks(id, risks.levels(), risks.measures(), risks.getAssessor(), risks.getInformed());
        again();
    }

    public void careFor() {
        desk.careFor(id, careLevel, careReason);
        again();
    }

    public void admit() {
        if (bedId == null) throw RuleViolation.invalid("from", "residence.stay.no-bed");
        Faces.redirect("/residence/stay.xhtml?id=%s", desk.admit(id, bedId, from).getId().toString());
    }

    public void await() {
        desk.await(id, bedKind);
        again();
    }

    public void offer() {
        if (bedId == null) throw RuleViolation.invalid("bedId", "residence.stay.no-bed");
        desk.offer(id, bedId);
        again();
    }

    public void decline() {
        desk.decline(id);
        again();
    }

    public void withdraw() {
        desk.withdraw(id, withdrawal);
        again();
    }

    private void again() {
        Faces.redirect("/admission/view.xhtml?id=%s", id.toString());
    }

    public Admission getAdmission() {
        if (admission == null) admission = admissions.get(id);
        return admission;
    }

    public Admissions.Progress getProgress() {
        if (progress == null) progress = admissions.progress(id);
        return progress;
    }

    /** Masked; categories come from the rosters. */
    public People.View getPerson() {
        if (person == null) person = people.view(getAdmission().getPerson().getId());
        return person;
    }

    public Ability getAbility() {
        return getProgress().assessment() == null ? null : Ability.values()[getProgress().assessment().getGrade()];
    }

    /** Done, to be done now, or later. */
    public String state(Step of) {
        Step next = getProgress().next();
        return next == null || of.compareTo(next) < 0 ? "ok" : of == next ? "wait" : "idle";
    }

    /** Beds that are free from today, with the one that is kept for this person. */
    public Map<Long, String> getFree() {
        if (free == null) {
            free = new LinkedHashMap<>(beds.free(getAdmission().getFacilityId(), getAdmission().getState() == AdmissionState.WAITING ? bedKind : null, LocalDate.now(clock), null));
            if (getAdmission().getState() == AdmissionState.OFFERED) {
                Bed kept = beds.view(getAdmission().getBedId());
                free.put(kept.getId(), kept.getRoom().getNumber() + kept.getLabel());
            }
        }
        return free;
    }

    public List<PlanPage.Floor> getFloors() {
        return PlanPage.floors(beds.plan(getAdmission().getFacilityId(), LocalDate.now(clock)));
    }

    public String getFacility() {
        return facilities.get(getAdmission().getFacilityId()).getDetails().getName();
    }

    public Step getStep() {
        return step;
    }

    public RiskForm getRisks() {
        return risks;
    }

    public Long getBedId() {
        return bedId;
    }

    public void setBedId(Long bedId) {
        this.bedId = bedId;
    }

    public CareLevel getCareLevel() {
        return careLevel;
    }

    public void setCareLevel(CareLevel careLevel) {
        this.careLevel = careLevel;
    }

    public String getCareReason() {
        return careReason;
    }

    public void setCareReason(String careReason) {
        this.careReason = careReason;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public BedKind getBedKind() {
        return bedKind;
    }

    public void setBedKind(BedKind bedKind) {
        this.bedKind = bedKind;
    }

    public String getWithdrawal() {
        return withdrawal;
    }

    public void setWithdrawal(String withdrawal) {
        this.withdrawal = withdrawal;
    }
}
