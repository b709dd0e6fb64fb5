package care.dashboard;

import care.kernel.DivisionCode;
import java.util.*;
import java.util.function.Predicate;

/** How many there are of each measure in each town on a day; a county's or the city's is the sum of its towns. */
public final class Stocks {
    private final Map<String, Map<String, Long>> towns = new TreeMap<>();

    void add(String town, String measure, long n) {
        towns.computeIfAbsent(town, code -> new TreeMap<>()).merge(measure, n, Long::sum);
    }

    public long sum(String division, Predicate<String> measure) {
        String prefix = DivisionCode.prefix(division);
        return towns.entrySet().stream().filter(t -> t.getKey().startsWith(prefix)).flatMap(t -> t.getValue().entrySet().stream()).filter(m -> measure.test(m.getKey())).mapToLong(Map.Entry::getValue).sum();
    }

    public long bedsInUse(String division) {
        return sum(division, Stocks::isBedInUse);
    }

    public long beds(String division) {
        return sum(division, m -> m.startsWith("bed."));
    }

    public long bedsInUse(String division, String kind) {
        return sum(division, m -> m.equals("bed." + kind + ".IN_USE"));
    }

    public long residents(String division) {
        return sum(division, m -> m.startsWith("resident."));
    }

    public long filed(String division) {
        return sum(division, m -> m.equals("filing.FILED") || m.equals("filing.CHANGING"));
    }

    public long filing(String division, String status) {
        return sum(division, m -> m.equals("filing." + status));
    }

    static boolean isBedInUse(String measure) {
        return measure.startsWith("bed.") && measure.endsWith(".IN_USE");
    }
}
