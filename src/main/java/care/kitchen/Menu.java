package care.kitchen;

import care.canteen.*;
import care.kernel.*;
import jakarta.persistence.*;
import java.time.*;
import java.util.*;

/** What a canteen offers on a day and sitting: written, changed as long as it must be, and published for the guests. */
@Entity
public class Menu extends Identified {
    private static final int MOST_DISHES = 30;
    private static final int LONGEST_NAME = 40;
    private static final int DEAREST = 10_000;

    private Long canteenId;
    private Long facilityId;
    private LocalDate day;
    @Enumerated(EnumType.STRING)
    private Sitting sitting;
    private Integer priceFen;
    private String writtenBy;
    private Instant publishedAt;
    private String publishedBy;
    @OneToMany(mappedBy = "menu", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Dish> dishes = new ArrayList<>();

    protected Menu() {
    }

    Menu(long canteenId, long facilityId, LocalDate day, Sitting sitting) {
        this.canteenId = canteenId;
        this.facilityId = facilityId;
        this.day = day;
        this.sitting = sitting;
    }

    /**
     * Puts these dishes in the place of the former ones. A dish that stays keeps its sample.
     *
     * @param priceFen null when there is no price of the day
     */
    void write(Long priceFen, List<DishLine> lines, String by) {
        List<DishLine> named = lines.stream().filter(line -> line.getName() != null).toList();
        if (priceFen != null && (priceFen < 1 || priceFen > DEAREST)) throw RuleViolation.invalid("priceFen", "kitchen.menu.price");
        if (named.isEmpty()) throw RuleViolation.invalid("dishes", "kitchen.menu.no-dishes");
        if (named.size() > MOST_DISHES) throw RuleViolation.invalid("dishes", "kitchen.menu.too-many", MOST_DISHES);
        Map<String, Dish> former = new HashMap<>();
        dishes.forEach(dish -> former.put(dish.getName(), dish));
        Set<String> names = new HashSet<>();
        for (DishLine line : named) {
            if (line.getName().length() > LONGEST_NAME) throw RuleViolation.invalid("dishes", "kitchen.menu.long", LONGEST_NAME);
            if (!names.add(line.getName())) throw RuleViolation.invalid("dishes", "kitchen.menu.twice", line.getName());
        }
        dishes.removeIf(dish -> !names.contains(dish.getName()));
        int position = 0;
        for (DishLine line : named) {
            Dish dish = former.get(line.getName());
            if (dish == null) dishes.add(dish = new Dish(this, line.getName()));
            dish.place(position++, line.getAllergens());
        }
        this.priceFen = priceFen == null ? null : priceFen.intValue();
        writtenBy = by;
    }

    void publish(Instant at, String by) {
        if (publishedAt != null) return;
        publishedAt = at;
        publishedBy = by;
    }

    public boolean isPublished() {
        return publishedAt != null;
    }

    public Long getCanteenId() {
        return canteenId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public LocalDate getDay() {
        return day;
    }

    public Sitting getSitting() {
        return sitting;
    }

    public Integer getPriceFen() {
        return priceFen;
    }

    public String getWrittenBy() {
        return writtenBy;
    }

    public Instant getPublishedAt() {
        return publishedAt;
    }

    public String getPublishedBy() {
        return publishedBy;
    }

    public List<Dish> getDishes() {
        return dishes;
    }
}
