package care.joint;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import care.supervision.Department;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClueTest {
    private static final LocalDate DAY = LocalDate.of(2025, 9, 26);

    private static Clue clue() {
        ClueDetails details = new ClueDetails();
        details.setKind(ClueKind.FUNDRAISING);
        details.setSubject("高息揽存");
        return new Clue("640521000000", null, ClueSource.REPORT, null, null, details, DAY, "甲");
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    /** From a Friday: 28 (a Sunday that is worked) to 30 September are three, 9 to 11 October three, 13 to 17, 20 to 24 ten, 27 to 30 four. */
    @Test
    void feedback_is_due_twenty_working_days_after_it_was_handed_over() {
        Clue clue = clue();
        clue.triage(Risk.HIGH, "属实", DAY, "甲");
        clue.transfer(Department.POLICE, 20, DAY);
        assertEquals(LocalDate.of(2025, 10, 30), clue.getFeedbackDue());
    }

    @Test
    void it_is_judged_handed_over_and_answered_before_somebody_else_closes_it() {
        Clue clue = clue();
        assertEquals("joint.clue.state.refused", refused(() -> clue.transfer(Department.POLICE, 20, DAY)));
        assertEquals("joint.no-risk", refused(() -> clue.triage(null, "属实", DAY, "甲")));
        clue.triage(Risk.HIGH, "属实", DAY, "甲");
        assertEquals("joint.no-department", refused(() -> clue.transfer(null, 20, DAY)));
        clue.transfer(Department.POLICE, 20, DAY);
        assertEquals("joint.clue.state.refused", refused(() -> clue.dismiss("不属实")));
        assertEquals("joint.feedback-day", refused(() -> clue.feedBack("立案", DAY.minusDays(1), DAY)));
        clue.feedBack("立案", DAY, DAY);
        assertEquals("constraint.clue_closed_by_another", refused(() -> clue.close("追回", DAY, "甲")));
        assertEquals(ClueState.FED_BACK, clue.getState());
        clue.close("追回", DAY, "乙");
        assertEquals(ClueState.CLOSED, clue.getState());
    }

    @Test
    void an_action_runs_once_it_has_a_task_and_takes_lines_of_its_own_departments() {
        ActionDetails details = new ActionDetails();
        details.setName("专项行动");
        details.setBasis("要求");
        details.setLead(Department.CIVIL_AFFAIRS);
        details.setDepartments(new Department[] {Department.CIVIL_AFFAIRS});
        details.setFromDay(DAY);
        details.setUntilDay(DAY.plusDays(30));
        details.setAgreement("约定");
        assertEquals("constraint.joint_action_joint", refused(() -> new JointAction("640500000000", details, "甲")));
        details.setDepartments(new Department[] {Department.POLICE});
        JointAction action = new JointAction("640500000000", details, "甲");
        assertEquals("joint.no-tasks", refused(() -> action.start(0)));
        LineDetails line = new LineDetails();
        line.setDepartment(Department.MARKET);
        assertEquals("joint.not-taking-part", refused(() -> action.takes(line)));
        assertEquals("joint.state.refused", refused(() -> action.close("完成", DAY, "甲")));
        action.start(1);
        assertEquals("joint.not-draft", refused(() -> action.change(details)));
        action.close("完成", DAY, "甲");
        assertEquals("joint.closed", refused(() -> action.takes(line)));
    }
}
