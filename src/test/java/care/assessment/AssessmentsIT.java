package care.assessment;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.kernel.*;
import care.person.*;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Recording assessments against the real tables: who may, what becomes of the person, and what nobody may change. */
class AssessmentsIT extends ContainerTest {
    private static final AtomicInteger NEXT = new AtomicInteger(500);
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);

    @Inject
    Assessments assessments;
    @Inject
    Standards standards;
    @Inject
    People people;
    @Inject
    Peek peek;

    private long newPerson() {
        String head = "64050919440202" + (NEXT.incrementAndGet() % 900 + 100);
        return as(SHAPOTOU, () -> people.register(head + IdentityNumber.check(head), PersonDetails.of("试评估", "640502100000", null)).getId());
    }

    private static AssessmentDetails details(LocalDate day, int total) {
        AssessmentDetails details = new AssessmentDetails();
        details.setAssessedOn(day);
        details.setReason(AssessmentReason.ROUTINE);
        details.setFirstAssessor("甲");
        details.setSecondAssessor("乙");
        details.getItems().putAll(GoldenStandard.points(total));
        return details;
    }

    private Assessment record(Scope scope, long person, AssessmentDetails details) {
        return as(scope, () -> assessments.record(person, details));
    }

    private static RuleViolation refused(Callable<?> action) {
        return assertThrows(RuleViolation.class, action::call);
    }

    private String grade(long person) {
        People.View view = as(SHAPOTOU, () -> people.view(person));
        return view.abilityGrade() + " " + view.abilityOn();
    }

    @Test
    void the_seeded_standard_is_the_standard() {
        Standard standard = as(SHAPOTOU, () -> standards.on(TODAY, Locale.CHINA));
        assertEquals(GoldenStandard.STANDARD.items().stream().map(i -> i.code() + i.maximum()).toList(), standard.items().stream().map(i -> i.code() + i.maximum()).toList());
        assertEquals(GoldenStandard.STANDARD.bands(), standard.bands());
        assertEquals(List.of(32, 15, 28, 15), Arrays.stream(ItemGroup.values()).map(g -> standard.items().stream().filter(i -> i.group() == g).mapToInt(Standard.Item::maximum).sum()).toList());
        standard.items().forEach(item -> assertEquals(item.maximum() + 1, item.levels().size(), item.code()));
        assertEquals("Feeding", as(SHAPOTOU, () -> standards.on(TODAY, Locale.ENGLISH)).items().get(0).name());
        assertEquals("assessment.no-standard", refused(() -> as(SHAPOTOU, () -> standards.on(LocalDate.of(2022, 12, 29), Locale.CHINA))).code());
    }

    @Test
    void what_is_recorded_comes_back_with_its_points_and_is_the_persons_ability() {
        long person = newPerson();
        AssessmentDetails details = details(TODAY, 71);
        details.setDiagnoses("f00.1 G30");
        details.setRiskEvents(1);
        long id = record(SHAPOTOU, person, details).getId();
        Assessment kept = as(SHAPOTOU, () -> assessments.view(id));
        assertEquals(List.of(71, 1, 2), List.of(kept.getTotal(), kept.getBand(), kept.getGrade()));
        assertEquals(List.of("F00.1", "G30"), kept.getDiagnoses());
        assertEquals(List.of(Worsening.DIAGNOSIS), kept.getOverrides());
        assertEquals(26, kept.getScores().size());
        assertEquals(71, kept.getScores().values().stream().mapToInt(Short::intValue).sum());
        assertEquals(TODAY.plusYears(1), kept.getValidUntil());
        assertEquals("2 " + TODAY, grade(person));
        assertEquals(1, number("select count(*) from care.audit_log where use_case = 'Assessments.record' and outcome = 'DONE' and subject = 'Assessment#" + id + "' and detail not like '%F00%'"), "health is not in the trail");
    }

    @Test
    void an_older_one_entered_later_leaves_the_ability_and_a_review_of_the_day_takes_its_place() {
        long person = newPerson();
        record(SHAPOTOU, person, details(TODAY.minusDays(3), 90));
        record(SHAPOTOU, person, details(TODAY.minusDays(200), 20));
        assertEquals("0 " + TODAY.minusDays(3), grade(person));
        assertEquals("constraint.assessment_key", refused(() -> record(SHAPOTOU, person, details(TODAY.minusDays(3), 50))).code());
        AssessmentDetails review = details(TODAY.minusDays(3), 50);
        review.setReason(AssessmentReason.REVIEW);
        long id = record(SHAPOTOU, person, review).getId();
        assertEquals("2 " + TODAY.minusDays(3), grade(person));
        assertEquals(id, as(SHAPOTOU, () -> assessments.inDate(person, TODAY)).orElseThrow().getId());
        assertEquals(List.of(50, 90, 20), as(SHAPOTOU, () -> assessments.of(person)).stream().map(Assessments.Row::total).toList());
    }

    @Test
    void on_a_day_the_newest_that_holds_is_found_its_first_and_last_day_included() {
        long person = newPerson();
        LocalDate day = TODAY.minusMonths(14);
        long id = record(SHAPOTOU, person, details(day, 71)).getId();
        assertEquals(Optional.empty(), as(SHAPOTOU, () -> assessments.inDate(person, day.minusDays(1))));
        assertEquals(id, as(SHAPOTOU, () -> assessments.inDate(person, day)).orElseThrow().getId());
        assertEquals(id, as(SHAPOTOU, () -> assessments.inDate(person, day.plusMonths(12))).orElseThrow().getId());
        assertEquals(Optional.empty(), as(SHAPOTOU, () -> assessments.inDate(person, day.plusMonths(12).plusDays(1))));
        assertEquals(Optional.empty(), as(SHAPOTOU, () -> assessments.inDate(person, TODAY)));
    }

    @Test
    void a_missing_item_and_one_out_of_range_are_named_and_nothing_is_kept() {
        long person = newPerson();
        AssessmentDetails details = details(TODAY, 71);
        details.getItems().put("feeding", null);
        details.getItems().put("vision", 3);
        assertEquals(List.of("feeding", "vision"), refused(() -> record(SHAPOTOU, person, details)).all().stream().map(RuleViolation::field).toList());
        assertEquals(0, number("select count(*) from care.assessment where person_id = " + person));
    }

    @Test
    void an_operator_assesses_its_residents_and_sees_nobody_elses() {
        long home = number("select facility_id from care.account where username = 'operator-1'");
        Scope operator = operator(home, "640502100000");
        long resident = number("select person_id from care.stay where until_day is null and kind = 'RESIDENT' and facility_id = " + home + " order by id desc limit 1");
        Assessment made = record(operator, resident, details(TODAY, 33));
        assertEquals(home, made.getFacilityId());
        assertEquals(3, number("select ability_grade from care.person where id = " + resident), "though an operator may not edit persons");
        long stranger = number("select p.id from care.person p where region_code like '640522%' and facility_id is null and not exists (select 1 from care.stay s where s.person_id = p.id) limit 1");
        for (Scope scope : List.of(operator, SHAPOTOU, ZHONGNING)) {
            assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> record(scope, stranger, details(TODAY, 33))).kind(), scope.actor());
            assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> as(scope, () -> assessments.of(stranger))).kind(), scope.actor());
        }
        assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> as(ZHONGNING, () -> assessments.view(made.getId()))).kind());
        assertEquals(RuleViolation.Kind.REFUSED, refused(() -> record(CITY, resident, details(TODAY, 33))).kind(), "the city does not assess");
        assertEquals(0L, (long) as(ZHONGNING, () -> peek.count("select count(*) from assessment_score where assessment_id = " + made.getId())));
    }

    @Test
    void what_is_recorded_is_never_changed() {
        long id = record(SHAPOTOU, newPerson(), details(TODAY, 71)).getId();
        for (String sql : List.of("update assessment set total = 90 where id = " + id, "delete from assessment where id = " + id, "update assessment_score set points = 0 where assessment_id = " + id, "delete from assessment_score where assessment_id = " + id))
            assertEquals("scope.refused", refused(() -> as(SHAPOTOU, () -> peek.change(sql))).code(), sql);
    }

    @Test
    void whoever_has_none_or_an_old_one_is_due() {
        long home = number("select facility_id from care.account where username = 'operator-1'");
        Scope operator = operator(home, "640502100000");
        LocalDate by = as(operator, () -> assessments.warnedUntil());
        assertEquals(TODAY.plusDays(30), by);
        String living = "care.stay s where kind = 'RESIDENT' and facility_id = " + home + " and from_day <= '" + TODAY + "' and (until_day is null or until_day > '" + TODAY + "') and not exists (select 1 from care.assessment a where a.person_id = s.person_id and a.valid_until > '%s')";
        assertEquals(number("select count(*) from " + living.formatted(by)), as(operator, () -> assessments.due(by, Slice.first(500))).items().size());
        Assessments.DueCount count = as(operator, () -> assessments.dueCount(by));
        assertEquals(number("select count(*) from " + living.formatted(by)), count.all());
        assertEquals(number("select count(*) from " + living.formatted(TODAY.minusDays(1))), count.none() + count.over());
    }
}
