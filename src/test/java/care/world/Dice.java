package care.world;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.*;

/** Chance with a fixed beginning: the same plan asks the same questions in the same order and gets the same answers. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice of its own for one part of the plan, so that a change there does not move the others. */
    Dice split() {
        return new Dice(random.split());
    }

    /** Both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    double exponential(double mean) {
        return mean * random.nextExponential();
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }

    LocalDate day(LocalDate first, LocalDate last) {
        return first.plusDays(between(0, (int) ChronoUnit.DAYS.between(first, last)));
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @SafeVarargs
    final <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    String digits(int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) digits.append(random.nextInt(10));
        return digits.toString();
    }

    <T> List<T> shuffled(Collection<T> all) {
        List<T> list = new ArrayList<>(all);
        for (int i = list.size() - 1; i > 0; i--) Collections.swap(list, i, random.nextInt(i + 1));
        return list;
    }
}
