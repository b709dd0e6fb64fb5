package care.checklist;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import java.util.function.Function;
import java.util.stream.*;

/** The versions of the list of items: the one in force, earlier ones, and the draft of the next; and the situations of a major hazard. */
@UseCase
@ApplicationScoped
public class Checklists {
    /** @param until the day the next version takes its place; null for the newest @param major how many of its items are major hazards */
    public record Row(long id, int number, String name, ChecklistState state, LocalDate validFrom, LocalDate until, String publishedBy, long items, long major) implements Serializable {
        /** Whether it is the one to look with on a day. */
        public boolean inForce(LocalDate day) {
            return validFrom != null && !validFrom.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    /** What a version says otherwise than the one before it. @param parts keys of what is said otherwise, when it was there before */
    public record Change(String code, String requirement, Kind kind, List<String> parts) implements Serializable {
        /** 新增, 修改, 删除. */
        public enum Kind {ADDED, CHANGED, REMOVED}
    }

    private static final Map<String, Function<ChecklistItem, Object>> PARTS = parts();

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    AuditTrail trail;
    @Inject
    Clock clock;

    private static Map<String, Function<ChecklistItem, Object>> parts() {
        Map<String, Function<ChecklistItem, Object>> parts = new LinkedHashMap<>();
        parts.put("domain", ChecklistItem::getDomain);
        parts.put("requirement", ChecklistItem::getRequirement);
        parts.put("basis", ChecklistItem::getBasis);
        parts.put("method", ChecklistItem::getMethod);
        parts.put("severity", ChecklistItem::getSeverity);
        parts.put("deadlineDays", ChecklistItem::getDeadlineDays);
        parts.put("hazard", item -> item.getMajorHazard() == null ? null : item.getMajorHazard().getNumber());
        parts.put("orderText", ChecklistItem::getOrderText);
        parts.put("unit", ChecklistItem::getUnit);
        return parts;
    }

    /** The version to look with on a day. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Checklist inForce(LocalDate day) {
        return em.createQuery("from Checklist where state = IN_FORCE and validFrom <= :day order by validFrom desc", Checklist.class).setParameter("day", day).setMaxResults(1).getResultStream().findFirst()
            .orElseThrow(() -> RuleViolation.conflict("checklist.none-in-force", day));
    }

    /** The items of a version in the order they are looked at. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<ChecklistItem> items(long checklistId, Set<Domain> domains) {
        return em.createQuery("from ChecklistItem i left join fetch i.majorHazard where i.checklist.id = :list and i.details.domain in :domains", ChecklistItem.class).setParameter("list", checklistId).setParameter("domains", domains).getResultStream()
            .sorted(Comparator.comparing(ChecklistItem::getDomain).thenComparing(ChecklistItem::getPosition).thenComparing(ChecklistItem::getCode)).toList();
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Checklist get(long id) {
        Checklist checklist = em.find(Checklist.class, id);
        if (checklist == null) throw RuleViolation.notFound();
        return checklist;
    }

    /** All versions, the newest first. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Row> versions() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("""
            select c.id, c.number, c.name, c.state, c.valid_from, lead(c.valid_from) over (order by c.number) as until, c.published_by, i.n, i.major
            from checklist c left join lateral (select count(*) as n, count(x.major_hazard_id) as major from checklist_item x where x.checklist_id = c.id) i on true order by c.number desc""", Tuple.class).getResultList();
        return rows.stream().map(t -> new Row(t.get("id", Number.class).longValue(), t.get("number", Integer.class), t.get("name", String.class), ChecklistState.valueOf(t.get("state", String.class)), day(t, "valid_from"), day(t, "until"), t.get("published_by", String.class),
            t.get("n", Number.class).longValue(), t.get("major", Number.class).longValue())).toList();
    }

    /** What it says otherwise than the version before it; empty for the first. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Change> changes(long id) {
        Checklist now = get(id);
        Checklist before = em.createQuery("from Checklist where number < :number order by number desc", Checklist.class).setParameter("number", now.getNumber()).setMaxResults(1).getResultStream().findFirst().orElse(null);
        if (before == null) return List.of();
        Map<String, ChecklistItem> old = byCode(before.getId());
        Map<String, ChecklistItem> current = byCode(id);
        Stream<Change> kept = current.values().stream().map(item -> change(old.get(item.getCode()), item)).filter(Objects::nonNull);
        Stream<Change> gone = old.values().stream().filter(item -> !current.containsKey(item.getCode())).map(item -> new Change(item.getCode(), item.getRequirement(), Change.Kind.REMOVED, List.of()));
        return Stream.concat(kept, gone).sorted(Comparator.comparing(Change::code)).toList();
    }

    private Map<String, ChecklistItem> byCode(long id) {
        return items(id, EnumSet.allOf(Domain.class)).stream().collect(Collectors.toMap(ChecklistItem::getCode, Function.identity()));
    }

    private static Change change(ChecklistItem before, ChecklistItem now) {
        if (before == null) return new Change(now.getCode(), now.getRequirement(), Change.Kind.ADDED, List.of());
        List<String> parts = PARTS.entrySet().stream().filter(part -> !Objects.equals(part.getValue().apply(before), part.getValue().apply(now))).map(part -> "checklist." + part.getKey()).toList();
        return parts.isEmpty() ? null : new Change(now.getCode(), now.getRequirement(), Change.Kind.CHANGED, parts);
    }

    /** The draft of the next version; begins as a copy of the newest one. */
    @Requires(Permission.CHECKLIST_EDIT)
    public Checklist draft() {
        Checklist newest = em.createQuery("from Checklist order by number desc", Checklist.class).setMaxResults(1).getSingleResult();
        if (newest.getState() == ChecklistState.DRAFT) throw RuleViolation.conflict("constraint.checklist_draft");
        Checklist draft = new Checklist(newest.getNumber() + 1, newest.getName());
        em.persist(draft);
        em.flush();
        em.createNativeQuery("""
            insert into checklist_item (checklist_id, code, domain, position, requirement, basis, method, severity, deadline_days, major_hazard_id, order_text, unit)
            select :draft, code, domain, position, requirement, basis, method, severity, deadline_days, major_hazard_id, order_text, unit from checklist_item where checklist_id = :newest""")
            .setParameter("draft", draft.getId()).setParameter("newest", newest.getId()).executeUpdate();
        return draft;
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public ChecklistItem item(long id) {
        return em.createQuery("from ChecklistItem i join fetch i.checklist left join fetch i.majorHazard where i.id = :id", ChecklistItem.class).setParameter("id", id).getResultStream().findFirst().orElseThrow(RuleViolation::notFound);
    }

    /** A new item goes to the end of its domain. @param hazard number of the situation it is; null for none */
    @Requires(Permission.CHECKLIST_EDIT)
    public ChecklistItem add(long checklistId, @Valid ItemDetails details, Integer hazard) {
        Checklist checklist = get(checklistId);
        int last = em.createQuery("select coalesce(max(position), 0) from ChecklistItem where checklist.id = :list and details.domain = :domain", Integer.class).setParameter("list", checklistId).setParameter("domain", details.getDomain()).getSingleResult();
        ChecklistItem item = new ChecklistItem(checklist, last + 1, details, situation(hazard));
        em.persist(item);
        return item;
    }

    @Requires(Permission.CHECKLIST_EDIT)
    public void change(long itemId, @Valid ItemDetails details, Integer hazard) {
        item(itemId).word(details, situation(hazard));
    }

    @Requires(Permission.CHECKLIST_EDIT)
    public void remove(long itemId) {
        ChecklistItem item = item(itemId);
        item.getChecklist().drafted();
        em.remove(item);
    }

    private MajorHazard situation(Integer number) {
        if (number == null) return null;
        return em.createQuery("from MajorHazard where number = :number", MajorHazard.class).setParameter("number", number).getResultStream().findFirst().orElseThrow(() -> RuleViolation.invalid("hazard", "checklist.hazard.unknown", number));
    }

    /** In force from a day on; from then it takes the place of the one before and stays as it is. */
    @Requires(Permission.CHECKLIST_EDIT)
    public void publish(long id, LocalDate from) {
        Checklist checklist = get(id);
        if (em.createQuery("select count(*) from ChecklistItem where checklist.id = :list", Long.class).setParameter("list", id).getSingleResult() == 0) throw RuleViolation.conflict("checklist.empty");
        LocalDate newest = em.createQuery("select max(validFrom) from Checklist", LocalDate.class).getSingleResult();
        checklist.publish(from, LocalDate.now(clock), newest, user.getScope().displayName());
    }

    /** The situations of a major hazard by number. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<MajorHazard> hazards() {
        return em.createQuery("from MajorHazard order by number", MajorHazard.class).getResultList();
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public MajorHazard hazard(long id) {
        MajorHazard hazard = em.find(MajorHazard.class, id);
        if (hazard == null) throw RuleViolation.notFound();
        return hazard;
    }

    /** Enters a situation from the official text. */
    @Requires(Permission.CHECKLIST_EDIT)
    public void confirm(long id, int group, String situation, String basis) {
        hazard(id).confirm(group, situation, basis);
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
