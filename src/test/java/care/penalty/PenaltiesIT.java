package care.penalty;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.document.Documents;
import care.kernel.*;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.Test;

/** A penalty from the finding to the public list, by two people, over a home that has its say. */
class PenaltiesIT extends ContainerTest {
    private static final Scope INSPECTOR = new Scope("inspector-640521", Role.INSPECTOR, "640521000000", null, "inspector", "");

    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);

    @Inject
    Penalties penalties;
    @Inject
    PublicPenalties open;
    @Inject
    Documents documents;
    @Inject
    Peek peek;

    /** One more like that of the demonstration: not put right though its time is over. Nothing is punished twice, so each test has its own. */
    private long finding() {
        return number("""
            insert into care.finding (facility_id, inspection_id, item_id, number, domain, severity, note, order_text, basis, deadline_days, found_on, state, order_id, due_on)
            select x.facility_id, x.inspection_id, (select i.id from care.checklist_item i join care.checklist_item own on own.checklist_id = i.checklist_id and own.id = x.item_id where not exists (select 1 from care.finding y where y.inspection_id = x.inspection_id and y.item_id = i.id) order by i.id desc limit 1),
              (select max(y.number) + 1 from care.finding y where y.inspection_id = x.inspection_id), x.domain, x.severity, x.note, x.order_text, x.basis, x.deadline_days, x.found_on, x.state, x.order_id, x.due_on
            from care.finding x where x.id = (select f.finding_id from care.penalty_finding f join care.penalty_case c on c.id = f.case_id join care.facility h on h.id = c.facility_id where h.region_code like '640521%' order by f.id limit 1) returning id""");
    }

    private PenaltyDetails details(Decision decision, long fen, String departure) {
        PenaltyDetails details = new PenaltyDetails();
        details.setSituationId(number("select id from care.penalty_situation where number = 6"));
        details.setFacts("疏散通道堆放杂物，期满未清理");
        details.setDecision(decision);
        details.setAmountFen(fen);
        details.setDeparture(departure);
        return details;
    }

    private long proposed(Scope by) {
        return as(by, () -> penalties.propose(finding(), details(Decision.FINE, 1_500_000, null)));
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

    private Scope home(long id) {
        return operator(number("select facility_id from care.penalty_case where id = " + id), "640521100000");
    }

    @Test
    void from_the_proposal_to_the_public_list() {
        long id = proposed(INSPECTOR);
        Scope home = home(id);
        assertEquals("record.not-found", refused(home, () -> penalties.get(id)), "not before the notice");
        assertEquals("record.not-found", refused(SHAPOTOU, () -> penalties.get(id)), "not in another county");
        assertEquals("penalty.state.refused", refused(ZHONGNING, run(() -> penalties.decide(id, Decision.FINE, 1_500_000L, null, null))));
        as(INSPECTOR, run(() -> penalties.notice(id)));
        PenaltyCase notified = as(home, () -> penalties.get(id));
        assertEquals("%PDF", new String(as(home, () -> documents.file(notified.getNoticeId())).pdf(), 0, 4, StandardCharsets.US_ASCII));
        assertEquals("penalty.not-heard", refused(ZHONGNING, run(() -> penalties.decide(id, Decision.FINE, 1_500_000L, null, null))));
        assertEquals("access.refused", refused(INSPECTOR, run(() -> penalties.state(id, "不服"))));
        as(home, run(() -> penalties.state(id, "已经清理，请从轻")));
        as(ZHONGNING, run(() -> penalties.decide(id, Decision.FINE, 1_200_000L, null, "部分采纳")));
        as(INSPECTOR, run(() -> penalties.serve(id, "院长", TODAY)));
        assertEquals("penalty.no-receipt", refused(INSPECTOR, run(() -> penalties.paid(id, TODAY, " "))));
        as(INSPECTOR, run(() -> penalties.paid(id, TODAY, "宁财票00099")));
        long before = as(Scope.NONE, () -> open.all()).size();
        as(ZHONGNING, run(() -> penalties.publish(id)));
        List<PublicPenalties.Published> all = as(Scope.NONE, () -> open.all());
        assertEquals(before + 1, all.size());
        assertEquals(1_200_000, all.get(0).amountFen());
        assertEquals(number("select count(*) from care.penalty_case where state = 'PUBLISHED'"), all.size());
    }

    @Test
    void the_record_suggests_the_tier_and_a_fen_above_thirty_thousand_yuan_is_refused() {
        assertEquals(Tier.ORDINARY, as(INSPECTOR, () -> penalties.suggest(List.of(finding()), null, false)).tier());
        assertEquals(Tier.GRAVE, as(INSPECTOR, () -> penalties.suggest(List.of(finding()), null, true)).tier());
        assertEquals("constraint.penalty_case_most", refused(INSPECTOR, () -> penalties.propose(finding(), details(Decision.FINE, 3_000_001, "屡教不改"))));
        assertEquals("constraint.penalty_case_within_tier", refused(INSPECTOR, () -> penalties.propose(finding(), details(Decision.FINE, 3_000_000, null))));
        long id = proposed(INSPECTOR);
        assertEquals("constraint.penalty_case_most", refused(ZHONGNING, () -> peek.change("update penalty_case set amount_fen = 3000001, departure = 'x' where id = " + id)));
        assertEquals("constraint.penalty_state_order", refused(ZHONGNING, () -> peek.change("update penalty_case set state = 'SERVED', notified_on = proposed_on, notified_by = 'x', hearing_until = proposed_on, said = 'x', said_on = proposed_on, said_by = 'x', decided_on = proposed_on, decided_by = 'y', served_on = proposed_on, served_to = 'x', publish_by = proposed_on where id = " + id)));
    }

    @Test
    void who_proposed_it_does_not_decide_it() {
        long id = proposed(ZHONGNING);
        as(INSPECTOR, run(() -> penalties.notice(id)));
        as(home(id), run(() -> penalties.state(id, "请复核")));
        assertEquals("constraint.penalty_case_two_people", refused(ZHONGNING, run(() -> penalties.decide(id, Decision.FINE, 1_500_000L, null, "不采纳"))));
        assertEquals("constraint.penalty_case_two_people", refused(ZHONGNING, () -> peek.change("update penalty_case set state = 'DECIDED', decided_on = said_on, decided_by = proposed_by where id = " + id)));
        assertEquals("access.refused", refused(INSPECTOR, run(() -> penalties.decide(id, Decision.FINE, 1_500_000L, null, "不采纳"))));
        as(CITY, run(() -> penalties.decide(id, Decision.FINE, 1_500_000L, null, "不采纳")));
    }

    @Test
    void two_who_notify_at_once_issue_one_notice() throws Exception {
        long id = proposed(INSPECTOR);
        String notices = "select count(*) from care.document where kind = 'PENALTY_NOTICE' and facility_id = (select facility_id from care.penalty_case where id = " + id + ")";
        long before = number(notices);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<String> served = threads.submit(() -> outcome(INSPECTOR, () -> penalties.notice(id)));
        Future<String> again = threads.submit(() -> outcome(INSPECTOR, () -> penalties.notice(id)));
        List<String> told = new ArrayList<>(List.of(served.get(60, TimeUnit.SECONDS), again.get(60, TimeUnit.SECONDS)));
        threads.shutdown();
        assertEquals(1, Collections.frequency(told, "done"), told.toString());
        assertTrue(told.contains("penalty.state.refused") || told.contains("record.changed-or-gone"), told.toString());
        assertEquals("penalty.no-reason", refused(ZHONGNING, run(() -> penalties.drop(id, ""))));
        as(ZHONGNING, run(() -> penalties.drop(id, "证据不足")));
        assertEquals(before + 1, number(notices), "two hands, one paper");
    }

    private String outcome(Scope scope, Runnable action) {
        try {
            as(scope, run(action));
            return "done";
        } catch (RuleViolation refusal) {
            return refusal.code();
        }
    }

    @Test
    void a_finding_is_punished_once_unless_the_first_case_was_dropped() {
        long finding = finding();
        long first = as(INSPECTOR, () -> penalties.propose(finding, details(Decision.FINE, 1_500_000, null)));
        assertEquals("penalty.finding-taken", refused(INSPECTOR, () -> penalties.propose(finding, details(Decision.FINE, 1_500_000, null))));
        as(ZHONGNING, run(() -> penalties.drop(first, "证据不足")));
        long second = as(INSPECTOR, () -> penalties.propose(finding, details(Decision.FINE, 1_500_000, null)));
        as(ZHONGNING, run(() -> penalties.drop(second, "证据不足")));
    }
}
