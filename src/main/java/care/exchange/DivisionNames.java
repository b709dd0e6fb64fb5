package care.exchange;

import care.access.Scope;
import care.kernel.DivisionCode;
import care.kernel.RuleViolation;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.*;

/**
 * Divisions as clerks write them: by the 12-digit code, or by name, from the county down (沙坡头区宣和镇) or from the town down where that
 * is clear. A place that does not exist is refused, with the one that was probably meant.
 */
@ApplicationScoped
public class DivisionNames {
    private static final int CITY = 2;
    private static final int COUNTY = 3;
    private static final int TOWN = 4;
    private static final int VILLAGE = 5;

    @Inject
    Divisions divisions;

    /** A column that must name a town or a village in the scope of whoever brings the file. A home's guests may come from anywhere in the city. */
    public Column townOrVillage(String key, String staging, Scope scope) {
        return column(key, staging, scope, TOWN).withNote("exchange.note.division");
    }

    /** A column that names any division in the scope, from the city down. */
    public Column any(String key, String staging, Scope scope) {
        return column(key, staging, scope, CITY).withNote("exchange.note.any-division");
    }

    private Column column(String key, String staging, Scope scope, int least) {
        Known known = new Known(DivisionCode.at(scope.regionCode(), CITY));
        String prefix = scope.prefix();
        Map<String, Object[]> read = new HashMap<>();
        return Column.of(key, List.of(staging + " text collate \"C\""), cell -> read.computeIfAbsent(cell, typed -> {
            String code = known.code(typed);
            if (DivisionCode.level(code) < least) throw RuleViolation.invalid(key, "exchange.division.too-wide", typed);
            if (!code.startsWith(prefix)) throw RuleViolation.invalid(key, "exchange.division.outside", typed);
            return new Object[] {code};
        })).sample(known.sample(prefix));
    }

    /** All names of a city, looked up once for a file. */
    private final class Known {
        private final Map<String, String> codes = new HashMap<>();
        private final Set<String> unclear = new HashSet<>();
        private final Map<String, String> full = new LinkedHashMap<>();      // code → county, town, village
        private final List<String> above = new ArrayList<>();

        Known(String city) {
            divisions.path(city).forEach(division -> above.add(division.name()));
            above.add("宁夏回族自治区");
            above.add("宁夏");
            codes.put(above.get(0), city);
            for (int level = COUNTY; level <= VILLAGE; level++)
                for (Divisions.Division division : divisions.below(city, level)) {
                    String parent = level == COUNTY ? "" : full.get(DivisionCode.parent(division.code()));
                    String name = parent + division.name();
                    full.put(division.code(), name);
                    codes.put(name, division.code());
                    codes.put(division.code(), division.code());
                    if (level == TOWN) shortly(division.name(), division.code());
                    if (level == VILLAGE) shortly(name.substring(full.get(DivisionCode.at(division.code(), COUNTY)).length()), division.code());
                }
            codes.put(city, city);
            unclear.forEach(codes::remove);
        }

        private void shortly(String name, String code) {
            String other = codes.putIfAbsent(name, code);
            if (other != null && !other.equals(code)) unclear.add(name);
        }

        /** What a template shows: a town in the scope. */
        String sample(String prefix) {
            return full.entrySet().stream().filter(e -> DivisionCode.level(e.getKey()) == TOWN && (prefix.isEmpty() || e.getKey().startsWith(prefix) || prefix.startsWith(DivisionCode.prefix(e.getKey())))).map(Map.Entry::getValue).findFirst().orElse("");
        }

        String code(String typed) {
            String name = typed.replaceAll("\\s", "");
            String found = codes.get(name);
            for (int i = above.size() - 1; found == null && i >= 0; i--) {
                if (name.startsWith(above.get(i)) && name.length() > above.get(i).length()) {
                    name = name.substring(above.get(i).length());
                    i = above.size();
                }
                found = codes.get(name);
            }
            if (found != null) return found;
            String meant = meant(name);
            throw meant == null ? RuleViolation.invalid("regionCode", "exchange.division.unknown", typed) : RuleViolation.invalid("regionCode", "exchange.division.meant", typed, meant);
        }

        /** The longest town or village whose own name the text ends with or holds. */
        private String meant(String name) {
            return full.entrySet().stream().filter(e -> DivisionCode.level(e.getKey()) >= TOWN).map(Map.Entry::getValue)
                .filter(whole -> name.endsWith(whole.substring(full.get(DivisionCode.at(codes.get(whole), COUNTY)).length())))
                .max(Comparator.comparingInt(String::length)).orElse(null);
        }
    }
}
