package care.region;

import care.kernel.DivisionCode;
import java.io.Serializable;
import java.util.*;

/** A place chosen step by step in a form, county, town, village, within the division of whoever chooses; the village may be left open. */
public class DivisionChoice implements Serializable {
    private final Divisions divisions;
    private final String within;
    private String county;
    private String town;
    private String village;

    /** @param chosen code of a town or village to begin with; null for none */
    public DivisionChoice(Divisions divisions, String within, String chosen) {
        this.divisions = divisions;
        this.within = within;
        String at = chosen == null ? within : chosen;
        int level = DivisionCode.level(at);
        if (level >= 3) county = DivisionCode.at(at, 3);
        if (level >= 4) town = DivisionCode.at(at, 4);
        if (level == 5) village = at;
    }

    /** The town, or the village once it is chosen. */
    public String getCode() {
        return village == null ? town : village;
    }

    public Map<String, String> getCounties() {
        return choice(3, DivisionCode.at(within, Math.min(2, DivisionCode.level(within))));
    }

    public Map<String, String> getTowns() {
        return county == null ? Map.of() : choice(4, county);
    }

    public Map<String, String> getVillages() {
        return town == null ? Map.of() : choice(5, town);
    }

    /** Those of a level below a place, as far as they lie in the own division or around it. */
    private Map<String, String> choice(int level, String below) {
        Map<String, String> choice = new LinkedHashMap<>();
        boolean narrower = DivisionCode.level(within) >= level;
        divisions.below(narrower ? DivisionCode.at(within, level) : below, level).forEach(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public String getCounty() {
        return county;
    }

    public void setCounty(String county) {
        if (!Objects.equals(this.county, county)) {
            town = null;
            village = null;
        }
        this.county = county;
    }

    public String getTown() {
        return town;
    }

    public void setTown(String town) {
        if (!Objects.equals(this.town, town)) village = null;
        this.town = town;
    }

    public String getVillage() {
        return village;
    }

    public void setVillage(String village) {
        this.village = village;
    }
}
