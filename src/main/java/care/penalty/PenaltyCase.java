package care.penalty;

import static care.penalty.PenaltyState.*;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.List;

/**
 * A penalty against a home. One officer proposes it with the facts and a tier that follows from them; the home is told and may have its say
 * for some days; another officer decides, never above what the home was told; the decision is served, paid or carried out, and published.
 * Until it is decided it can be dropped with a reason.
 */
@Entity
public class PenaltyCase extends Identified {
    /** 养老机构管理办法第四十六条: 30,000 yuan. */
    public static final long MOST_FEN = 3_000_000;

    private Long facilityId;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private PenaltySituation situation;
    private Long inspectionId;
    private String facts;
    private boolean harm;
    @Enumerated(EnumType.STRING)
    private Tier suggested;
    private String[] grounds;
    private Long leastFen;
    private Long mostFen;
    @Enumerated(EnumType.STRING)
    private Decision decision;
    private Long amountFen;
    private String departure;
    @Enumerated(EnumType.STRING)
    private PenaltyState state = PROPOSED;
    private LocalDate proposedOn;
    private String proposedBy;
    private LocalDate notifiedOn;
    private String notifiedBy;
    private Long noticeId;
    private LocalDate hearingUntil;
    private String said;
    private LocalDate saidOn;
    private String saidBy;
    private LocalDate decidedOn;
    private String decidedBy;
    private String opinion;
    private Long decisionId;
    private LocalDate servedOn;
    private String servedTo;
    private LocalDate publishBy;
    private LocalDate paidOn;
    private String receipt;
    private LocalDate executedOn;
    private String executedHow;
    private LocalDate publishedOn;
    private LocalDate droppedOn;
    private String droppedBy;
    private String droppedWhy;

    protected PenaltyCase() {
    }

    public PenaltyCase(Long facilityId, Long inspectionId, PenaltySituation situation, PenaltyDetails details, Conduct.Suggestion suggestion, Bounds bounds, LocalDate on, String by) {
        this.facilityId = facilityId;
        this.inspectionId = inspectionId;
        this.situation = situation;
        facts = details.getFacts();
        harm = details.isHarm();
        suggested = suggestion.tier();
        grounds = suggestion.grounds().toArray(String[]::new);
        leastFen = bounds.leastFen();
        mostFen = bounds.mostFen();
        proposedOn = on;
        proposedBy = by;
        set(details.getDecision(), details.fen(), details.getDeparture());
    }

    /** Never above the law's limit, and outside of the tier only with a reason. */
    private void set(Decision what, long fen, String why) {
        if (fen > MOST_FEN) throw RuleViolation.invalid("amountFen", "constraint.penalty_case_most");
        if (what == Decision.FINE && fen <= 0) throw RuleViolation.invalid("amountFen", "constraint.penalty_case_fine");
        if (!new Bounds(leastFen, mostFen).allows(fen) && (why == null || why.isBlank())) throw RuleViolation.invalid("departure", "constraint.penalty_case_within_tier");
        decision = what;
        amountFen = fen;
        departure = why == null || why.isBlank() ? null : why.strip();
    }

    /** The home is told what it has to expect, and until when it may have its say. */
    public void notice(int hearingDays, LocalDate on, String by) {
        state = state.to(NOTIFIED);
        notifiedOn = on;
        notifiedBy = by;
        hearingUntil = WorkingDays.after(on, hearingDays);
    }

    void noticed(long documentId) {
        noticeId = documentId;
    }

    /** 陈述申辩: once, in time. */
    public void say(String text, LocalDate on, String by) {
        if (text == null || text.isBlank()) throw RuleViolation.invalid("said", "penalty.no-statement");
        if (state != NOTIFIED) throw RuleViolation.conflict("penalty.not-open", state);
        if (said != null) throw RuleViolation.conflict("penalty.said-already", saidOn);
        if (on.isAfter(hearingUntil)) throw RuleViolation.conflict("penalty.too-late", hearingUntil);
        said = text.strip();
        saidOn = on;
        saidBy = by;
    }

    /** Whether the home has been heard, or has let its days pass. */
    public boolean isHeard(LocalDate today) {
        return said != null || hearingUntil != null && today.isAfter(hearingUntil);
    }

