package care.nursing;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.kernel.*;
import care.residence.*;
import jakarta.inject.Inject;
import java.time.*;
import java.util.*;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Plans, rounds, hand-overs and home visits against the real tables, by the home itself and by nobody else. */
class NursingIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);

    @Inject
    CarePlans plans;
    @Inject
    Rounds rounds;
    @Inject
    Handovers handovers;
    @Inject
    HomeVisits visits;
    @Inject
    Stays stays;
    @Inject
    Peek peek;

    private long home() {
        return number("select facility_id from care.account where username = 'operator-2'");
    }

    private Scope own() {
        return operator(home(), "640521100000");
    }

    private Scope other() {
        return operator(number("select facility_id from care.account where username = 'operator-1'"), "640502100000");
    }

    private static RuleViolation refused(Callable<?> action) {
        return assertThrows(RuleViolation.class, action::call);
    }

    private Object run(Scope scope, Runnable action) {
        return as(scope, () -> {
            action.run();
            return null;
        });
    }

    @Test
    void a_round_notes_exceptions_and_finds_everybody_else_in_order_or_away() {
        Round round = as(own(), () -> rounds.start(home(), null, "值班员"));
        List<Rounds.Resident> residents = as(own(), () -> rounds.round(round));
        assertEquals(number("select count(*) from care.stay s join care.bed_period k on k.bed_id = s.bed_id and k.kind <> 'HOME' and daterange(k.from_day, k.until_day) @> date '" + TODAY + "' where s.facility_id = " + home() + " and daterange(s.from_day, s.until_day) @> date '" + TODAY + "'"), residents.size());
        long noted = residents.get(0).stayId();
        run(own(), () -> rounds.note(round.getId(), noted, Finding.NOTED, "咳嗽", "护士"));
        run(own(), () -> rounds.note(round.getId(), noted, Finding.NOTED, "咳嗽，已测体温", "护士"));
        assertEquals(round.getId(), as(own(), () -> rounds.start(home(), null, "别人")).getId(), "the one that is not finished goes on");
        run(own(), () -> rounds.finish(round.getId()));
        assertEquals(residents.size(), number("select count(*) from care.care_round_entry where round_id = " + round.getId()));
        assertEquals(1, number("select count(*) from care.care_round_entry where round_id = " + round.getId() + " and finding = 'NOTED' and note = '咳嗽，已测体温'"));
        assertEquals(residents.stream().filter(r -> r.away() != null && r.stayId() != noted).count(), number("select count(*) from care.care_round_entry where round_id = " + round.getId() + " and finding = 'AWAY'"));
        assertEquals("nursing.round.finished", refused(() -> run(own(), () -> rounds.finish(round.getId()))).code());
        assertEquals("nursing.round.finished", refused(() -> run(own(), () -> rounds.note(round.getId(), noted, Finding.NOTED, "x", null))).code());
        assertTrue(as(own(), () -> rounds.notes(home(), Instant.now().minusSeconds(600))).stream().anyMatch(note -> note.note().equals("咳嗽，已测体温")));
        assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> as(other(), () -> rounds.get(round.getId()))).kind());
        assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> as(other(), () -> rounds.start(home(), null, "x"))).kind());
        assertEquals(RuleViolation.Kind.REFUSED, refused(() -> as(ZHONGNING, () -> rounds.start(home(), null, "x"))).kind(), "an office looks and makes no rounds");
        assertTrue(as(ZHONGNING, () -> rounds.list(home(), Slice.first(50))).items().stream().anyMatch(row -> row.id() == round.getId() && row.noted() == 1));
    }

    @Test
    void the_tally_of_a_day_counts_finished_rounds_of_each_home_with_residents() {
        LocalDate day = TODAY.minusDays(2);
        List<Rounds.Tally> tallies = as(CITY, () -> rounds.tally(day, Slice.first(500))).items();
        assertEquals(number("select count(distinct facility_id) from care.stay where daterange(from_day, until_day) @> date '" + day + "'"), tallies.size());
        Rounds.Tally own = tallies.stream().filter(tally -> tally.id() == home()).findFirst().orElseThrow();
        assertEquals(List.of(2L, 2L, 2L), List.of(own.day(), own.night(), own.handovers()));
        assertTrue(own.enough());
        assertFalse(tallies.get(0).enough(), "those with too few nights come first");
        assertEquals(0, as(ZHONGNING, () -> rounds.tally(day, Slice.first(500))).items().stream().filter(tally -> !tally.division().isEmpty() && number("select count(*) from care.facility where id = " + tally.id() + " and region_code like '640521%'") == 0).count());
    }

    @Test
    void last_night_is_missed_in_one_home_and_its_workbench_says_so() {
        long operated = number("select facility_id from care.account where username = 'operator-1'");
        assertEquals(1, number("select count(*) from care.care_round where facility_id = " + operated + " and shift = 'NIGHT' and day = '" + TODAY.minusDays(1) + "'"));
        assertEquals(2, (int) as(other(), () -> rounds.leastNights(TODAY)));
    }

    @Test
    void a_shift_is_handed_over_once_with_the_counts_of_the_records() {
        HandoverDetails details = as(own(), () -> handovers.draft(home()));
        assertEquals(number("select count(*) from care.stay where facility_id = " + home() + " and daterange(from_day, until_day) @> date '" + TODAY + "'"), (long) details.getResidents());
        details.setDay(TODAY.minusDays(20));
        details.setShift(Shift.NIGHT);
        details.setGivenBy("甲");
        long id = as(own(), () -> handovers.write(home(), details)).getId();
        assertEquals("constraint.handover_key", refused(() -> as(own(), () -> handovers.write(home(), details))).code());
        run(own(), () -> handovers.take(id, "乙"));
        assertEquals("nursing.handover.taken", refused(() -> run(own(), () -> handovers.take(id, "丙"))).code());
        assertEquals("乙", as(ZHONGNING, () -> handovers.get(id)).getTakenBy());
        assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> as(other(), () -> handovers.get(id))).kind());
        assertEquals(0, number("select count(*) from care.audit_log where use_case = 'Handovers.write' and detail like '%" + "咳嗽" + "%'"));
    }

    @Test
    void a_plan_is_drawn_up_from_the_level_and_adjusted_for_a_reason() {
        long stay = number("select s.id from care.stay s join care.person p on p.id = s.person_id where s.facility_id = " + home() + " and s.until_day is null and p.ability_grade is not null and not exists (select 1 from care.stay_leave l where l.stay_id = s.id) order by s.id limit 1");
        CareLevel level = as(own(), () -> plans.level(stay, TODAY)).orElseThrow();
        CarePlan plan = as(own(), () -> plans.drawUp(stay, "复评"));
        assertEquals(level, plan.getLevel());
        assertEquals(number("select count(*) from care.care_task where level = '" + level + "'"), plan.getTasks().size());
        as(own(), () -> plans.add(stay, "听收音机", 1, Per.DAY, "老人要求"));
        as(own(), () -> plans.remove(stay, 0, "不需要"));
        List<CarePlan> versions = as(own(), () -> plans.of(stay));
        assertEquals(plan.getTasks().size(), versions.get(0).getTasks().size());
        assertEquals("听收音机", versions.get(0).getTasks().get(versions.get(0).getTasks().size() - 1).getName());
        assertEquals(1, versions.stream().filter(version -> version.getUntilDay() == null).count());
        assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> as(other(), () -> plans.of(stay))).kind());
    }

    @Test
    void who_moves_to_another_bed_of_the_home_keeps_the_plan() {
        long bed = number("select k.bed_id from care.bed_period k where k.facility_id = " + home() + " and k.state = 'IN_USE' and k.kind <> 'SOJOURN' and k.until_day is null and not exists (select 1 from care.stay s where s.bed_id = k.bed_id and (s.until_day is null or s.until_day > date '" + TODAY + "' - 3)) order by k.bed_id desc limit 1");
        long stay = number("select s.id from care.stay s join care.care_plan n on n.stay_id = s.id and n.until_day is null where s.facility_id = " + home() + " and s.until_day is null and s.discharge_on is null and s.from_day < date '" + TODAY + "' - 30 and not exists (select 1 from care.stay_leave l where l.stay_id = s.id) order by s.id desc limit 1");
        int tasks = as(own(), () -> plans.of(stay)).get(0).getTasks().size();
        Stay after = as(own(), () -> stays.transfer(stay, bed, TODAY));
        List<CarePlan> versions = as(own(), () -> plans.of(after.getId()));
        assertEquals(List.of(tasks), versions.stream().map(version -> version.getTasks().size()).toList());
        assertEquals(TODAY, versions.get(0).getFromDay());
    }

    @Test
    void a_visit_to_a_home_bed_has_a_place_or_a_reason_and_keeps_its_photograph() {
        long stay = number("select s.id from care.stay s join care.bed_period k on k.bed_id = s.bed_id and k.kind = 'HOME' and k.until_day is null where s.until_day is null and s.from_day < date '" + TODAY + "' - 3 order by s.id limit 1");
        long facility = number("select facility_id from care.stay where id = " + stay);
        Scope home = operator(facility, "640502100000");
        HomeVisitDetails details = new HomeVisitDetails();
        details.setDay(TODAY.minusDays(1));
        details.setBegin("9:05");
        details.setEnd("10:00");
        details.setVisitedBy("上门员");
        details.setServices(List.of(HomeService.VITALS, HomeService.MEALS));
        details.setSignedFor("家属");
        assertEquals("noPlace", refused(() -> as(home, () -> visits.record(stay, details, null, null))).field());
        details.setLatitude(37.51);
        details.setLongitude(105.19);
        details.setAccuracy(12);
        byte[] png = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        long id = as(home, () -> visits.record(stay, details, "门口.png", png)).getId();
        HomeVisit kept = as(home, () -> visits.get(id));
        assertEquals(List.of(HomeService.VITALS, HomeService.MEALS), kept.getServices());
        assertEquals(55, kept.getMinutes());
        assertEquals(1, as(home, () -> visits.proof(id)).size());
        assertEquals(0, number("select count(*) from care.audit_log where use_case = 'HomeVisits.record' and detail like '%105.19%'"), "the place is not in the trail");
        details.setEnd("9:05");
        assertEquals("constraint.home_visit_ends_before_begins", refused(() -> as(home, () -> visits.record(stay, details, null, null))).code());
        details.setEnd("25:00");
        assertEquals("nursing.visit.time", refused(() -> as(home, () -> visits.record(stay, details, null, null))).code());
        details.setDay(TODAY.plusDays(1));
        details.setEnd("10:00");
        assertEquals("nursing.visit.to-come", refused(() -> as(home, () -> visits.record(stay, details, null, null))).code());
        assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> as(own(), () -> visits.get(id))).kind(), "another home");
        long inside = number("select s.id from care.stay s join care.bed_period k on k.bed_id = s.bed_id and k.kind <> 'HOME' and k.until_day is null where s.until_day is null and s.facility_id = " + home() + " order by s.id limit 1");
        details.setDay(TODAY);
        assertEquals("nursing.visit.no-home-bed", refused(() -> as(own(), () -> visits.record(inside, details, null, null))).code());
    }

    @Test
    void home_beds_with_too_few_visits_are_told_from_the_others() {
        List<HomeVisits.Row> all = as(CITY, () -> visits.list(false, Slice.first(500))).items();
        assertEquals(number("select count(*) from care.bed_period where kind = 'HOME' and state = 'IN_USE' and daterange(from_day, until_day) @> date '" + TODAY + "'"), all.size());
        List<HomeVisits.Row> few = as(CITY, () -> visits.list(true, Slice.first(500))).items();
        assertFalse(few.isEmpty());
        assertTrue(few.size() < all.size());
        few.forEach(row -> assertTrue(row.visits() < 2 && !row.enough(), row.toString()));
        assertEquals(few.size(), all.stream().filter(row -> !row.enough()).count());
    }

    @Test
    void a_home_bed_is_settled_once_and_amended() {
        long bed = number("select b.id from care.bed b where exists (select 1 from care.bed_period k where k.bed_id = b.id and k.kind = 'HOME') and not exists (select 1 from care.home_bed h where h.bed_id = b.id) order by b.id limit 1");
        Scope home = operator(number("select facility_id from care.bed where id = " + bed), "640502100000");
        run(home, () -> visits.settle(bed, "向阳小区 3 号楼", "护理床", null));
        run(home, () -> visits.settle(bed, "向阳小区 3 号楼 201", "护理床", "呼叫器"));
        assertEquals("向阳小区 3 号楼 201", as(home, () -> visits.place(bed)).address());
        assertEquals("address", refused(() -> run(home, () -> visits.settle(bed, " ", null, null))).field());
        assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> run(own(), () -> visits.settle(bed, "x", null, null))).kind());
    }
}
