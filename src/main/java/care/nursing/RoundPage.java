package care.nursing;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One round: an exception is noted with the resident, and one tap says that everybody else is in order. */
@Named
@RequestScoped
public class RoundPage {
    @Inject
    Rounds rounds;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    /** The resident something is noted of. */
    @Inject
    @Param
    private Long stay;
    private Round round;
    private List<Rounds.Resident> residents;
    private Finding finding = Finding.NOTED;
    private String note;
    private String told;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        round = rounds.get(id);
        residents = rounds.round(round);
        Rounds.Resident chosen = getChosen();
        if (chosen == null || chosen.note() == null) return;
        finding = chosen.finding();
        note = chosen.note();
        told = chosen.told();
    }

    public void note() {
        rounds.note(id, stay, finding, note, told);
        Faces.redirect("/nursing/round.xhtml?id=%s", id.toString());
    }

    public void finish() {
        rounds.finish(id);
        Faces.redirect("/nursing/round.xhtml?id=%s", id.toString());
    }

    public Rounds.Resident getChosen() {
        return stay == null ? null : residents.stream().filter(r -> r.stayId() == stay).findFirst().orElse(null);
    }

    /** Whether this user may still note something. */
    public boolean isEditable() {
        return round.isOpen() && user.may("CARE_RECORD");
    }

    public long getNoted() {
        return residents.stream().filter(r -> r.note() != null).count();
    }

    public long getRest() {
        return residents.size() - getNoted();
    }

    public String getBuilding() {
        return round.getBuildingId() == null ? null : rounds.buildings(round.getFacilityId()).get(round.getBuildingId());
    }

    public Round getRound() {
        return round;
    }

    public List<Rounds.Resident> getResidents() {
        return residents;
    }

    public Finding getFinding() {
        return finding;
    }

    public void setFinding(Finding finding) {
        this.finding = finding;
    }

    public List<Finding> getFindings() {
        return List.of(Finding.NOTED, Finding.MISSING);
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getTold() {
        return told;
    }

    public void setTold(String told) {
        this.told = told;
    }
}
