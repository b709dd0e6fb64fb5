package care.joint;

import static care.joint.ActionState.*;

import care.kernel.*;
import care.supervision.Department;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.*;

/**
 * Several departments act together for a while, e.g. against fraud on older people (防范化解养老服务诈骗专项行动): 一书三单, an agreement and three
 * lists. It is prepared, runs once the agreement is issued and something is on the list of tasks, and is closed with a summary.
 */
@Entity
public class JointAction extends Identified {
    private String regionCode;
    private String name;
    private String basis;
    @Enumerated(EnumType.STRING)
    private Department lead;
    private String[] departments;
    private LocalDate fromDay;
    private LocalDate untilDay;
    private String agreement;
    private Long agreementId;
    @Enumerated(EnumType.STRING)
    private ActionState state = DRAFT;
    private String madeBy;
    private String summary;
    private LocalDate closedOn;
    private String closedBy;

    protected JointAction() {
    }

    JointAction(String region, ActionDetails details, String by) {
        regionCode = region;
        madeBy = by;
        change(details);
    }

    /** While it is prepared everything may change. */
    public final void change(ActionDetails details) {
        if (state != DRAFT) throw RuleViolation.conflict("joint.not-draft", state);
        if (details.getUntilDay().isBefore(details.getFromDay())) throw RuleViolation.invalid("untilDay", "constraint.joint_action_ends_before_begins");
        Department[] others = details.getDepartments() == null ? new Department[0] : details.getDepartments();
        if (Stream.of(others).allMatch(d -> d == details.getLead())) throw RuleViolation.invalid("departments", "constraint.joint_action_joint");
        name = details.getName();
        basis = details.getBasis();
        lead = details.getLead();
        departments = Stream.of(others).filter(d -> d != details.getLead()).map(Enum::name).toArray(String[]::new);
        fromDay = details.getFromDay();
        untilDay = details.getUntilDay();
        agreement = details.getAgreement();
    }

    ActionDetails details() {
        ActionDetails details = new ActionDetails();
        details.setName(name);
        details.setBasis(basis);
        details.setLead(lead);
        details.setDepartments(getOthers().toArray(Department[]::new));
        details.setFromDay(fromDay);
        details.setUntilDay(untilDay);
        details.setAgreement(agreement);
        return details;
    }

    /** @param tasks how many lines the list of tasks has */
    public void start(long tasks) {
        if (tasks == 0) throw RuleViolation.conflict("joint.no-tasks");
        state = state.to(RUNNING);
    }

    void agreed(long documentId) {
        agreementId = documentId;
    }

    /** Lists grow until it is closed, by departments that take part. */
    void takes(LineDetails line) {
        if (state == CLOSED) throw RuleViolation.conflict("joint.closed", closedOn);
        if (line.getDepartment() != lead && !getOthers().contains(line.getDepartment())) throw RuleViolation.invalid("department", "joint.not-taking-part");
    }

    void takes(PublicityDetails event, LocalDate today) {
        if (state != RUNNING) throw RuleViolation.conflict("joint.not-running", state);
        if (event.getDay().isBefore(fromDay) || event.getDay().isAfter(today)) throw RuleViolation.invalid("day", "joint.day-outside", fromDay);
    }

    public void close(String told, LocalDate on, String by) {
        if (told == null || told.isBlank()) throw RuleViolation.invalid("summary", "joint.no-summary");
        state = state.to(CLOSED);
        summary = told.strip();
        closedOn = on;
        closedBy = by;
    }

    public List<Department> getOthers() {
        return Stream.of(departments).map(Department::valueOf).toList();
    }

    /** All that take part, the leading one first. */
    public List<Department> getAll() {
        return Stream.concat(Stream.of(lead), getOthers().stream()).toList();
    }

    public String getRegionCode() {
        return regionCode;
    }

    public String getName() {
        return name;
    }

    public String getBasis() {
        return basis;
    }

    public Department getLead() {
        return lead;
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public LocalDate getUntilDay() {
        return untilDay;
    }

    public String getAgreement() {
        return agreement;
    }

    public Long getAgreementId() {
        return agreementId;
    }

    public ActionState getState() {
        return state;
    }

    public String getMadeBy() {
        return madeBy;
    }

    public String getSummary() {
        return summary;
    }

    public LocalDate getClosedOn() {
        return closedOn;
    }

    public String getClosedBy() {
        return closedBy;
    }
}
