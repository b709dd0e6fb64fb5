package care.meal;

import care.canteen.Sitting;
import care.kernel.*;
import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a meal costs somebody of a class, and who pays which part. It holds from a day on; when prices change it is ended and a new one
 * follows. What has been eaten under it stays as it was.
 */
@Entity
public class MealTier extends Identified {
    @Column(updatable = false)
    private String regionCode;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private GuestClass guestClass;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Sitting sitting;
    @Column(updatable = false)
    private int priceFen;
    @Column(updatable = false)
    private int personFen;
    @Column(updatable = false)
    private int districtFen;
    @Column(updatable = false)
    private int villageFen;
    @Column(updatable = false)
    private int donorFen;
    @Column(updatable = false)
    private LocalDate validFrom;
    private LocalDate validUntil;
    @Column(updatable = false)
    private String basis;
    @Column(updatable = false)
    private String enteredBy;

    protected MealTier() {
    }

    /** @throws RuleViolation meal.tier-adds-up with the difference, meal.tier-other-pays, meal.tier-period */
    MealTier(String region, TierDetails typed, String by) {
        Split split = typed.split();
        long left = typed.getPriceFen() - split.priceFen();
        if (left != 0) throw RuleViolation.invalid("personFen", left > 0 ? "meal.tier-short" : "meal.tier-over", BigDecimal.valueOf(Math.abs(left), 2).toPlainString());
        if (typed.getGuestClass() == GuestClass.OTHER && split.personFen() != typed.getPriceFen()) throw RuleViolation.invalid("personFen", "meal.tier-other-pays");
        if (typed.getLastDay() != null && typed.getLastDay().isBefore(typed.getValidFrom())) throw RuleViolation.invalid("lastDay", "meal.tier-period");
        regionCode = region;
        guestClass = typed.getGuestClass();
        sitting = typed.getSitting();
        priceFen = typed.getPriceFen().intValue();
        personFen = (int) split.personFen();
        districtFen = (int) split.districtFen();
        villageFen = (int) split.villageFen();
        donorFen = (int) split.donorFen();
        validFrom = typed.getValidFrom();
        validUntil = typed.getLastDay() == null ? null : typed.getLastDay().plusDays(1);
        basis = typed.getBasis();
        enteredBy = by;
    }

    /**
     * @param lastDay  the last day it holds
     * @param lastMeal the last day somebody has eaten under it; null: nobody
     */
    void end(LocalDate lastDay, LocalDate lastMeal) {
        if (lastDay == null || lastDay.isBefore(validFrom)) throw RuleViolation.invalid("lastDay", "meal.tier-period");
        if (validUntil != null && !lastDay.isBefore(validUntil)) throw RuleViolation.conflict("meal.tier-ended", validUntil.minusDays(1));
        if (lastMeal != null && lastDay.isBefore(lastMeal)) throw RuleViolation.invalid("lastDay", "meal.tier-eaten", lastMeal);
        validUntil = lastDay.plusDays(1);
    }

    public String getRegionCode() {
        return regionCode;
    }

    public GuestClass getGuestClass() {
        return guestClass;
    }

    public Sitting getSitting() {
        return sitting;
    }

    public Split getSplit() {
        return new Split(personFen, districtFen, villageFen, donorFen);
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    /** The last day it holds; null while that is open. */
    public LocalDate getLastDay() {
        return validUntil == null ? null : validUntil.minusDays(1);
    }

    public String getBasis() {
        return basis;
    }
}