    public void decide(Decision what, long fen, String why, String opinionOn, LocalDate on, String by) {
        PenaltyState next = state.to(DECIDED);
        if (by.equals(proposedBy)) throw RuleViolation.conflict("constraint.penalty_case_two_people");
        if (!isHeard(on)) throw RuleViolation.conflict("penalty.not-heard", hearingUntil);
        if (what == null) throw RuleViolation.invalid("decision", "penalty.no-decision");
        if (said != null && (opinionOn == null || opinionOn.isBlank())) throw RuleViolation.invalid("opinion", "penalty.no-opinion");
        if (fen > amountFen || what.compareTo(decision) > 0) throw RuleViolation.invalid("amountFen", "penalty.above-notice");
        set(what, fen, why);
        state = next;
        opinion = opinionOn == null || opinionOn.isBlank() ? null : opinionOn.strip();
        decidedOn = on;
        decidedBy = by;
    }

    void decided(long documentId) {
        decisionId = documentId;
    }

    public void serve(String to, LocalDate day, int publishDays, LocalDate today) {
        if (to == null || to.isBlank()) throw RuleViolation.invalid("servedTo", "penalty.no-receiver");
        PenaltyState next = state.to(SERVED);
        within("servedOn", day, decidedOn, today);
        state = next;
        servedOn = day;
        servedTo = to.strip();
        publishBy = WorkingDays.after(day, publishDays);
    }

    public void pay(String number, LocalDate day, LocalDate today) {
        if (number == null || number.isBlank()) throw RuleViolation.invalid("receipt", "penalty.no-receipt");
        if (decision != Decision.FINE) throw RuleViolation.conflict("penalty.nothing-to-pay");
        PenaltyState next = state.to(PAID);
        within("paidOn", day, servedOn, today);
        state = next;
        paidOn = day;
        receipt = number.strip();
    }

    public void execute(String how, LocalDate day, LocalDate today) {
        if (how == null || how.isBlank()) throw RuleViolation.invalid("executedHow", "penalty.no-how");
        PenaltyState next = state.to(EXECUTED);
        within("executedOn", day, servedOn, today);
        state = next;
        executedOn = day;
        executedHow = how.strip();
    }

    public void publish(LocalDate on) {
        if (decision == Decision.NONE) throw RuleViolation.conflict("penalty.nothing-to-publish");
        state = state.to(PUBLISHED);
        publishedOn = on;
    }

    public void drop(String why, LocalDate on, String by) {
        if (why == null || why.isBlank()) throw RuleViolation.invalid("droppedWhy", "penalty.no-reason");
        state = state.to(DROPPED);
        droppedOn = on;
        droppedBy = by;
        droppedWhy = why.strip();
    }

    private static void within(String field, LocalDate day, LocalDate first, LocalDate last) {
        if (day == null || day.isBefore(first) || day.isAfter(last)) throw RuleViolation.invalid(field, "penalty.day", first);
    }

    public List<String> getGrounds() {
        return List.of(grounds);
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public PenaltySituation getSituation() {
        return situation;
    }

    public Long getInspectionId() {
        return inspectionId;
    }

    public String getFacts() {
        return facts;
    }

    public boolean isHarm() {
        return harm;
    }

    public Tier getSuggested() {
        return suggested;
    }

    public Long getLeastFen() {
        return leastFen;
    }

    public Long getMostFen() {
        return mostFen;
    }

    public Decision getDecision() {
        return decision;
    }

    public Long getAmountFen() {
        return amountFen;
    }

    public String getDeparture() {
        return departure;
    }

    public PenaltyState getState() {
        return state;
    }

    public LocalDate getProposedOn() {
        return proposedOn;
    }

    public String getProposedBy() {
        return proposedBy;
    }

    public LocalDate getNotifiedOn() {
        return notifiedOn;
    }

    public Long getNoticeId() {
        return noticeId;
    }

    public LocalDate getHearingUntil() {
        return hearingUntil;
    }

    public String getSaid() {
        return said;
    }

    public LocalDate getSaidOn() {
        return saidOn;
    }

    public String getSaidBy() {
        return saidBy;
    }

    public LocalDate getDecidedOn() {
        return decidedOn;
    }

    public String getDecidedBy() {
        return decidedBy;
    }

    public String getOpinion() {
        return opinion;
    }

    public Long getDecisionId() {
        return decisionId;
    }

    public LocalDate getServedOn() {
        return servedOn;
    }

    public String getServedTo() {
        return servedTo;
    }

    public LocalDate getPublishBy() {
        return publishBy;
    }

    public LocalDate getPaidOn() {
        return paidOn;
    }

    public String getReceipt() {
        return receipt;
    }

    public LocalDate getExecutedOn() {
        return executedOn;
    }

    public String getExecutedHow() {
        return executedHow;
    }

    public LocalDate getPublishedOn() {
        return publishedOn;
    }

    public LocalDate getDroppedOn() {
        return droppedOn;
    }

    public String getDroppedWhy() {
        return droppedWhy;
    }
}
