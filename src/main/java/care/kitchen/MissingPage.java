package care.kitchen;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.*;
import org.omnifaces.cdi.Param;

/** All kitchens in sight with what they lack; for their operator the way to the day and the menus. */
@Named
@RequestScoped
public class MissingPage {
    @Inject
    Kitchens kitchens;
    @Inject
    @Param
    private Lack lack;
    private List<Kitchens.Row> all;

    @PostConstruct
    void load() {
        all = kitchens.missing();
    }

    public List<Kitchens.Row> getRows() {
        return lack == null ? all : all.stream().filter(row -> row.lacks(lack)).toList();
    }

    public Map<Lack, Long> getCounts() {
        Map<Lack, Long> counts = new EnumMap<>(Lack.class);
        for (Lack one : Lack.values()) counts.put(one, all.stream().filter(row -> row.lacks(one)).count());
        return counts;
    }

    public int getCanteens() {
        return all.size();
    }

    public long getLacking() {
        return all.stream().filter(row -> !row.missing().isEmpty()).count();
    }
}
