package care.assessment;

import static care.assessment.GoldenStandard.*;
import static care.assessment.Worsening.*;
import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.math.BigDecimal;
import java.util.*;
import java.util.stream.Collectors;
import net.jqwik.api.*;
import net.jqwik.api.constraints.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GB/T 42195-2022: golden cases at every edge of a band and for what makes a grade worse, worked out by hand. */
class ScoringTest {
    private static Scoring.Result score(int total, boolean coma, String diagnosis, int events) {
        return Scoring.score(STANDARD, points(total), coma, diagnosis == null ? List.of() : List.of(diagnosis), events);
    }

    private static RuleViolation refused(Map<String, ? extends Number> items, String... diagnoses) {
        return assertThrows(RuleViolation.class, () -> Scoring.score(STANDARD, items, false, Arrays.asList(diagnoses), 0));
    }

    @ParameterizedTest
    @CsvSource({"90, 0", "89, 1", "66, 1", "65, 2", "46, 2", "45, 3", "30, 3", "29, 4", "0, 4"})
    void the_total_decides_the_band(int total, int grade) {
        assertEquals(new Scoring.Result(total, grade, grade, List.of()), score(total, false, null, 0));
    }

    @ParameterizedTest
    @CsvSource({"90, 0, 1", "89, 1, 2", "66, 1, 2", "65, 2, 3", "46, 2, 3", "45, 3, 4", "30, 3, 4", "29, 4, 4", "0, 4, 4"})
    void a_diagnosis_or_two_risk_events_make_it_one_grade_worse_and_never_worse_than_complete_loss(int total, int band, int grade) {
        assertEquals(new Scoring.Result(total, band, grade, List.of(DIAGNOSIS)), score(total, false, "F00", 0));
        assertEquals(new Scoring.Result(total, band, grade, List.of(RISK_EVENTS)), score(total, false, null, 2));
        assertEquals(new Scoring.Result(total, band, grade, List.of(DIAGNOSIS, RISK_EVENTS)), score(total, false, "F00", 2), "both at once are still one grade");
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 89, 66, 65, 46, 45, 30, 29, 0})
    void a_coma_is_complete_loss_whatever_the_total(int total) {
        assertEquals(4, score(total, true, null, 0).grade());
        assertEquals(List.of(COMA), score(total, true, null, 0).overrides());
        assertEquals(4, score(total, true, "F03", 5).grade());
        assertEquals(List.of(COMA, DIAGNOSIS, RISK_EVENTS), score(total, true, "F03", 5).overrides());
    }

    @Test
    void one_risk_event_changes_nothing() {
        assertEquals(new Scoring.Result(71, 1, 1, List.of()), score(71, false, null, 1));
        assertEquals(new Scoring.Result(71, 1, 2, List.of(RISK_EVENTS)), score(71, false, null, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"F00", "F03", "F04", "F99", "F00.1", "f00.1", " F 32.9 ", "Ｆ２０．０", "F00.100x001", "F00.1*"})
    void any_code_of_chapter_f_counts_however_it_is_written(String code) {
        assertEquals(List.of(DIAGNOSIS), score(80, false, code, 0).overrides());
    }

    @ParameterizedTest
    @ValueSource(strings = {"G30", "I10", "E11.9", "g30.1+", "Z99.3"})
    void other_diagnoses_are_recorded_and_change_nothing(String code) {
        assertEquals(new Scoring.Result(80, 1, 1, List.of()), score(80, false, code, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "F", "F0", "00F", "dementia", "痴呆", "F00-F03", "F00,F01"})
    void what_is_no_code_is_refused_as_it_was_written(String code) {
        RuleViolation refusal = refused(points(80), code);
        assertEquals("assessment.diagnosis", refusal.code());
        assertEquals("diagnoses", refusal.field());
        assertArrayEquals(new Object[] {code}, refusal.args());
    }

    @Test
    void each_fault_is_told_by_the_items_code_all_at_once() {
        Map<String, Number> items = new HashMap<>(points(60));
        items.remove("walking");
        items.put("feeding", 5);
        items.put("stairs", new BigDecimal("1.5"));
        items.put("vision", -1);
        items.put("juggling", 1);
        RuleViolation refusal = refused(items, "x");
        assertEquals(List.of("feeding assessment.item.range", "walking assessment.item.missing", "stairs assessment.item.range", "vision assessment.item.range", "juggling assessment.item.unknown", "diagnoses assessment.diagnosis"),
            refusal.all().stream().map(fault -> fault.field() + " " + fault.code()).toList());
        assertEquals("feeding", refusal.field());
    }

    @Test
    void with_nothing_given_all_26_are_missing() {
        assertEquals(STANDARD.items().stream().map(Standard.Item::code).toList(), refused(Map.of()).all().stream().map(RuleViolation::field).toList());
        assertEquals(26, STANDARD.items().size());
        assertEquals(90, STANDARD.maximum());
    }

    @Test
    void whole_numbers_written_as_decimals_are_whole_and_huge_ones_are_refused() {
        Map<String, Number> items = new HashMap<>(points(90));
        items.put("feeding", new BigDecimal("4.0"));
        assertEquals(90, Scoring.score(STANDARD, items, false, List.of(), 0).total());
        items.put("feeding", new BigDecimal("1e999999999"));
        assertEquals("assessment.item.range", refused(items).code());
    }

    @Test
    void fewer_than_no_risk_events_are_refused() {
        assertEquals("riskEvents30d", assertThrows(RuleViolation.class, () -> score(80, false, null, -1)).field());
    }

    @Provide
    Arbitrary<Map<String, Integer>> anyPoints() {
        return Combinators.combine(STANDARD.items().stream().map(item -> Arbitraries.integers().between(0, item.maximum())).toList())
            .as(values -> {
                Map<String, Integer> points = new LinkedHashMap<>();
                for (int i = 0; i < values.size(); i++) points.put(STANDARD.items().get(i).code(), values.get(i));
                return points;
            });
    }

    @Property
    void the_total_is_the_sum_and_the_grade_never_better_than_the_band(@ForAll("anyPoints") Map<String, Integer> points, @ForAll boolean coma, @ForAll boolean diagnosed, @ForAll @IntRange(max = 5) int events) {
        Scoring.Result result = Scoring.score(STANDARD, points, coma, diagnosed ? List.of("F01") : List.of(), events);
        assertEquals(points.values().stream().collect(Collectors.summingInt(n -> n)), result.total());
        assertTrue(result.grade() >= result.band());
        assertTrue(result.grade() <= 4);
        assertTrue(coma ? result.grade() == 4 : result.grade() - result.band() <= 1);
    }

    @Property
    void doing_less_never_improves_the_grade(@ForAll("anyPoints") Map<String, Integer> points, @ForAll @IntRange(max = 25) int which, @ForAll boolean diagnosed, @ForAll @IntRange(max = 3) int events) {
        List<String> diagnoses = diagnosed ? List.of("F01") : List.of();
        String item = STANDARD.items().get(which).code();
        int before = Scoring.score(STANDARD, points, false, diagnoses, events).grade();
        Map<String, Integer> less = new LinkedHashMap<>(points);
        less.put(item, Math.max(0, points.get(item) - 1));
        assertTrue(Scoring.score(STANDARD, less, false, diagnoses, events).grade() >= before);
    }
}
