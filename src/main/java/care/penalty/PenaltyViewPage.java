package care.penalty;

import care.access.CurrentUser;
import care.facility.Facilities;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One penalty, and the step that comes next. */
@Named
@RequestScoped
public class PenaltyViewPage {
    @Inject
    Penalties penalties;
    @Inject
    Facilities facilities;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    private PenaltyCase penalty;
    private String said;
    private Decision decision;
    private Long amountFen;
    private String departure;
    private String opinion;
    private String servedTo;
    private LocalDate servedOn;
    private LocalDate paidOn;
    private String receipt;
    private LocalDate executedOn;
    private String executedHow;
    private String droppedWhy;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        penalty = penalties.get(id);
        decision = penalty.getDecision();
        amountFen = penalty.getAmountFen();
        departure = penalty.getDeparture();
        servedOn = paidOn = executedOn = LocalDate.now(clock);
    }

    public void notice() {
        penalties.notice(id);
        again();
    }

    public void say() {
        penalties.state(id, said);
        again();
    }

    public void decide() {
        penalties.decide(id, decision, amountFen, departure, opinion);
        again();
    }

    public void serve() {
        penalties.serve(id, servedTo, servedOn);
        again();
    }

    public void pay() {
        penalties.paid(id, paidOn, receipt);
        again();
    }

    public void execute() {
        penalties.executed(id, executedOn, executedHow);
        again();
    }

    public void publish() {
        penalties.publish(id);
        again();
    }

    public void drop() {
        penalties.drop(id, droppedWhy);
        again();
    }

    private void again() {
        Faces.redirect("/penalty/view.xhtml?id=%s", id.toString());
    }

    /** Whether this user may do the next step of that name: notice, say, decide, serve, settle, publish, drop. */
    public boolean next(String step) {
        PenaltyState state = penalty.getState();
        return switch (step) {
            case "notice" -> state == PenaltyState.PROPOSED && user.may("INSPECT");
            case "say" -> state == PenaltyState.NOTIFIED && penalty.getSaid() == null && !LocalDate.now(clock).isAfter(penalty.getHearingUntil()) && user.may("RECTIFY");
            case "decide" -> state == PenaltyState.NOTIFIED && penalty.isHeard(LocalDate.now(clock)) && user.may("PENALTY_DECIDE");
            case "serve" -> state == PenaltyState.DECIDED && user.may("INSPECT");
            case "settle" -> state == PenaltyState.SERVED && user.may("INSPECT");
            case "publish" -> (state == PenaltyState.PAID || state == PenaltyState.EXECUTED) && penalty.getDecision() != Decision.NONE && user.may("PENALTY_DECIDE");
            default -> (state == PenaltyState.PROPOSED || state == PenaltyState.NOTIFIED) && user.may("PENALTY_DECIDE");
        };
    }

    public String getFacility() {
        return facilities.get(penalty.getFacilityId()).getDetails().getName();
    }

    public List<Penalties.Found> getFindings() {
        return penalties.findings(id);
    }

    public PenaltyCase getPenalty() {
        return penalty;
    }

    public String getSaid() {
        return said;
    }

    public void setSaid(String said) {
        this.said = said;
    }

    public Decision getDecision() {
        return decision;
    }

    public void setDecision(Decision decision) {
        this.decision = decision;
    }

    public Long getAmountFen() {
        return amountFen;
    }

    public void setAmountFen(Long amountFen) {
        this.amountFen = amountFen;
    }

    public String getDeparture() {
        return departure;
    }

    public void setDeparture(String departure) {
        this.departure = departure;
    }

    public String getOpinion() {
        return opinion;
    }

    public void setOpinion(String opinion) {
        this.opinion = opinion;
    }

    public String getServedTo() {
        return servedTo;
    }

    public void setServedTo(String servedTo) {
        this.servedTo = servedTo;
    }

    public LocalDate getServedOn() {
        return servedOn;
    }

    public void setServedOn(LocalDate servedOn) {
        this.servedOn = servedOn;
    }

    public LocalDate getPaidOn() {
        return paidOn;
    }

    public void setPaidOn(LocalDate paidOn) {
        this.paidOn = paidOn;
    }

    public String getReceipt() {
        return receipt;
    }

    public void setReceipt(String receipt) {
        this.receipt = receipt;
    }

    public LocalDate getExecutedOn() {
        return executedOn;
    }

    public void setExecutedOn(LocalDate executedOn) {
        this.executedOn = executedOn;
    }

    public String getExecutedHow() {
        return executedHow;
    }

    public void setExecutedHow(String executedHow) {
        this.executedHow = executedHow;
    }

    public String getDroppedWhy() {
        return droppedWhy;
    }

    public void setDroppedWhy(String droppedWhy) {
        this.droppedWhy = droppedWhy;
    }
}
