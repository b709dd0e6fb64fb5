package care.world;

import care.assessment.*;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.*;

/**
 * How able the residents of today are, as two assessors found before they moved in and each year since: with age less, in nursing beds
 * less. Three in a hundred have let it run out, one was never assessed.
 */
public final class Assessed {
    /** What counts of a person. */
    public record Latest(int grade, LocalDate on) {
    }

    private static final LocalDate IN_FORCE = LocalDate.of(2022, 12, 30);
    private static final List<String> ASSESSORS = List.of("纳晓川", "雍静禾", "拓跋云", "俞若水", "铁木兰", "虎春生", "买桂枝", "撒海清");
    private static final List<String> DEMENTIA = List.of("F00", "F00.1", "F01", "F01.9", "F03", "F32.9", "F20");
    private static final List<String> OTHERS = List.of("I10", "E11.9", "I69", "M17", "J44", "I25");
    private static final double[][] BY_AGE = {{0.42, 0.74, 0.88, 0.96}, {0.22, 0.56, 0.78, 0.91}, {0.08, 0.38, 0.66, 0.87}};
    final Sheet assessments = new Sheet("assessment", "id, person_id, region_code, facility_id, standard, reason, assessed_on, valid_until, coma, diagnoses, risk_events, total, band, grade, overrides, first_assessor, second_assessor, recorded_by, recorded_at");
    final Sheet scores = new Sheet("assessment_score", "assessment_id, item, points");
    final Map<Long, Latest> latest = new HashMap<>();
    private final Dice dice;
    private final Ids ids;
    private final LocalDate today;

    Assessed(Dice dice, Ids ids, LocalDate today) {
        this.dice = dice;
        this.ids = ids;
        this.today = today;
    }

    void assess(Stay stay) {
        if (dice.chance(0.01)) return;
        LocalDate moved = stay.from.minusDays(dice.between(1, 9));
        LocalDate last = today.minusDays(dice.chance(0.03) && moved.isBefore(today.minusDays(460)) ? dice.between(367, 450) : dice.between(1, 360));
        if (last.isBefore(moved)) last = moved;
        if (last.isBefore(IN_FORCE)) last = IN_FORCE;
        List<LocalDate> days = new ArrayList<>(List.of(last));
        for (LocalDate day = last.minusDays(dice.between(330, 364)); days.size() < 4 && !day.isBefore(IN_FORCE) && day.isAfter(moved.plusDays(90)); day = day.minusDays(dice.between(330, 364))) days.add(0, day);
        if (!moved.isBefore(IN_FORCE) && moved.isBefore(days.get(0).minusDays(20))) days.add(0, moved);

        long age = ChronoUnit.YEARS.between(stay.person.born(), today);
        int band = band(age < 75 ? 0 : age < 85 ? 1 : 2, stay.bed.kindOn(today).equals("NURSING"));
        List<String> diagnoses = new ArrayList<>();
        if (dice.chance(0.12)) diagnoses.add(dice.pick(DEMENTIA));
        if (dice.chance(0.3)) diagnoses.add(dice.pick(OTHERS));
        Standard.Band range = GoldenStandard.STANDARD.bands().get(band);
        int total = Math.max(1, dice.between(range.from(), range.to()));
        int earlier = days.size() - 1;
        for (LocalDate day : days) {
            boolean now = earlier == 0;
            write(stay, day, Math.min(90, total + earlier * dice.between(0, 7)), now && band == 4 && dice.chance(0.06), diagnoses, now ? events() : 0, day.equals(days.get(0)) ? "FIRST" : dice.chance(0.1) ? "PROMPT" : "ROUTINE");
            earlier--;
        }
    }

    private int band(int age, boolean nursing) {
        double where = dice.between(0.0, 1.0);
        int band = 0;
        while (band < 4 && where > BY_AGE[age][band]) band++;
        return nursing && dice.chance(0.55) ? Math.min(4, band + 1) : band;
    }

    private int events() {
        return dice.chance(0.04) ? dice.between(2, 4) : dice.chance(0.08) ? 1 : 0;
    }

    private void write(Stay stay, LocalDate day, int total, boolean coma, List<String> diagnoses, int events, String reason) {
        Map<String, Integer> points = points(total, coma);
        Scoring.Result result = Scoring.score(GoldenStandard.STANDARD, points, coma, diagnoses, events);
        long id = ids.next();
        List<String> two = dice.shuffled(ASSESSORS);
        assessments.add(id, stay.person.id(), stay.person.region(), stay.bed.home.id, GoldenStandard.STANDARD.code(), reason, day, day.plusMonths(12), coma, list(diagnoses), events,
            result.total(), result.band(), result.grade(), list(result.overrides()), two.get(0), two.get(1), two.get(0), day.atTime(10 + dice.between(0, 6), dice.between(0, 59)));
        points.forEach((item, n) -> scores.add(id, item, n));
        latest.put(stay.person.id(), new Latest(result.grade(), day));
    }

    /** Taken away at random, harder things first. */
    private Map<String, Integer> points(int total, boolean coma) {
        Map<String, Integer> points = new LinkedHashMap<>();
        GoldenStandard.STANDARD.items().forEach(item -> points.put(item.code(), item.maximum()));
        if (coma) points.put("consciousness", 0);
        List<String> harder = List.of("stairs", "transport", "bathing", "dailyTasks", "memory", "walking", "toileting", "lowerDressing");
        List<String> codes = List.copyOf(points.keySet());
        int left = points.values().stream().mapToInt(n -> n).sum() - total;
        while (left > 0) {
            String item = dice.chance(0.35) ? dice.pick(harder) : dice.pick(codes);
            if (points.get(item) == 0 || item.equals("consciousness") && !coma && points.get(item) == 1) continue;
            points.merge(item, -1, Integer::sum);
            left--;
        }
        return points;
    }

    private static String list(List<?> values) {
        return "{" + String.join(",", values.stream().map(String::valueOf).toList()) + "}";
    }
}
