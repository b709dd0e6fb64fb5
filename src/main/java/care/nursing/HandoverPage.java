package care.nursing;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Writes a hand-over, filled in from the records, or shows one that the next shift takes over. */
@Named
@ViewScoped
public class HandoverPage implements Serializable {
    @Inject
    Handovers handovers;
    @Inject
    Days days;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    /** A shift that was not handed over in time. */
    @Inject
    @Param
    private String day;
    @Inject
    @Param
    private Shift shift;
    private HandoverDetails details;
    private String takenBy;

    @PostConstruct
    void load() {
        if (id != null) {
            handovers.get(id);
            return;
        }
        if (user.getScope().facilityId() == null) throw RuleViolation.refused("access.refused");
        details = handovers.draft(user.getScope().facilityId());
        if (day == null || shift == null) return;
        details.setDay(days.lenient(day));
        details.setShift(shift);
    }

    public void write() {
        Faces.redirect("/nursing/handover.xhtml?id=%s", handovers.write(user.getScope().facilityId(), details).getId().toString());
    }

    public void take() {
        handovers.take(id, takenBy);
        Faces.redirect("/nursing/handover.xhtml?id=%s", id.toString());
    }

    public Handover getHandover() {
        return id == null ? null : handovers.get(id);
    }

    public Long getId() {
        return id;
    }

    public HandoverDetails getDetails() {
        return details;
    }

    public String getTakenBy() {
        return takenBy;
    }

    public void setTakenBy(String takenBy) {
        this.takenBy = takenBy;
    }
}
