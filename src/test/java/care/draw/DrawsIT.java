package care.draw;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.checklist.*;
import care.kernel.RuleViolation;
import care.supervision.*;
import jakarta.inject.Inject;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.Test;

/** Draws from the approved plan to the inspections, step by step and only so; and the checklists they are made with. */
class DrawsIT extends ContainerTest {
    private static final Scope HAIYUAN = new Scope("county-640522", Role.COUNTY_OFFICER, "640522000000", null, "county-640522", "");
    private static int next;

    @Inject
    Draws draws;
    @Inject
    Plans plans;
    @Inject
    Checklists checklists;
    @Inject
    SelfChecks selfChecks;

    private static LocalDate today() {
        return LocalDate.now(care.kernel.Clocks.CHINA);
    }

    private long plan(boolean approved) {
        PlanDetails details = new PlanDetails();
        details.setName("抽查试验 " + ++next);
        details.setBasis("试验");
        details.setDomains(List.of(Domain.FIRE));
        details.setFromDay(today());
        details.setLastDay(today().plusDays(10));
        long id = as(HAIYUAN, () -> plans.make(details)).getId();
        if (approved) as(CITY, () -> {
            plans.approve(id);
            return null;
        });
        return id;
    }

    private Draw prepared(long plan, int wanted) {
        return as(HAIYUAN, () -> draws.prepare(plan, wanted, null, today(), today().plusDays(10)));
    }

    /** The waiting time is over, and the lists are as they were. */
    private void ripe(long draw) {
        sql("alter table care.draw disable trigger draw_guard", "update care.draw set not_before = prepared_at where id = " + draw, "alter table care.draw enable trigger draw_guard");
    }

