package care.roster;

import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One verification: the county decides on people, one or several at once; the bureau reads the outcomes. */
@Named
@ViewScoped
public class VerificationViewPage implements Serializable {
    private static final int SHOWN = 50;

    @Inject
    Verifications verifications;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private String after;
    @Inject
    @Param
    private String decided;
    private transient Verification verification;
    private transient Verifications.Row row;
    private transient Rows<Verifications.Item> people;
    /** Who is ticked, by the number of the person. */
    private final Map<Long, Boolean> chosen = new HashMap<>();
    private Outcome outcome;
    private String reason;
    private String remark;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        verification = verifications.get(id);
        row = verifications.row(id);
    }

    /** Ticks everybody on the page who has no outcome yet. */
    public void chooseAll() {
        getPeople().items().stream().filter(item -> item.outcome() == null).forEach(item -> chosen.put(item.id(), true));
    }

    public void decide() {
        verifications.decide(id, chosen.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList(), outcome, reason);
        Faces.redirect("/roster/verification.xhtml?id=%s", id.toString());
    }

    public void giveBack() {
        verifications.giveBack(id);
        Faces.redirect("/roster/verification.xhtml?id=%s", id.toString());
    }

    public void sendBack() {
        verifications.sendBack(id, remark);
        Faces.redirect("/roster/verification.xhtml?id=%s", id.toString());
    }

    public void close() {
        verifications.close(id);
        Faces.redirect("/roster/verification.xhtml?id=%s", id.toString());
    }

    public Verification getVerification() {
        if (verification == null) verification = verifications.get(id);
        return verification;
    }

    public Verifications.Row getRow() {
        if (row == null) row = verifications.row(id);
        return row;
    }

    public Rows<Verifications.Item> getPeople() {
        if (people == null) people = verifications.people(id, decided == null || decided.isBlank() ? null : Boolean.valueOf(decided), Slice.of("division", after, SHOWN));
        return people;
    }

    public Map<Long, Boolean> getChosen() {
        return chosen;
    }

    public Outcome getOutcome() {
        return outcome;
    }

    public void setOutcome(Outcome outcome) {
        this.outcome = outcome;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getRemark() {
        return remark;
    }

    public void setRemark(String remark) {
        this.remark = remark;
    }
}
