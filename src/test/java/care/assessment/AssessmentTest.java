package care.assessment;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.*;
import care.person.*;
import java.time.*;
import java.util.*;
import java.util.stream.Collectors;
import net.jqwik.api.*;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 5);
    private static final Instant NOW = TODAY.atTime(9, 30).atZone(Clocks.CHINA).toInstant();

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Vault VAULT = new Vault(Map.of("CARE_IDENTITY_KEY", KEY, "CARE_IDENTITY_HASH_KEY", KEY)::get);

    private static Person person() {
        return new Person(IdentityNumber.parse("11010519491231002X", TODAY), VAULT, PersonDetails.of("王国胜", "640502100000", null), null, TODAY);
    }

    private static AssessmentDetails details(int total) {
        AssessmentDetails details = new AssessmentDetails();
        details.setAssessedOn(TODAY);
        details.setReason(AssessmentReason.FIRST);
        details.setFirstAssessor("甲");
        details.setSecondAssessor("乙");
        details.getItems().putAll(GoldenStandard.points(total));
        return details;
    }

    private static Assessment assess(AssessmentDetails details) {
        return new Assessment(person(), details, GoldenStandard.STANDARD, 12, 7L, "枣晓岚", NOW);
    }

    private static String refused(AssessmentDetails details) {
        RuleViolation refusal = assertThrows(RuleViolation.class, () -> assess(details));
        return refusal.field() + " " + refusal.code();
    }

    private static String explained(AssessmentDetails details) {
        return assess(details).getExplained().stream().map(said -> Texts.of(Locale.CHINA, said.key(), said.args().toArray())).collect(Collectors.joining("；"));
    }

    @ParameterizedTest
    @CsvSource({"2025-03-05, 2026-03-05", "2024-02-29, 2025-02-28", "2023-02-28, 2024-02-28", "2025-12-31, 2026-12-31", "2025-01-01, 2026-01-01", "2027-02-28, 2028-02-28"})
    void it_holds_to_the_corresponding_day_a_year_later_that_day_included(LocalDate day, LocalDate last) {
        assertEquals(last, Assessment.validUntil(day, 12));
    }

    @ParameterizedTest
    @CsvSource({"2025-08-31, 6, 2026-02-28", "2023-08-31, 6, 2024-02-29", "2025-11-30, 3, 2026-02-28", "2025-12-31, 1, 2026-01-31", "2026-01-31, 1, 2026-02-28"})
    void a_shorter_month_ends_it_on_its_last_day(LocalDate day, int months, LocalDate last) {
        assertEquals(last, Assessment.validUntil(day, months));
    }

    @Property
    void it_is_in_date_from_its_day_to_its_last_one_and_no_longer(@ForAll @IntRange(max = 4000) int offset, @ForAll @IntRange(min = 1, max = 36) int months) {
        LocalDate day = LocalDate.of(2022, 12, 30).plusDays(offset);
        LocalDate last = Assessment.validUntil(day, months);
        assertEquals(YearMonth.from(day).plusMonths(months), YearMonth.from(last));
        assertTrue(last.getDayOfMonth() == day.getDayOfMonth() || last.getDayOfMonth() < day.getDayOfMonth() && last.plusDays(1).getDayOfMonth() == 1);
    }

    @Test
    void the_edges_of_its_validity_are_days_in_date() {
        Assessment assessment = assess(details(71));
        assertTrue(assessment.isInDate(TODAY));
        assertTrue(assessment.isInDate(LocalDate.of(2027, 3, 5)));
        assertFalse(assessment.isInDate(LocalDate.of(2027, 3, 6)));
        assertFalse(assessment.isInDate(TODAY.minusDays(1)));
    }

    @Test
    void the_result_is_explained_in_words() {
        AssessmentDetails details = details(71);
        assertEquals("总分 71，轻度失能", explained(details));
        details.setDiagnoses("f00，I10");
        assertEquals("总分 71，轻度失能；因诊断 F00 调低一级，为中度失能", explained(details));
        details.setRiskEvents(3);
        assertEquals("总分 71，轻度失能；因诊断 F00 和 30 天内 3 次照护风险事件调低一级（只调一级），为中度失能", explained(details));
        details.setDiagnoses(null);
        assertEquals("总分 71，轻度失能；因 30 天内 3 次照护风险事件调低一级，为中度失能", explained(details));
        details.setComa(true);
        assertEquals("总分 71，轻度失能；处于昏迷状态，直接评定为完全失能", explained(details));
        AssessmentDetails worst = details(12);
        worst.setDiagnoses("F03");
        worst.setRiskEvents(2);
        assertEquals("总分 12，完全失能；诊断 F00–F99、30 天内两次及以上照护风险事件：已是最重的等级，不再调低", explained(worst));
    }

    @Test
    void a_day_to_come_one_before_birth_and_one_after_death_are_refused() {
        AssessmentDetails details = details(71);
        details.setAssessedOn(TODAY.plusDays(1));
        assertEquals("assessedOn assessment.day-to-come", refused(details));
        details.setAssessedOn(LocalDate.of(1949, 12, 30));
        assertEquals("assessedOn person.day-before-birth", refused(details));
        Person dead = person();
        PersonDetails known = PersonDetails.of("王国胜", "640502100000", null);
        known.setDiedOn(TODAY.minusDays(2));
        dead.amend(known, TODAY);
        assertEquals("assessment.after-death", assertThrows(RuleViolation.class, () -> new Assessment(dead, details(71), GoldenStandard.STANDARD, 12, null, "x", NOW)).code());
    }

    @Test
    void one_assessor_is_not_two() {
        AssessmentDetails details = details(71);
        details.setSecondAssessor(" 甲 ");
        assertEquals("secondAssessor constraint.assessment_two_assessors", refused(details));
    }

    @Test
    void the_newest_assessment_is_the_persons_ability_and_an_older_one_changes_nothing() {
        Person person = person();
        person.assessed(2, TODAY.minusDays(10));
        person.assessed(4, TODAY.minusDays(400));
        assertEquals(Short.valueOf((short) 2), person.getDetails().getAbilityGrade());
        person.assessed(1, TODAY.minusDays(10));
        assertEquals(Short.valueOf((short) 1), person.getDetails().getAbilityGrade(), "a review of the same day counts");
        assertEquals(TODAY.minusDays(10), person.getDetails().getAbilityOn());
    }
}
