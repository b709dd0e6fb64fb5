package care.person;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One suspicion with the entries it is about, and what somebody decides: merge, keep, correct. */
@Named
@RequestScoped
public class SuspicionPage {
    @Inject
    Quality quality;
    @Inject
    @Param
    private Long id;
    private Quality.Row row;
    private Long kept;
    private String reason;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        row = quality.get(id);
        kept = row.person().id();
    }

    public void merge() {
        quality.merge(id, kept);
        reload();
    }

    public void keep() {
        quality.keep(id, reason);
        reload();
    }

    public void correct() {
        Faces.redirect("/person/edit.xhtml?id=%s", String.valueOf(quality.correct(id)));
    }

    private void reload() {
        Faces.redirect("/person/suspicion.xhtml?id=%s", id.toString());
    }

    /** What both entries were paid for the same month. */
    public List<Quality.Paid> getPaidTwice() {
        return row.decision() == Decision.MERGED ? quality.paidTwice(id) : List.of();
    }

    public List<Quality.Side> getSides() {
        return row.other() == null ? List.of(row.person()) : List.of(row.person(), row.other());
    }

    /** Whether both entries are in sight, so that they can be merged here. */
    public boolean isPair() {
        return row.other() != null && row.person().name() != null && row.other().name() != null;
    }

    public Quality.Row getRow() {
        return row;
    }

    public Long getKept() {
        return kept;
    }

    public void setKept(Long kept) {
        this.kept = kept;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
