package care.kitchen;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.*;

/**
 * A sample of a dish, so that an illness can be traced: taken on the day it is served, kept cold for as long as the rule says, and only then
 * disposed of. Nothing that was written down about it is changed.
 */
@Entity
public class FoodSample extends Identified {
    private static final int MOST_GRAMS = 5000;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Dish dish;
    private Long canteenId;
    private Long facilityId;
    private int grams;
    private Instant takenAt;
    private String takenBy;
    private Instant keepUntil;
    private Instant disposedAt;
    private String disposedBy;
    private String enteredBy;

    protected FoodSample() {
    }

    /**
     * @param least grams a sample has at least
     * @param hours it is kept at least
     */
    FoodSample(Dish dish, Integer grams, Instant at, String taker, int least, int hours, Instant now, String by) {
        if (grams == null || grams < least) throw RuleViolation.invalid("grams", "kitchen.sample.grams", least);
        if (grams > MOST_GRAMS) throw RuleViolation.invalid("grams", "kitchen.sample.grams.most", MOST_GRAMS);
        if (at == null || at.isAfter(now)) throw RuleViolation.invalid("takenAt", "kitchen.to-come");
        if (!at.atZone(Clocks.CHINA).toLocalDate().equals(dish.getMenu().getDay())) throw RuleViolation.invalid("takenAt", "kitchen.sample.other-day", dish.getMenu().getDay());
        this.dish = dish;
        canteenId = dish.getCanteenId();
        facilityId = dish.getFacilityId();
        this.grams = grams;
        takenAt = at;
        takenBy = named("takenBy", taker);
        keepUntil = at.plus(Duration.ofHours(hours));
        enteredBy = by;
    }

    void dispose(Instant at, String disposer) {
        if (disposedAt != null) throw RuleViolation.conflict("kitchen.sample.disposed", disposedBy);
        if (at.isBefore(keepUntil)) throw RuleViolation.conflict("kitchen.sample.too-early", keepUntil.atZone(Clocks.CHINA).toLocalDateTime().withNano(0).toString().replace('T', ' '));
        disposedBy = named("disposedBy", disposer);
        disposedAt = at;
    }

    /** The name of whoever did it. */
    static String named(String field, String name) {
        if (name == null || name.isBlank()) throw RuleViolation.invalid(field, "kitchen.no-name");
        if (name.strip().length() > 60) throw RuleViolation.invalid(field, "kitchen.long-name");
        return name.strip();
    }

    public Dish getDish() {
        return dish;
    }

    public int getGrams() {
        return grams;
    }

    public Instant getTakenAt() {
        return takenAt;
    }

    public String getTakenBy() {
        return takenBy;
    }

    public Instant getKeepUntil() {
        return keepUntil;
    }

    public Instant getDisposedAt() {
        return disposedAt;
    }

    public String getDisposedBy() {
        return disposedBy;
    }
}
