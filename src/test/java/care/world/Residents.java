package care.world;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.*;

/**
 * Who lived where, day by day from 2022 to today: a facility fills up after it opens and then keeps near its own level, a little more
 * each year, more in winter than in summer. People stay months or years; they go home, move on or die; somebody whose bed goes out of
 * service is moved.
 */
final class Residents {
    static final LocalDate START = LocalDate.of(2022, 1, 1);
    private static final double MEAN_DAYS = 1250;
    private final Dice dice;
    private final People people;
    private final Ids ids;
    private final LocalDate today;
    private final List<Home> homes;
    private final Map<Home, Double> level = new HashMap<>();
    private final PriorityQueue<Leaving> leavings = new PriorityQueue<>(Comparator.comparing(Leaving::day).thenComparing(leaving -> leaving.stay.id));
    private final List<Stay> gone = new ArrayList<>();         // discharged, may come again
    final List<Stay> all = new ArrayList<>();

    /** @param forced the bed is needed back: the person is moved, and stays on until {@code wish} */
    private record Leaving(LocalDate day, Stay stay, boolean forced, LocalDate wish) {
    }

    Residents(Dice dice, People people, Ids ids, LocalDate today, List<Home> homes) {
        this.dice = dice;
        this.people = people;
        this.ids = ids;
        this.today = today;
        this.homes = homes.stream().filter(home -> !home.beds.isEmpty()).toList();
        for (Home home : this.homes) level.put(home, Math.max(0.45, Math.min(0.88, dice.normal(home.is("OPERATOR_1") || home.is("OPERATOR_2") ? 0.72 : 0.61, 0.07))));
    }

    void live() {
        for (Home home : homes) {
            if (home.is("FOUND")) takeInUnfiled(home);
            else if (home.opened.isBefore(START)) settle(home);
        }
        for (LocalDate day = START; !day.isAfter(today); day = day.plusDays(1)) {
            while (!leavings.isEmpty() && !leavings.peek().day.isAfter(day)) leave(leavings.poll());
            for (Home home : homes) admit(home, day);
        }
    }

    /** Those who were there already when 2022 began; the first of them came when the house opened. */
    private void settle(Home home) {
        long expected = expected(home, START);
        for (int i = 0; i < Math.max(1, expected); i++) {
            LocalDate came = i == 0 ? home.opened.plusDays(dice.between(0, 4)) : START.minusDays((long) dice.exponential(520));
            LocalDate from = came.isBefore(home.opened) ? dice.day(home.opened, START.minusDays(1)) : came;
            freeBed(home, from).ifPresent(bed -> {
                Stay stay = begin(people.villager(home.region, from), bed, from);
                plan(stay, START.plusDays(5 + (long) dice.exponential(MEAN_DAYS)));
            });
        }
    }

    /** Twelve beds, nine people, nobody told: as an inspection found it. */
    private void takeInUnfiled(Home home) {
        LocalDate from = home.opened;
        for (Bed bed : home.beds.subList(0, 9)) {
            begin(people.villager(home.region, from), bed, from);
            from = from.plusDays(dice.between(20, 45));
        }
    }

    private void admit(Home home, LocalDate day) {
        if (!home.admits(day) || home.is("FOUND")) return;
        long missing = home.stays.isEmpty() ? 1 : expected(home, day) - home.stays.stream().filter(stay -> stay.until == null).count();
        for (int i = 0; i < missing; i++)
            if (home.stays.isEmpty() || dice.chance(0.12)) freeBed(home, day).ifPresent(bed -> plan(begin(newcomer(home, day), bed, day), day.plusDays(length())));
    }

    private long expected(Home home, LocalDate day) {
        double beds = home.beds.stream().filter(bed -> !bed.forSojourn() && bed.inUse(day)).count();
        double years = ChronoUnit.DAYS.between(START, day) / 365.25;
        double season = 0.025 * Math.cos(2 * Math.PI * (day.getDayOfYear() - 20) / 365);
        long since = ChronoUnit.DAYS.between(home.opened, day);
        double filled = Math.min(1, (since + 3) / (home.isPending() ? 60.0 : 240.0));
        return Math.round(beds * filled * Math.min(0.95, level.get(home) * (1 + 0.022 * years + season)));
    }

    /** One in thirty has been in a facility of the county before. */
    private Person newcomer(Home home, LocalDate day) {
        if (!gone.isEmpty() && dice.chance(0.03)) {
            Stay before = dice.pick(gone);
            if (before.bed.home.county().equals(home.county()) && before.until.plusDays(30).isBefore(day)) {
                gone.remove(before);
                return before.person;
            }
        }
        return people.villager(home.region, day);
    }

    /** Some come to recover for a few weeks, most for long. */
    private int length() {
        return dice.chance(0.15) ? dice.between(20, 120) : 40 + (int) dice.exponential(MEAN_DAYS);
    }

    private Optional<Bed> freeBed(Home home, LocalDate day) {
        List<Bed> free = home.beds.stream().filter(bed -> !bed.forSojourn() && bed.takes(day, 14)).toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(dice.pick(free));
    }

    private Stay begin(Person person, Bed bed, LocalDate from) {
        Stay stay = new Stay(ids.next(), person, bed, "RESIDENT", null, from);
        bed.home.stays.add(stay);
        all.add(stay);
        return stay;
    }

    private void plan(Stay stay, LocalDate wish) {
        LocalDate end = stay.bed.inUseUntil(stay.from);
        boolean forced = end != null && end.isBefore(wish);
        leavings.add(new Leaving(forced ? end : wish, stay, forced, wish));
    }

    private void leave(Leaving leaving) {
        Stay stay = leaving.stay;
        LocalDate day = leaving.day;
        if (leaving.forced) {
            Optional<Bed> other = freeBed(stay.bed.home, day);
            move(stay, day, other.isPresent() ? other : elsewhere(stay, day), leaving.wish);
            return;
        }
        int chance = dice.between(1, 100);
        boolean brief = ChronoUnit.DAYS.between(stay.from, day) < 130;
        if (chance <= (brief ? 15 : 46)) stay.end(day, "DIED");
        else if (chance <= (brief ? 20 : 56)) move(stay, day, elsewhere(stay, day), day.plusDays(length()));
        else {
            stay.end(day, chance > 95 ? "OTHER" : "DISCHARGED");
            gone.add(stay);
        }
    }

    private void move(Stay stay, LocalDate day, Optional<Bed> to, LocalDate wish) {
        stay.end(day, to.isPresent() ? "TRANSFERRED" : "DISCHARGED");
        to.ifPresentOrElse(bed -> plan(begin(stay.person, bed, day), wish.isAfter(day.plusDays(5)) ? wish : day.plusDays(5)), () -> gone.add(stay));
    }

    private Optional<Bed> elsewhere(Stay stay, LocalDate day) {
        List<Home> others = homes.stream().filter(home -> home != stay.bed.home && home.county().equals(stay.bed.home.county())
            && home.admits(day.minusDays(200)) && home.admits(day) && !home.is("FOUND")).toList();
        return freeBed(dice.pick(others), day);
    }
}
