package care.complaint;

import care.joint.*;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A complaint becomes a risk clue as well. */
@Named
@ViewScoped
public class ComplaintCluePage implements Serializable {
    @Inject
    Complaints complaints;
    @Inject
    @Param
    private Long id;
    private final ClueDetails details = new ClueDetails();
    private String number;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        Complaint complaint = complaints.get(id);
        number = complaint.getNumber();
        details.setSubject(complaint.getWhat());
        if (complaint.getKind() == ComplaintKind.FEES) details.setKind(ClueKind.PREPAYMENT);
    }

    public void save() {
        complaints.becomeClue(id, details);
        Faces.redirect("/complaint/view.xhtml?id=%s", id.toString());
    }

    public ClueDetails getDetails() {
        return details;
    }

    public Long getId() {
        return id;
    }

    public String getNumber() {
        return number;
    }
}
