package care.roster;

import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The bureau looks at the counts of a day before it gives the counties their tasks. */
@Named
@RequestScoped
public class VerificationMakePage {
    @Inject
    Verifications verifications;
    @Inject
    Days days;
    @Inject
    @Param(name = "on")
    private String asked;
    private LocalDate on;
    private List<Verifications.County> counties;

    @PostConstruct
    void load() {
        on = days.lenient(asked);
        counties = verifications.counties(on);
    }

    public void make() {
        verifications.make(on);
        Faces.redirect("/roster/verifications.xhtml?state=%s", VerificationState.OPEN.name());
    }

    public LocalDate getOn() {
        return on;
    }

    public List<Verifications.County> getCounties() {
        return counties;
    }

    /** Whether there is anything to make. */
    public boolean isUseful() {
        return counties.stream().anyMatch(county -> county.left() > 0 && !county.open());
    }
}
