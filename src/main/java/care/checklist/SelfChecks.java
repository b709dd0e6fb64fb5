package care.checklist;

import care.access.*;
import care.audit.AuditTrail;
import care.facility.*;
import care.kernel.*;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** Self-checks: the home goes through the list in force and says what it found; whoever supervises reads it. */
@UseCase
@ApplicationScoped
public class SelfChecks {
    private static final int LONGEST = 500;

    public record Row(long id, long facilityId, String facility, String division, LocalDate day, String madeBy, SelfCheckState state, LocalDate doneOn, long items, long answered, long deficient) implements Serializable {
    }

    /** An item with what the home said. @param outcome null while nobody has looked */
    public record Line(long itemId, String code, Domain domain, String requirement, String method, String basis, boolean major, String orderText, int deadlineDays, Conformity outcome, String note, String remedy) implements Serializable {
    }

    private static final String LINES = "checklist_item i left join self_check_answer a on a.item_id = i.id and a.self_check_id = s.id where i.checklist_id = s.checklist_id and i.domain = any (s.domains)";

    @Inject
    EntityManager em;
    @Inject
    Checklists checklists;
    @Inject
    Facilities facilities;
    @Inject
    Timeline timeline;
    @Inject
    Parameters parameters;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Rows<Row> list(Long facilityId, SelfCheckState state, Slice slice) {
        return new Listing("s.id, s.facility_id, f.name as facility, r.name as division, s.day, s.made_by, s.state, s.done_on, (select count(*) from " + LINES + ") as items, (select count(a.id) from " + LINES + ") as answered, (select count(*) from " + LINES + " and a.outcome = 'DEFICIENT') as deficient",
            "self_check s join facility f on f.id = s.facility_id join region r on r.code = f.region_code", "s.id")
            .where("s.facility_id = :facility", "facility", facilityId).where("s.state = :state", "state", state)
            .sort("day", "s.day", "date").sort("facility", "f.name", "text")
            .rows(em, slice.unlessSorted("day", true), t -> new Row(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("division", String.class), day(t, "day"), t.get("made_by", String.class),
                SelfCheckState.valueOf(t.get("state", String.class)), day(t, "done_on"), t.get("items", Number.class).longValue(), t.get("answered", Number.class).longValue(), t.get("deficient", Number.class).longValue()));
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public SelfCheck get(long id) {
        SelfCheck check = em.find(SelfCheck.class, id);
        if (check == null) throw RuleViolation.notFound();
        check.getChecklist().getNumber();
        return check;
    }

    /** The list in its order, with what was said so far. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Line> lines(long id) {
        get(id);
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select i.id, i.code, i.domain, i.requirement, i.method, i.basis, i.major_hazard_id is not null as major, i.order_text, i.deadline_days, a.outcome, a.note, a.remedy
            from self_check s join checklist_item i on i.checklist_id = s.checklist_id and i.domain = any (s.domains) left join self_check_answer a on a.item_id = i.id and a.self_check_id = s.id
            where s.id = :id order by array_position(s.domains, i.domain), i.position, i.code""", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Line(t.get("id", Number.class).longValue(), t.get("code", String.class), Domain.valueOf(t.get("domain", String.class)), t.get("requirement", String.class), t.get("method", String.class), t.get("basis", String.class), t.get("major", Boolean.class),
            t.get("order_text", String.class), t.get("deadline_days", Number.class).intValue(), t.get("outcome") == null ? null : Conformity.valueOf(t.get("outcome", String.class)), t.get("note", String.class), t.get("remedy", String.class))).toList();
    }

    /** Begins with the version in force; one that is open is finished first. */
    @Requires(Permission.RECTIFY)
    public SelfCheck start(long facilityId, Collection<Domain> domains) {
        facilities.get(facilityId);
        LocalDate today = LocalDate.now(clock);
        SelfCheck check = new SelfCheck(facilityId, checklists.inForce(today), domains, today, user.getScope().displayName());
        em.persist(check);
        em.flush();
        return check;
    }

    /** Answers one item; answered again, it is answered anew. What is said in words is kept when only the outcome is tapped again. */
    @Requires(Permission.RECTIFY)
    public void answer(long id, long itemId, Conformity outcome, String note, String remedy) {
        SelfCheck check = get(id);
        if (outcome == null) throw RuleViolation.invalid("outcome", "checklist.self.no-outcome");
        if (note != null && note.length() > LONGEST || remedy != null && remedy.length() > LONGEST) throw RuleViolation.invalid("note", "checklist.self.long", LONGEST);
        em.createNativeQuery("""
            insert into self_check_answer as a (self_check_id, facility_id, item_id, outcome, note, remedy, answered_at, answered_by) values (:check, :facility, :item, :outcome, nullif(:note, ''), nullif(:remedy, ''), :at, :by)
            on conflict (self_check_id, item_id) do update set outcome = excluded.outcome, note = coalesce(excluded.note, a.note), remedy = coalesce(excluded.remedy, a.remedy), answered_at = excluded.answered_at, answered_by = excluded.answered_by, version = a.version + 1""")
            .setParameter("check", id).setParameter("facility", check.getFacilityId()).setParameter("item", itemId).setParameter("outcome", outcome.name()).setParameter("note", note == null ? "" : note.strip()).setParameter("remedy", remedy == null ? "" : remedy.strip())
            .setParameter("at", clock.instant()).setParameter("by", user.getScope().displayName()).executeUpdate();
        trail.about("SelfCheck", id, "answered", Map.of("item", itemId, "outcome", outcome));
    }

    @Requires(Permission.RECTIFY)
    public void finish(long id) {
        SelfCheck check = get(id);
        List<Line> lines = lines(id);
        check.finish(lines.stream().filter(line -> line.outcome() == null).map(Line::code).toList(), lines.stream().filter(line -> line.outcome() == Conformity.DEFICIENT && line.note() == null).map(Line::code).toList(), LocalDate.now(clock));
        timeline.tell(check.getFacilityId(), check.getDoneOn(), "checklist.event.self-check", lines.size(), lines.stream().filter(line -> line.outcome() == Conformity.DEFICIENT).count());
    }

    /** Since when the home of the user owes a self-check, and the one that is open; the day is null when it owes none. */
    public record Owed(LocalDate since, Long open) {
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Owed owed(long facilityId, LocalDate today) {
        int days = parameters.whole("checklist.self-check-days", today);
        Object[] found = (Object[]) em.createNativeQuery("select max(done_on), max(id) filter (where state = 'OPEN') from self_check where facility_id = :facility").setParameter("facility", facilityId).getSingleResult();
        LocalDate last = found[0] == null ? null : ((java.sql.Date) found[0]).toLocalDate();
        LocalDate due = last == null ? today : last.plusDays(days);
        return new Owed(due.isAfter(today) ? null : due, found[1] == null ? null : ((Number) found[1]).longValue());
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
