package care.kitchen;

import care.kernel.Identified;
import jakarta.persistence.*;
import java.util.*;
import java.util.stream.Stream;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A dish of a menu, and what in it some people must not eat. */
@Entity
public class Dish extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Menu menu;
    private Long canteenId;
    private Long facilityId;
    private short position;
    private String name;
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Array(length = 8)
    private String[] allergens = {};

    protected Dish() {
    }

    Dish(Menu menu, String name) {
        this.menu = menu;
        canteenId = menu.getCanteenId();
        facilityId = menu.getFacilityId();
        this.name = name;
    }

    void place(int position, Collection<Allergen> contains) {
        this.position = (short) position;
        allergens = contains.stream().sorted().map(Enum::name).toArray(String[]::new);
    }

    public Menu getMenu() {
        return menu;
    }

    public Long getCanteenId() {
        return canteenId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public int getPosition() {
        return position;
    }

    public String getName() {
        return name;
    }

    public List<Allergen> getAllergens() {
        return Stream.of(allergens).map(Allergen::valueOf).toList();
    }
}
