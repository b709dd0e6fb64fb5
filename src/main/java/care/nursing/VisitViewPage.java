package care.nursing;

import care.attachment.Attachments;
import care.kernel.RuleViolation;
import care.residence.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** One visit to a home bed with its proof. */
@Named
@RequestScoped
public class VisitViewPage {
    @Inject
    HomeVisits visits;
    @Inject
    Stays stays;
    @Inject
    @Param
    private Long id;
    private HomeVisit visit;
    private String who;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        visit = visits.get(id);
        who = Stays.maskedName(stays.get(visit.getStayId()));
    }

    public List<Attachments.Row> getProof() {
        return visits.proof(id);
    }

    public HomeVisit getVisit() {
        return visit;
    }

    public String getWho() {
        return who;
    }
}
