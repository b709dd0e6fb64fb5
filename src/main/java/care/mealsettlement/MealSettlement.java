package care.mealsettlement;

import care.kernel.*;
import care.meal.Split;
import jakarta.persistence.*;
import java.time.*;

/**
 * The month of a canteen. It is drawn from the meals, once the month is over; the canteen confirms it, and from then on its meals stay. The
 * town checks it against what it knows, the county approves it and sends it to be paid, and the treasury's file says that it was. Either
 * office may return it; what was approved or paid is corrected by a new version, which pays the difference.
 */
@Entity
public class MealSettlement extends Identified {
    private Long canteenId;
    private Long facilityId;
    private LocalDate month;
    private short versionNo;
    private String number;
    private String reason;
    @Enumerated(EnumType.STRING)
    private SettlementState state;
    private Instant untilAt;
    private int meals;
    private long priceFen;
    private long personFen;
    private long districtFen;
    private long villageFen;
    private long donorFen;
    private long beforeFen;
    private String drawnBy;
    private String confirmedBy;
    private LocalDate confirmedOn;
    private String checkedBy;
    private LocalDate checkedOn;
    private String approvedBy;
    private LocalDate approvedOn;
    private String returnedBy;
    private LocalDate returnedOn;
    private String returnedWhy;
    private String replacedBy;
    private String replacedWhy;
    private Long paymentId;
    private LocalDate paidOn;
    private Long paidFen;
    private String bankReference;
    private String bouncedWhy;

    protected MealSettlement() {
    }

    /** The canteen says that it is right. */
    public void confirm(LocalDate on, String by) {
        state = state.to(SettlementState.CONFIRMED);
        confirmedBy = by;
        confirmedOn = on;
    }

    public void check(LocalDate on, String by) {
        state = state.to(SettlementState.CHECKED);
        checkedBy = by;
        checkedOn = on;
    }

    /** Four eyes: who checked it does not also approve it. */
    public void approve(LocalDate on, String by) {
        SettlementState next = state.to(SettlementState.APPROVED);
        if (by.equals(checkedBy)) throw RuleViolation.conflict("constraint.meal_settlement_two_offices");
        state = next;
        approvedBy = by;
        approvedOn = on;
    }

    public void sendBack(String why, LocalDate on, String by) {
        if (why == null || why.isBlank()) throw RuleViolation.invalid("why", "mealsettlement.no-reason");
        state = state.to(SettlementState.RETURNED);
        returnedWhy = why.strip();
        returnedOn = on;
        returnedBy = by;
    }

    /** What was approved is wrong: its meals may be put right again, and a new version follows. */
    public void replace(String why, String by) {
        if (why == null || why.isBlank()) throw RuleViolation.invalid("why", "mealsettlement.no-reason");
        state = state.to(SettlementState.REPLACED);
        replacedWhy = why.strip();
        replacedBy = by;
    }

    /** The bank could not pay it. */
    public void bounce(String why) {
        if (why == null || why.isBlank()) throw RuleViolation.invalid("why", "mealsettlement.no-reason");
        state = state.to(SettlementState.APPROVED);
        bouncedWhy = why.strip();
        paymentId = null;
    }

    /** What the district owes for this version: what it bears, less what it has paid before. Negative: the canteen owes it. */
    public long getDueFen() {
        return districtFen - beforeFen;
    }

    public Split getSplit() {
        return new Split(personFen, districtFen, villageFen, donorFen);
    }

    public Long getCanteenId() {
        return canteenId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public YearMonth getMonth() {
        return YearMonth.from(month);
    }

    public short getVersionNo() {
        return versionNo;
    }

    public String getNumber() {
        return number;
    }

    public String getReason() {
        return reason;
    }

    public SettlementState getState() {
        return state;
    }

    public Instant getUntilAt() {
        return untilAt;
    }

    public int getMeals() {
        return meals;
    }

    public long getBeforeFen() {
        return beforeFen;
    }

    public String getDrawnBy() {
        return drawnBy;
    }

    public String getConfirmedBy() {
        return confirmedBy;
    }

    public LocalDate getConfirmedOn() {
        return confirmedOn;
    }

    public String getCheckedBy() {
        return checkedBy;
    }

    public LocalDate getCheckedOn() {
        return checkedOn;
    }

    public String getApprovedBy() {
        return approvedBy;
    }

    public LocalDate getApprovedOn() {
        return approvedOn;
    }

    public String getReturnedBy() {
        return returnedBy;
    }

    public LocalDate getReturnedOn() {
        return returnedOn;
    }

    public String getReturnedWhy() {
        return returnedWhy;
    }

    public String getReplacedBy() {
        return replacedBy;
    }

    public String getReplacedWhy() {
        return replacedWhy;
    }

    public Long getPaymentId() {
        return paymentId;
    }

    public LocalDate getPaidOn() {
        return paidOn;
    }

    public Long getPaidFen() {
        return paidFen;
    }

    public String getBankReference() {
        return bankReference;
    }

    /** Why a payment came back; null when none did. */
    public String getBouncedWhy() {
        return bouncedWhy;
    }
}
