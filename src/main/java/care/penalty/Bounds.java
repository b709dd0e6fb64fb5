package care.penalty;

import java.io.Serializable;

/** What a tier allows on a day, both ends included. */
public record Bounds(long leastFen, long mostFen) implements Serializable {
    /** @param slight most of the slight tier, and so on: parameters of the day */
    public static Bounds of(Tier tier, long slight, long ordinary, long grave) {
        return switch (tier) {
            case NONE -> new Bounds(0, 0);
            case SLIGHT -> new Bounds(0, slight);
            case ORDINARY -> new Bounds(slight, ordinary);
            case GRAVE -> new Bounds(ordinary, grave);
        };
    }

    public boolean allows(long fen) {
        return fen >= leastFen && fen <= mostFen;
    }
}
