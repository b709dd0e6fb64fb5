package care.joint;

import care.access.*;
import care.document.*;
import care.kernel.*;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import java.util.stream.Collectors;

/** Joint actions with their lists and what was told to the public. An action of the city is seen by its counties, which add their own events. */
@UseCase
@ApplicationScoped
public class JointActions {
    /** @param heads older people and others reached, each time counted */
    public record Row(long id, String name, String division, LocalDate from, LocalDate until, ActionState state, long tasks, long done, long events, long heads) implements Serializable {
    }

    /** A line that is due, and the action it belongs to. */
    public record Due(long actionId, String action, care.supervision.Department department, String matter, LocalDate due) {
    }

    @Inject
    EntityManager em;
    @Inject
    Divisions divisions;
    @Inject
    Documents documents;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public Rows<Row> list(ActionState state, Slice slice) {
        return new Listing("a.id, a.name, r.name as division, a.from_day, a.until_day, a.state, coalesce(l.tasks, 0) as tasks, coalesce(l.done, 0) as done, coalesce(e.events, 0) as events, coalesce(e.heads, 0) as heads",
            "joint_action a join region r on r.code = a.region_code left join (select action_id, count(*) as tasks, count(done_on) as done from joint_line group by 1) l on l.action_id = a.id left join (select action_id, count(*) as events, sum(heads) as heads from publicity_event group by 1) e on e.action_id = a.id", "a.id")
            .where("a.state = :state", "state", state).sort("from", "a.from_day", "date").sort("name", "a.name", "text")
            .rows(em, slice, t -> new Row(number(t, "id"), t.get("name", String.class), t.get("division", String.class), date(t, "from_day"), date(t, "until_day"), ActionState.valueOf(t.get("state", String.class)), number(t, "tasks"), number(t, "done"), number(t, "events"), number(t, "heads")));
    }

    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public JointAction get(long id) {
        JointAction action = em.find(JointAction.class, id);
        if (action == null) throw RuleViolation.notFound();
        return action;
    }

    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public List<JointLine> lines(long id) {
        return em.createQuery("from JointLine where actionId = :id order by details.list desc, details.dueOn, id", JointLine.class).setParameter("id", id).getResultList();
    }

    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public List<PublicityEvent> events(long id) {
        return em.createQuery("from PublicityEvent where actionId = :id order by details.day desc, id desc", PublicityEvent.class).setParameter("id", id).getResultList();
    }

    /** What is open on the lists of actions of this user's own office. */
    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public List<Due> due() {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select a.id, a.name, l.department, l.matter, l.due_on from joint_line l join joint_action a on a.id = l.action_id where l.done_on is null and a.state = 'RUNNING' and a.region_code = :own order by l.due_on, l.id limit 50", Tuple.class)
            .setParameter("own", user.getScope().regionCode()).getResultList();
        return found.stream().map(t -> new Due(number(t, "id"), t.get("name", String.class), care.supervision.Department.valueOf(t.get("department", String.class)), t.get("matter", String.class), date(t, "due_on"))).toList();
    }

    @Requires(Permission.JOINT_ACTION)
    public long make(@Valid ActionDetails details) {
        JointAction action = new JointAction(user.getScope().regionCode(), details, user.getScope().actor());
        em.persist(action);
        em.flush();
        return action.getId();
    }

    @Requires(Permission.JOINT_ACTION)
    public void change(long id, @Valid ActionDetails details) {
        own(id).change(details);
    }

    /** The agreement is issued, and it runs. */
    @Requires(Permission.JOINT_ACTION)
    public void start(long id) {
        JointAction action = own(id);
        List<JointLine> lines = lines(id);
        action.start(lines.stream().filter(line -> line.getDetails().getList() == JointList.TASK).count());
        action.agreed(documents.issue("JOINT_AGREEMENT", action.getRegionCode(), null, action.getRegionCode(), agreement(action, lines)));
    }

    @Requires(Permission.JOINT_ACTION)
    public void addLine(long id, @Valid LineDetails line) {
        own(id).takes(line);
        em.persist(new JointLine(id, line));
    }

    @Requires(Permission.JOINT_ACTION)
    public void done(long id, Long lineId, String result) {
        own(id);
        JointLine line = lineId == null ? null : em.find(JointLine.class, lineId, LockModeType.PESSIMISTIC_WRITE);
        if (line == null || line.getActionId() != id) throw RuleViolation.invalid("line", "joint.no-line");
        line.done(result, today());
    }

    @Requires(Permission.JOINT_ACTION)
    public void publicise(long id, @Valid PublicityDetails event) {
        get(id).takes(event, today());
        em.persist(new PublicityEvent(id, event, user.getScope().actor()));
    }

    @Requires(Permission.JOINT_ACTION)
    public void close(long id, String summary) {
        own(id).close(summary, today(), user.getScope().actor());
    }

    private Paper agreement(JointAction action, List<JointLine> lines) {
        return new Paper(action.getName() + "责任书", action.getAll().stream().map(d -> Texts.word(Locale.CHINA, d)).collect(Collectors.joining("、")), List.of("依据" + action.getBasis() + "，自" + action.getFromDay() + "至" + action.getUntilDay() + "开展联合行动，各部门约定如下：", action.getAgreement()), List.of(),
            lines.stream().map(line -> Texts.word(Locale.CHINA, line.getDetails().getList()) + "：" + line.getDetails().getMatter() + "（" + Texts.word(Locale.CHINA, line.getDetails().getDepartment()) + "，" + line.getDetails().getPerson() + "，" + line.getDetails().getDueOn() + "前）").toList(),
            List.of(), action.getAll().stream().map(d -> Texts.word(Locale.CHINA, d) + "签字").toList());
    }

    /** Only the office that made it changes it. */
    private JointAction own(long id) {
        JointAction action = get(id);
        if (!action.getRegionCode().equals(user.getScope().regionCode())) throw RuleViolation.conflict("joint.not-yours", divisions.get(action.getRegionCode()).name());
        em.lock(action, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(action);
        return action;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static long number(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
    }

    private static LocalDate date(Tuple t, String column) {
        return ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
