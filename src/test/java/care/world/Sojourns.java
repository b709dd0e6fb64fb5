package care.world;

import java.time.LocalDate;
import java.util.*;

/** Guests from other provinces who come for two to eight weeks, mostly in summer: exactly ten in 2022, more each year since. */
final class Sojourns {
    private static final Map<String, List<String>> ORIGINS = new TreeMap<>(Map.ofEntries(Map.entry("陕西省", List.of("610102", "610113")), Map.entry("甘肃省", List.of("620102", "620402")),
        Map.entry("上海市", List.of("310104", "310107")), Map.entry("浙江省", List.of("330106")), Map.entry("福建省", List.of("350203", "350102")),
        Map.entry("江苏省", List.of("320106", "320505")), Map.entry("北京市", List.of("110105", "110108")), Map.entry("河南省", List.of("410105")),
        Map.entry("四川省", List.of("510105")), Map.entry("广东省", List.of("440106")), Map.entry("重庆市", List.of("500103"))));
    private static final List<Integer> MONTHS = List.of(4, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9, 9, 10, 10, 11);
    private final Dice dice;
    private final People people;
    private final Ids ids;
    private final LocalDate today;
    private final List<Bed> beds;
    final List<Stay> all = new ArrayList<>();

    Sojourns(Dice dice, People people, Ids ids, LocalDate today, List<Home> homes) {
        this.dice = dice;
        this.people = people;
        this.ids = ids;
        this.today = today;
        beds = homes.stream().flatMap(home -> home.beds.stream()).filter(Bed::forSojourn).toList();
    }

    void visit() {
        for (int i = 0; i < 10; i++) visit(dice.day(LocalDate.of(2022, 5, 23), LocalDate.of(2022, 9, 25)), dice.between(14, 56), false);
        for (int year = 2023; year <= today.getYear(); year++) {
            int guests = Math.min(112, 44 + 32 * (year - 2023));
            for (int i = 0; i < guests; i++) {
                LocalDate from = LocalDate.of(year, dice.pick(MONTHS), dice.between(1, 28));
                int days = dice.between(14, 56);
                if (from.plusDays(days).isBefore(today)) visit(from, days, dice.chance(0.06));
            }
        }
        for (int i = 0; i < 9; i++) visit(today.minusDays(dice.between(1, 24)), 0, false);
    }

    /** @param days 0: still there */
    private void visit(LocalDate from, int days, boolean again) {
        LocalDate until = days == 0 ? null : from.plusDays(days);
        Bed bed;
        do bed = dice.pick(beds); while (!isFree(bed, from, until));
        Optional<Stay> before = again ? all.stream().filter(stay -> stay.until != null && stay.from.getYear() < from.getYear()).findFirst() : Optional.empty();
        boolean back = before.isPresent() && all.stream().noneMatch(stay -> stay.person == before.get().person && stay.from.getYear() == from.getYear());
        String origin = back ? before.get().origin : dice.pick(List.copyOf(ORIGINS.keySet()));
        Person guest = back ? before.get().person : people.guest(dice.pick(ORIGINS.get(origin)), bed.home.region, from);
        Stay stay = new Stay(ids.next(), guest, bed, "SOJOURN", origin, from);
        if (until != null) stay.end(until, "DISCHARGED");
        bed.home.stays.add(stay);
        all.add(stay);
    }

    private static boolean isFree(Bed bed, LocalDate from, LocalDate until) {
        if (!bed.inUse(from)) return false;
        LocalDate end = bed.inUseUntil(from);
        if (end != null && (until == null || end.isBefore(until))) return false;
        return bed.stays.stream().noneMatch(stay -> (until == null || stay.from.isBefore(until)) && (stay.until == null || stay.until.isAfter(from)));
    }
}
