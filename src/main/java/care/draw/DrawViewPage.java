package care.draw;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One draw on its way: drawn, assigned or cancelled. */
@Named
@RequestScoped
public class DrawViewPage {
    @Inject
    Draws draws;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    private Draw draw;
    private Evidence evidence;
    private String why;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        draw = draws.get(id);
        evidence = draws.evidence(id);
    }

    public void draw() {
        draws.draw(id);
        again();
    }

    public void assign() {
        draws.assign(id);
        again();
    }

    public void cancel() {
        draws.cancel(id, why);
        again();
    }

    private void again() {
        Faces.redirect("/draw/view.xhtml?id=%s", id.toString());
    }

    public boolean isOwn() {
        return user.may("INSPECTION_PLAN") && draw.getRegionCode().startsWith(user.getScope().prefix());
    }

    /** Whether the waiting time is over. */
    public boolean isRipe() {
        return !clock.instant().isBefore(draw.getNotBefore());
    }

    public Draw getDraw() {
        return draw;
    }

    public Evidence getEvidence() {
        return evidence;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
