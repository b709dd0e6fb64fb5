package care.assessment;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * One version of the standard, as the tables have it, its words in one language.
 *
 * @param items in the standard's order
 * @param bands totals from the best grade to the worst; together they cover every total
 */
public record Standard(String code, String name, List<Item> items, List<Band> bands) implements Serializable {
    /** @param maximum points of somebody who needs no help @param levels from the best to the worst */
    public record Item(String code, String name, ItemGroup group, int maximum, List<Level> levels) implements Serializable {
        public Optional<Level> level(Integer points) {
            return levels.stream().filter(level -> points != null && level.points == points).findFirst();
        }
    }

    public record Level(int points, String name) implements Serializable {
    }

    /** The grade of totals from one to another, both included. */
    public record Band(int grade, int from, int to) implements Serializable {
    }

    public Optional<Item> item(String code) {
        return items.stream().filter(item -> item.code.equals(code)).findFirst();
    }

    public int maximum() {
        return items.stream().mapToInt(Item::maximum).sum();
    }

    public int band(int total) {
        return bands.stream().filter(band -> band.from <= total && total <= band.to).findFirst().orElseThrow(() -> new IllegalStateException(code + " has no band for " + total)).grade;
    }

    public int worst() {
        return bands.stream().mapToInt(Band::grade).max().orElseThrow();
    }
}
