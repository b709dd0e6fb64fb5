package care.complaint;

import care.joint.*;
import care.kernel.RuleViolation;
import care.facility.Facilities;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One complaint, with what may be done about it now. */
@Named
@RequestScoped
public class ComplaintViewPage {
    @Inject
    Complaints complaints;
    @Inject
    Clues clues;
    @Inject
    Facilities facilities;
    @Inject
    @Param
    private Long id;
    private Complaint complaint;
    private List<care.inspection.Inspections.Inspector> inspectors;
    private List<Clues.Row> found;
    private ComplaintKind kind;
    private String reason;
    private String elsewhere;
    private String answer;
    private Long[] officers = {};
    private LocalDate until;
    private String contact;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        complaint = complaints.get(id);
    }

    public void accept() {
        complaints.accept(id, kind);
        again();
    }

    public void refuse() {
        complaints.refuse(id, reason, elsewhere);
        again();
    }

    public void passOn() {
        complaints.passOn(id, reason, elsewhere);
        again();
    }

    public void inspect() {
        complaints.inspect(id, List.of(officers), until);
        again();
    }

    public void answer() {
        complaints.answer(id, answer);
        again();
    }

    public void close() {
        complaints.close(id);
        again();
    }

    public void reveal() {
        contact = complaints.reveal(id, reason);
    }

    private void again() {
        Faces.redirect("/complaint/view.xhtml?id=%s", id.toString());
    }

    public String getAbout() {
        return complaint.getFacilityId() == null ? complaint.getPlace() : facilities.get(complaint.getFacilityId()).getDetails().getName();
    }

    public List<care.inspection.Inspections.Inspector> getInspectors() {
        if (inspectors == null) inspectors = complaints.inspectors(complaint.getFacilityId());
        return inspectors;
    }

    /** The clue it became. */
    public List<Clues.Row> getClues() {
        if (found == null) found = clues.of(ClueSource.COMPLAINT, id);
        return found;
    }

    public Complaint getComplaint() {
        return complaint;
    }

    public String getContact() {
        return contact;
    }

    public ComplaintKind getKind() {
        return kind;
    }

    public void setKind(ComplaintKind kind) {
        this.kind = kind;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getElsewhere() {
        return elsewhere;
    }

    public void setElsewhere(String elsewhere) {
        this.elsewhere = elsewhere;
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }

    public Long[] getOfficers() {
        return officers;
    }

    public void setOfficers(Long[] officers) {
        this.officers = officers;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }
}
