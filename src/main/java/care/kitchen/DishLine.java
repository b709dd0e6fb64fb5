package care.kitchen;

import java.io.Serializable;
import java.util.*;

/** A dish as it is typed; without a name it is none. */
public class DishLine implements Serializable {
    private String name;
    private List<Allergen> allergens = new ArrayList<>();

    public DishLine() {
    }

    public DishLine(String name, Collection<Allergen> allergens) {
        setName(name);
        setAllergens(new ArrayList<>(allergens));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name == null || name.isBlank() ? null : name.strip();
    }

    public List<Allergen> getAllergens() {
        return allergens;
    }

    public void setAllergens(List<Allergen> allergens) {
        this.allergens = allergens == null ? new ArrayList<>() : allergens;
    }
}