    private void sql(String... statements) {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            for (String each : statements) statement.execute(each);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String refused(Scope scope, Callable<?> action) {
        return assertThrows(RuleViolation.class, () -> as(scope, action)).code();
    }

    private Callable<Void> does(Runnable action) {
        return () -> {
            action.run();
            return null;
        };
    }

    @Test
    void whoever_made_a_plan_does_not_approve_it_and_nothing_is_drawn_for_a_draft() {
        long plan = plan(false);
        assertEquals("supervision.plan.second-person", refused(HAIYUAN, does(() -> plans.approve(plan))));
        assertEquals("draw.plan-not-approved", refused(HAIYUAN, () -> draws.prepare(plan, 1, null, today(), today().plusDays(1))));
        assertEquals(RuleViolation.Kind.NOT_FOUND, assertThrows(RuleViolation.class, () -> as(ZHONGNING, () -> plans.get(plan))).kind());
    }

    @Test
    void a_draw_goes_from_the_lists_to_the_inspections_and_no_other_way() {
        long id = prepared(plan(true), 2).getId();
        assertEquals("draw.state.refused", refused(HAIYUAN, does(() -> draws.assign(id))));
        assertEquals("draw.too-early", refused(HAIYUAN, does(() -> draws.draw(id))));
        assertNull(as(HAIYUAN, () -> draws.evidence(id)).seed());
        ripe(id);
        as(HAIYUAN, does(() -> draws.draw(id)));
        Evidence evidence = as(HAIYUAN, () -> draws.evidence(id));
        assertEquals(Ranking.parse(Ranking.text(Ranking.of(Lists.parse(evidence.lists()), HexFormat.of().parseHex(evidence.seed())))).stream().map(Ranking.Winner::home).toList(), evidence.result().stream().map(Evidence.Line::home).toList());
        assertEquals("draw.state.refused", refused(HAIYUAN, does(() -> draws.draw(id))));
        assertEquals(RuleViolation.Kind.NOT_FOUND, assertThrows(RuleViolation.class, () -> as(ZHONGNING, () -> draws.evidence(id))).kind());
        as(HAIYUAN, does(() -> draws.assign(id)));
        long plan = number("select plan_id from care.draw where id = " + id);
        assertEquals(2, number("select count(*) from care.inspection where state = 'PLANNED' and plan_id = " + plan));
        assertEquals(4, number("select count(*) from care.inspection_officer x join care.inspection i on i.id = x.inspection_id where i.plan_id = " + plan));
        assertEquals("draw.state.refused", refused(HAIYUAN, does(() -> draws.cancel(id, "太晚"))));
        forget(plan);
    }

    /** What others count stays as it was. */
    private void forget(long plan) {
        sql("delete from care.inspection_officer where inspection_id in (select id from care.inspection where plan_id = " + plan + ")", "delete from care.inspection where plan_id = " + plan);
    }

    @Test
    void eight_at_once_draw_and_assign_once() throws Exception {
        long id = prepared(plan(true), 1).getId();
        ripe(id);
        assertEquals(1, atOnce(() -> draws.draw(id)));
        assertEquals(1, atOnce(() -> draws.assign(id)));
        long plan = number("select plan_id from care.draw where id = " + id);
        assertEquals(1, number("select count(*) from care.inspection where plan_id = " + plan));
        forget(plan);
    }

    private int atOnce(Runnable action) throws Exception {
        int hands = 8;
        CyclicBarrier start = new CyclicBarrier(hands);
        ExecutorService pool = Executors.newFixedThreadPool(hands);
        try {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < hands; i++) tries.add(pool.submit(() -> {
                start.await();
                try {
                    user.as(HAIYUAN, does(action));
                    return true;
                } catch (RuleViolation refused) {
                    return false;
                }
            }));
            int done = 0;
            for (Future<Boolean> one : tries) if (one.get()) done++;
            return done;
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void what_was_published_cannot_be_changed_not_even_by_the_tables_owner() {
        long id = prepared(plan(true), 1).getId();
        for (String change : List.of("lists = lists || 'x'", "wanted = 2", "commitment = sha256('x')", "not_before = prepared_at", "state = 'ASSIGNED'", "state = 'DRAWN'", "seed = sha256('x'), state = 'CANCELLED', cancelled_by = 'x', cancelled_why = 'x', cancelled_at = now()"))
            assertThrows(IllegalStateException.class, () -> sql("update care.draw set " + change + " where id = " + id), change);
        as(HAIYUAN, does(() -> draws.cancel(id, "试验结束")));
        Evidence evidence = as(HAIYUAN, () -> draws.evidence(id));
        assertNull(evidence.result());
        assertEquals(evidence.commitment(), HexFormat.of().formatHex(Lists.sha256(HexFormat.of().parseHex(evidence.seed()))));
    }

    @Test
    void more_homes_than_there_are_and_days_outside_of_the_plan_are_refused_beside_their_field() {
        long plan = plan(true);
        assertEquals("draw.too-many", refused(HAIYUAN, () -> draws.prepare(plan, 400, null, today(), today().plusDays(1))));
        assertEquals("draw.after-plan", refused(HAIYUAN, () -> draws.prepare(plan, 1, null, today(), today().plusDays(11))));
        assertEquals("draw.before-plan", refused(HAIYUAN, () -> draws.prepare(plan, 1, null, today().minusDays(1), today().plusDays(1))));
    }

    @Test
    void the_first_checklist_is_whole_and_frozen() {
        Checklist list = as(CITY, () -> checklists.inForce(today()));
        List<ChecklistItem> all = as(CITY, () -> checklists.items(list.getId(), EnumSet.allOf(Domain.class)));
        assertEquals(83, all.size());
        assertEquals(52, as(CITY, () -> checklists.items(list.getId(), EnumSet.of(Domain.FIRE, Domain.ELECTRIC, Domain.GAS, Domain.FOOD))).size());
        assertEquals(7, all.stream().filter(i -> i.getMajorHazard() != null).map(i -> i.getMajorHazard().getNumber()).distinct().count());
        assertEquals(22, as(CITY, () -> checklists.hazards()).size());
        assertEquals("checklist.frozen", refused(CITY, does(() -> checklists.remove(all.get(0).getId()))));
        assertThrows(IllegalStateException.class, () -> sql("delete from care.checklist_item where id = " + all.get(0).getId()));
        assertEquals("access.refused", refused(HAIYUAN, () -> checklists.draft()));
    }

    @Test
    void a_self_check_is_done_when_nothing_is_left_and_each_deficiency_is_said() {
        long home = number("select f.id from care.facility f where f.region_code like '640522%' and f.filing = 'FILED' and f.id not in (select facility_id from care.self_check) order by f.id desc limit 1");
        Scope operator = operator(home, "640522000000");
        long id = as(operator, () -> selfChecks.start(home, EnumSet.of(Domain.GAS))).getId();
        assertEquals("constraint.self_check_open", refused(operator, () -> selfChecks.start(home, EnumSet.of(Domain.GAS))));
        List<SelfChecks.Line> lines = as(operator, () -> selfChecks.lines(id));
        assertEquals(9, lines.size());
        assertEquals("checklist.self.unanswered", refused(operator, does(() -> selfChecks.finish(id))));
        lines.forEach(line -> as(operator, does(() -> selfChecks.answer(id, line.itemId(), line.code().equals("GAS-02") ? Conformity.DEFICIENT : Conformity.CONFORM, null, null))));
        assertEquals("checklist.self.unsaid", refused(operator, does(() -> selfChecks.finish(id))));
        long hose = lines.get(1).itemId();
        as(operator, does(() -> selfChecks.answer(id, hose, Conformity.DEFICIENT, "软管超过年限", "已订购")));
        long outside = number("select id from care.checklist_item where code = 'FIRE-01'");
        assertEquals("constraint.self_check_outside", refused(operator, does(() -> selfChecks.answer(id, outside, Conformity.CONFORM, null, null))));
        as(operator, does(() -> selfChecks.finish(id)));
        assertEquals("constraint.self_check_closed", refused(operator, does(() -> selfChecks.answer(id, hose, Conformity.CONFORM, null, null))));
        assertEquals(RuleViolation.Kind.NOT_FOUND, assertThrows(RuleViolation.class, () -> as(ZHONGNING, () -> selfChecks.get(id))).kind());
        assertEquals("access.refused", refused(HAIYUAN, () -> selfChecks.start(home, EnumSet.of(Domain.GAS))));
    }
}
