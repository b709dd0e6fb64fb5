package care.roster;

import static care.roster.VerificationState.*;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/**
 * A county's task: these people are watched for hardship and draw none of the main benefits; do they qualify? The bureau makes it with a
 * last day, the county gives each person an outcome and returns it, the bureau closes it or sends it back once more with a remark.
 */
@Entity
public class Verification extends Identified {
    private String regionCode;
    private LocalDate asOf;
    @Enumerated(EnumType.STRING)
    private VerificationState state;
    private LocalDate dueOn;
    private String madeBy;
    private LocalDate madeOn;
    private String returnedBy;
    private LocalDate returnedOn;
    private String closedBy;
    private LocalDate closedOn;
    private String remark;

    protected Verification() {
    }

    /** @param workingDays the county has from the day after */
    public Verification(String regionCode, LocalDate asOf, LocalDate on, int workingDays, String by) {
        this.regionCode = regionCode;
        this.asOf = asOf;
        state = OPEN;
        dueOn = WorkingDays.after(on, workingDays);
        madeBy = by;
        madeOn = on;
    }

    /** People are decided on only while the county has it. */
    public void decide() {
        if (state != OPEN) throw RuleViolation.conflict("roster.verification.not-open");
    }

    /** @param undecided people without an outcome */
    public void giveBack(long undecided, LocalDate on, String by) {
        VerificationState next = state.to(RETURNED);
        if (undecided > 0) throw RuleViolation.conflict("roster.verification.undecided", undecided);
        state = next;
        returnedBy = by;
        returnedOn = on;
    }

    public void sendBack(String remark, LocalDate on, int workingDays) {
        if (remark == null || remark.isBlank()) throw RuleViolation.invalid("remark", "roster.verification.no-remark");
        state = state.to(OPEN);
        this.remark = remark.strip();
        dueOn = WorkingDays.after(on, workingDays);
    }

    public void close(LocalDate on, String by) {
        state = state.to(CLOSED);
        closedBy = by;
        closedOn = on;
    }

    public String getRegionCode() {
        return regionCode;
    }

    public LocalDate getAsOf() {
        return asOf;
    }

    public VerificationState getState() {
        return state;
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    public String getMadeBy() {
        return madeBy;
    }

    public LocalDate getMadeOn() {
        return madeOn;
    }

    public String getReturnedBy() {
        return returnedBy;
    }

    public LocalDate getReturnedOn() {
        return returnedOn;
    }

    public String getClosedBy() {
        return closedBy;
    }

    public LocalDate getClosedOn() {
        return closedOn;
    }

    public String getRemark() {
        return remark;
    }
}
