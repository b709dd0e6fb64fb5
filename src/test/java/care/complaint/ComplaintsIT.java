package care.complaint;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.joint.*;
import care.kernel.*;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.Test;

/** Complaints and clues: who sees them, and what several hands at once may do. */
class ComplaintsIT extends ContainerTest {
    private static final Scope INSPECTOR = new Scope("inspector-640521", Role.INSPECTOR, "640521000000", null, "inspector", "");

    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);

    @Inject
    Complaints complaints;
    @Inject
    PublicComplaints open;
    @Inject
    Clues clues;
    @Inject
    Peek peek;

    private static ComplaintDetails about(String place) {
        ComplaintDetails details = new ComplaintDetails();
        details.setCounty("640521000000");
        details.setPlace(place);
        details.setWhat("饭菜经常是凉的");
        details.setChannel(Channel.HOTLINE);
        return details;
    }

    private long recorded() {
        return as(ZHONGNING, () -> complaints.record(about("枣园街的一家"))).id();
    }

    private String refused(Scope scope, Callable<?> action) {
        return assertThrows(RuleViolation.class, () -> as(scope, action)).code();
    }

    private static Callable<Void> run(Runnable action) {
        return () -> {
            action.run();
            return null;
        };
    }

    @Test
    void another_county_finds_neither_complaint_nor_clue() {
        long id = recorded();
        assertEquals("record.not-found", refused(SHAPOTOU, () -> complaints.get(id)));
        assertEquals("record.not-found", refused(SHAPOTOU, run(() -> complaints.accept(id, ComplaintKind.FOOD))));
        assertNotNull(as(CITY, () -> complaints.get(id)));
        long clue = number("select id from care.clue where region_code like '640522%' order by id limit 1");
        assertEquals("record.not-found", refused(ZHONGNING, () -> clues.get(clue)));
        assertEquals(number("select count(*) from care.clue where region_code like '640521%'"), (long) as(ZHONGNING, () -> peek.count("select count(*) from clue")));
        assertEquals(number("select count(*) from care.clue_event e join care.clue c on c.id = e.clue_id where c.region_code like '640521%'"), (long) as(ZHONGNING, () -> peek.count("select count(*) from clue_event")));
        assertEquals(number("select count(*) from care.complaint where region_code like '640521%'"), (long) as(ZHONGNING, () -> peek.count("select count(*) from complaint")));
    }

    @Test
    void a_home_sees_no_complaint_and_no_clue_about_it() {
        long home = number("select facility_id from care.complaint where region_code like '640521%' and facility_id is not null order by id limit 1");
        Scope operator = operator(home, "640521100000");
        for (String table : List.of("complaint", "clue", "clue_event", "joint_action", "joint_line", "publicity_event")) assertEquals(0L, (long) as(operator, () -> peek.count("select count(*) from " + table)), table);
        long id = number("select id from care.complaint where facility_id = " + home + " order by id limit 1");
        assertEquals("access.refused", refused(operator, () -> complaints.get(id)));
    }

    @Test
    void a_clerk_sees_what_the_own_town_wrote_down_and_nothing_else() {
        ComplaintDetails details = about("海城镇的一家");
        long id = as(CLERK, () -> complaints.record(details)).id();
        assertEquals("640522000000", as(CLERK, () -> complaints.get(id)).getRegionCode());
        assertEquals(number("select count(*) from care.complaint where recorded_region like '640522100%'"), (long) as(CLERK, () -> peek.count("select count(*) from complaint")));
        assertEquals("access.refused", refused(CLERK, run(() -> complaints.accept(id, ComplaintKind.FOOD))));
        Scope haiyuan = new Scope("county-640522", Role.COUNTY_OFFICER, "640522000000", null, "county", "");
        as(haiyuan, run(() -> complaints.accept(id, ComplaintKind.FOOD)));
    }

    @Test
    void two_officers_at_once_decide_once() throws Exception {
        long id = recorded();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<String>> outcomes = new ArrayList<>();
        for (Runnable decision : List.<Runnable>of(() -> complaints.accept(id, ComplaintKind.FOOD), () -> complaints.refuse(id, "不属本局", "市场监管局"))) outcomes.add(threads.submit(() -> {
            try {
                as(ZHONGNING, run(decision));
                return "done";
            } catch (RuleViolation refusal) {
                return refusal.code();
            }
        }));
        List<String> told = new ArrayList<>();
        for (Future<String> outcome : outcomes) told.add(outcome.get(60, TimeUnit.SECONDS));
        threads.shutdown();
        assertEquals(1, Collections.frequency(told, "done"), told.toString());
        assertTrue(told.contains("complaint.state.refused") || told.contains("record.changed-or-gone"), told.toString());
    }

    @Test
    void the_database_too_knows_the_order_of_states_and_who_may_close() {
        long id = recorded();
        assertEquals("constraint.complaint_state_order", refused(ZHONGNING, () -> peek.change("update complaint set state = 'CLOSED', decided_on = received_on, decided_by = 'x', kind = 'FOOD', answer_due = received_on, answer = 'x', answered_on = received_on, answered_by = 'x', closed_on = received_on, closed_by = 'x' where id = " + id)));
        long clue = number("select id from care.clue where state = 'FED_BACK' and region_code like '640521%' order by id limit 1");
        assertEquals("constraint.clue_closed_by_another", refused(ZHONGNING, () -> peek.change("update clue set state = 'CLOSED', result = 'x', closed_on = fed_back_on, closed_by = triaged_by where id = " + clue)));
        assertEquals("constraint.clue_closed_by_another", refused(ZHONGNING, run(() -> clues.close(clue, "结案"))));
    }

    @Test
    void who_complains_is_shown_with_a_reason_and_it_is_logged() {
        long id = number("select id from care.complaint where region_code like '640521%' and name_mask = '钱*山' order by id limit 1");
        assertEquals("person.reveal.no-reason", refused(ZHONGNING, () -> complaints.reveal(id, " ")));
        assertEquals("access.refused", refused(INSPECTOR, () -> complaints.reveal(id, "核实")));
        assertEquals("钱望山 13900002222", as(ZHONGNING, () -> complaints.reveal(id, "电话核实")));
        assertEquals(1, number("select count(*) from care.audit_log where use_case = 'Complaints.reveal' and outcome = 'DONE' and detail like '%电话核实%' and detail not like '%13900002222%'"));
    }

    @Test
    void anybody_sends_one_and_asks_with_number_and_code_only() {
        ComplaintDetails details = about("县城西边的一家");
        details.setName("李望川");
        details.setPhone("13700003333");
        Receipt receipt = as(Scope.NONE, () -> open.send(details));
        assertTrue(receipt.number().startsWith("TS" + TODAY.getYear() + "-"), receipt.number());
        assertEquals(ComplaintState.RECEIVED, as(Scope.NONE, () -> open.status(receipt.number().toLowerCase(Locale.ROOT), receipt.code().toLowerCase(Locale.ROOT))).state());
        assertEquals("complaint.no-match", refused(Scope.NONE, () -> open.status(receipt.number(), "AAAAAAAAAAAA")));
        assertEquals("complaint.no-match", refused(Scope.NONE, () -> open.status("TS2020-000001", receipt.code())));
        assertEquals(0, number("select count(*) from care.complaint c where c.number = '" + receipt.number() + "' and (to_jsonb(c)::text like '%李望川%' or to_jsonb(c)::text like '%13700003333%')"), "the name is sealed");
        assertEquals("complaint.no-match", refused(Scope.NONE, run(() -> open.rate(receipt.number(), "AAAAAAAAAAAA", 5))));
        assertEquals("complaint.rated", refused(Scope.NONE, run(() -> open.rate(receipt.number(), receipt.code(), 5))), "nothing to rate yet");
        long id = number("select id from care.complaint where number = '" + receipt.number() + "'");
        as(ZHONGNING, run(() -> complaints.accept(id, ComplaintKind.FOOD)));
        as(ZHONGNING, run(() -> complaints.answer(id, "已改进")));
        as(Scope.NONE, run(() -> open.rate(receipt.number(), receipt.code(), 4)));
        assertEquals("complaint.rated", refused(Scope.NONE, run(() -> open.rate(receipt.number(), receipt.code(), 1))));
        assertEquals(4, number("select satisfaction from care.complaint where id = " + id));
    }

    @Test
    void what_is_too_long_or_about_nothing_is_refused() {
        ComplaintDetails tooLong = about("某处");
        tooLong.setWhat("长".repeat(2001));
        assertThrows(ConstraintViolationException.class, () -> as(Scope.NONE, () -> open.send(tooLong)));
        ComplaintDetails nowhere = about("某处");
        nowhere.setCounty("110101000000");
        assertEquals("complaint.no-such-home", refused(Scope.NONE, () -> open.send(nowhere)));
        ComplaintDetails hidden = about("某处");
        hidden.setFacilityId(number("select id from care.facility where filing = 'CANCELLED' order by id limit 1"));
        assertEquals("complaint.no-such-home", refused(Scope.NONE, () -> open.send(hidden)));
    }

    @Test
    void fewer_than_two_officers_or_one_without_a_valid_certificate_are_not_sent() {
        long home = number("select facility_id from care.complaint where region_code like '640521%' and facility_id is not null order by id limit 1");
        ComplaintDetails details = about(null);
        details.setFacilityId(home);
        long id = as(ZHONGNING, () -> complaints.record(details)).id();
        assertEquals("complaint.not-accepted", refused(ZHONGNING, () -> complaints.inspect(id, List.of(1L, 2L), TODAY)));
        as(ZHONGNING, run(() -> complaints.accept(id, ComplaintKind.SAFETY)));
        assertEquals("inspection.officers.two", refused(ZHONGNING, () -> complaints.inspect(id, List.of(1L, 1L), TODAY)));
        String officer = "insert into officer (region_code, name, department, certificate_number, certificate_until) values ('640521000000', '投诉核查%s', 'CIVIL_AFFAIRS', 'TSHC-%s', '%s')";
        for (String[] one : new String[][] {{"1", "2999-12-31"}, {"2", "2999-12-31"}, {"3", "2020-12-31"}}) as(ZHONGNING, () -> peek.change(officer.formatted(one[0], one[0], one[1])));
        List<Long> officers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) officers.add(number("select id from care.officer where certificate_number = 'TSHC-" + i + "'"));
        assertEquals("inspection.officers.certificate", refused(ZHONGNING, () -> complaints.inspect(id, List.of(officers.get(0), officers.get(2)), TODAY)));
        long inspection = as(ZHONGNING, () -> complaints.inspect(id, officers.subList(0, 2), TODAY.plusDays(3)));
        assertEquals(3, number("select cardinality(domains) from care.inspection where form = 'CASE' and state = 'PLANNED' and id = " + inspection));
        assertEquals("complaint.inspected", refused(ZHONGNING, () -> complaints.inspect(id, officers.subList(0, 2), TODAY.plusDays(3))));
        as(ZHONGNING, () -> peek.change("update officer set active = false where certificate_number like 'TSHC-%'"));
    }
}
