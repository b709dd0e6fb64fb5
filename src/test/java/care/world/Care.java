package care.world;

import java.time.LocalDate;
import java.util.*;

/**
 * What becomes of the beds: which are for nursing and since when (48 % of all in use by the end of 2022, 57 % today), and which are or
 * were out of service. Rooms are turned over to nursing as a whole.
 */
final class Care {
    private static final LocalDate COUNTED = LocalDate.of(2022, 12, 31);
    private static final double SHARE_BEFORE = 0.48;
    private static final double SHARE_TODAY = 0.57;
    private static final List<String> REASONS = List.of("床体损坏待维修", "房间漏水维修", "墙面翻新", "呼叫系统检修", "卫生间防滑改造", "暖气管道维修");
    private final Dice dice;
    private final LocalDate today;

    Care(Dice dice, LocalDate today) {
        this.dice = dice;
        this.today = today;
    }

    /** Beds still standing at the end of 2022 and before {@code today}, a few weeks each; and about one in sixty out of service now. */
    void takeOutOfService(List<Home> homes) {
        for (Home home : homes) {
            if (home.isPending() || home.is("FOUND")) continue;
            for (Bed bed : home.beds) {
                if (bed.kind.equals("HOME")) continue;
                if (dice.chance(0.1)) past(bed);
                if (bed.closed == null && !bed.forSojourn() && dice.chance(0.016)) now(bed);
            }
            if (home.is("OPERATOR_1")) home.beds.subList(36, 39).stream().filter(bed -> bed.outages.stream().noneMatch(o -> o.until() == null)).forEach(this::now);
            if (home.name.equals("沙坡头区第一中心敬老院")) home.beds.subList(0, 26).forEach(bed -> {
                bed.outages.clear();
                bed.outage("安全性改造施工", LocalDate.of(2022, 9, 5), LocalDate.of(2022, 12, 16));
            });
        }
    }

    private void past(Bed bed) {
        LocalDate earliest = bed.opened.isBefore(LocalDate.of(2022, 2, 1)) ? LocalDate.of(2022, 2, 1) : bed.opened.plusDays(40);
        LocalDate latest = (bed.closed == null ? today : bed.closed).minusDays(180);
        if (latest.isBefore(earliest)) return;
        LocalDate from = dice.day(earliest, latest);
        LocalDate until = from.plusDays(dice.between(10, 80));
        if (bed.forSojourn() && !from.isAfter(COUNTED)) return;      // all 342 were in use on that day
        bed.outage(dice.pick(REASONS), from, until);
    }

    private void now(Bed bed) {
        LocalDate from = today.minusDays(dice.between(4, 70));
        if (bed.opened.isBefore(from)) bed.outage(dice.pick(REASONS), from, null);
    }

    void nursing(List<Home> homes) {
        Map<Long, List<Bed>> rooms = new LinkedHashMap<>();
        Map<Long, Double> turn = new HashMap<>();
        for (Home home : homes) for (Bed bed : home.beds) {
            if (!bed.kind.equals("ORDINARY")) continue;
            rooms.computeIfAbsent(bed.room, room -> new ArrayList<>()).add(bed);
            turn.computeIfAbsent(bed.room, room -> dice.between(0.0, 1.0) * readiness(home));
        }
        List<List<Bed>> byTurn = new ArrayList<>(rooms.values());
        byTurn.sort(Comparator.comparing((List<Bed> beds) -> turn.get(beds.get(0).room)).reversed());
        Set<Long> done = new HashSet<>();
        turnOver(homes, byTurn, done, COUNTED, SHARE_BEFORE);
        turnOver(homes, byTurn, done, today, SHARE_TODAY);
    }

    private void turnOver(List<Home> homes, List<List<Bed>> rooms, Set<Long> done, LocalDate day, double share) {
        long wanted = Math.round(share * homes.stream().flatMap(home -> home.beds.stream()).filter(bed -> inUse(bed, day)).count());
        long nursing = rooms.stream().filter(beds -> done.contains(beds.get(0).room)).flatMap(List::stream).filter(bed -> inUse(bed, day)).count();
        for (List<Bed> beds : rooms) {
            if (nursing >= wanted) return;
            Bed first = beds.get(0);
            if (first.opened.isAfter(day) || !done.add(first.room)) continue;
            LocalDate converted = conversion(first, day);
            for (Bed bed : beds) {
                if (converted == null) bed.kind = "NURSING";
                else bed.convertedOn = converted;
                if (inUse(bed, day)) nursing++;
            }
        }
    }

    /** Null: for nursing from the beginning. Before 2023 one room in four was turned over, later all that stood already. */
    private LocalDate conversion(Bed bed, LocalDate day) {
        boolean laterExtension = day.equals(today) && bed.opened.isAfter(COUNTED);
        if (laterExtension || day.equals(COUNTED) && !dice.chance(0.25)) return null;
        LocalDate earliest = day.equals(today) ? LocalDate.of(2023, 2, 1) : bed.opened.plusDays(90);
        LocalDate latest = day.equals(today) ? (bed.closed == null ? today : bed.closed).minusDays(30) : LocalDate.of(2022, 11, 30);
        return latest.isBefore(earliest) ? null : dice.day(earliest, latest).withDayOfMonth(dice.pick(1, 1, 15));
    }

    private static boolean inUse(Bed bed, LocalDate day) {
        return !bed.opened.isAfter(day) && (bed.closed == null || bed.closed.isAfter(day)) && bed.outages.stream().noneMatch(outage -> outage.covers(day));
    }

    private static double readiness(Home home) {
        return switch (home.kind) {
            case "WELLNESS_CENTRE" -> 1.5;
            case "NURSING_HOME" -> home.isPending() || home.is("FOUND") ? 0.8 : 1.25;
            case "WELFARE_HOME" -> 1.0;
            default -> 0.5;
        };
    }
}
