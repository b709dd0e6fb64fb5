package care.penalty;

import jakarta.validation.constraints.*;
import java.io.Serializable;

/** What is proposed: the form. */
public class PenaltyDetails implements Serializable {
    @NotNull
    private Long situationId;
    @NotBlank
    @Size(max = 4000)
    private String facts;
    private boolean harm;
    @NotNull
    private Decision decision;
    private Long amountFen;
    @Size(max = 1000)
    private String departure;
    private Long[] findings = {};

    /** What is to be paid; nothing unless it is a fine. */
    long fen() {
        return decision == Decision.FINE && amountFen != null ? amountFen : 0;
    }

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public Long getSituationId() {
        return situationId;
    }

    public void setSituationId(Long situationId) {
        this.situationId = situationId;
    }

    public String getFacts() {
        return facts;
    }

    public void setFacts(String facts) {
        this.facts = known(facts);
    }

    public boolean isHarm() {
        return harm;
    }

    public void setHarm(boolean harm) {
        this.harm = harm;
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
        this.departure = known(departure);
    }

    public Long[] getFindings() {
        return findings;
    }

    public void setFindings(Long[] findings) {
        this.findings = findings;
    }
}
