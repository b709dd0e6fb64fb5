package care.inspection;

import care.access.*;
import care.attachment.Attachments;
import care.audit.AuditTrail;
import care.checklist.*;
import care.document.Documents;
import care.facility.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.supervision.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.*;
import java.util.*;
import java.util.stream.Collectors;

/** Inspections from the assignment to the signed record: at the desk now, from the phone by the same way. */
@UseCase
@ApplicationScoped
public class Inspections {
    public static final String SUBJECT = "INSPECTION";
    public static final String SIGNATURES = "SIGNATURE";
    private static final int LONGEST_NAME = 100;
    /** Officers an inspection has at least. */
    private static final int OFFICERS = 2;

    /** @param deficient items that were not as they should be @param due the last day it is planned for */
    public record Row(long id, long facilityId, String facility, String division, InspectionForm form, String ground, InspectionState state, LocalDate plannedFrom, LocalDate due, LocalDate day, String officers, long deficient, boolean joint, LocalDate publishedOn) implements Serializable {
    }

    /** Who inspects. @param certified whether the certificate holds on the day asked for @param came assigned to this inspection */
    public record Inspector(long id, String name, Department department, String certificateNumber, LocalDate certificateUntil, boolean certified, boolean came, String conflict) implements Serializable {
        public boolean mayGo() {
            return certified && conflict == null;
        }
    }

    /** An item with what was found. @param outcome null while nobody has looked */
    public record Line(long itemId, String code, Domain domain, String requirement, String basis, String method, Severity usual, String unit, boolean major, String orderText, int deadlineDays, Conformity outcome, Severity severity, String note, BigDecimal measured, long photos) implements Serializable {
    }

    /** Who has signed on a screen. @param officerId null: the home @param attachmentId the picture; null when the name was typed @param drawn its bytes, where they are wanted */
    public record Signature(Long officerId, String name, OffsetDateTime signedAt, Long attachmentId, byte[] drawn) {
    }

    /** Told when a record is signed, within the same transaction: what is deficient becomes findings. */
    public record Recorded(Inspection inspection, Facility facility) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Facilities facilities;
    @Inject
    Checklists checklists;
    @Inject
    Parameters parameters;
    @Inject
    Documents documents;
    @Inject
    Attachments attachments;
    @Inject
    AuditTrail trail;
    @Inject
    Timeline timeline;
    @Inject
    Event<Recorded> recorded;
    @Inject
    Clock clock;

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Rows<Row> list(InspectionState state, InspectionForm form, Long facilityId, Long planId, boolean mine, Slice slice) {
        Listing listing = new Listing("""
            i.id, i.facility_id, f.name as facility, r.name as division, i.form, i.ground, i.state, i.planned_from, i.planned_until, i.arrived_at, i.departments, i.published_on,
            (select string_agg(o.name, '、' order by o.id) from inspection_officer x join officer o on o.id = x.officer_id where x.inspection_id = i.id) as officers,
            (select count(*) from inspection_answer a where a.inspection_id = i.id and a.outcome = 'DEFICIENT') as deficient""",
            "inspection i join facility f on f.id = i.facility_id join region r on r.code = f.region_code", "i.id")
            .where("i.state = :state", "state", state).where("i.form = :form", "form", form).where("i.facility_id = :facility", "facility", facilityId).where("i.plan_id = :plan", "plan", planId)
            .sort("planned", "i.planned_from", "date").sort("due", "i.planned_until", "date").sort("facility", "f.name", "text").sort("day", "coalesce(i.arrived_at, 'infinity')", "timestamptz");
        if (mine) listing.where("exists (select 1 from inspection_officer x join officer o on o.id = x.officer_id where x.inspection_id = i.id and o.username = :me)", "me", user.getScope().actor());
        return listing.rows(em, slice.unlessSorted("planned", true), this::row);
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Inspection get(long id) {
        Inspection inspection = em.find(Inspection.class, id);
        if (inspection == null) throw RuleViolation.notFound();
        return inspection;
    }

    /** Who is assigned, or came. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Inspector> officers(long id) {
        Inspection inspection = get(id);
        return officers(inspection.getFacilityId(), id, inspection.getDay() == null ? LocalDate.now(clock) : inspection.getDay()).stream().filter(Inspector::came).toList();
    }

    /** Everybody who could go to a home on a day, those who may not with what keeps them. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Inspector> available(long facilityId, Long inspectionId) {
        return officers(facilityId, inspectionId, LocalDate.now(clock));
    }

    private List<Inspector> officers(long facilityId, Long inspectionId, LocalDate day) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select o.id, o.name, o.department, o.certificate_number, o.certificate_until, o.active and o.certificate_until >= :day as certified, x.id is not null as came, c.reason
            from officer o left join inspection_officer x on x.officer_id = o.id and x.inspection_id = :inspection left join officer_conflict c on c.officer_id = o.id and c.facility_id = :facility
            where o.active or x.id is not null order by x.id, o.region_code, o.id""", Tuple.class).setParameter("day", day).setParameter("inspection", inspectionId == null ? -1L : inspectionId).setParameter("facility", facilityId).getResultList();
        return found.stream().map(t -> new Inspector(t.get("id", Number.class).longValue(), t.get("name", String.class), Department.valueOf(t.get("department", String.class)), t.get("certificate_number", String.class), day(t, "certificate_until"),
            t.get("certified", Boolean.class), t.get("came", Boolean.class), t.get("reason", String.class))).toList();
    }

    /** The list of an inspection in its order, with what was found so far. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Line> lines(long id) {
        Inspection inspection = get(id);
        if (inspection.getChecklistId() == null) return List.of();
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select i.id, i.code, i.domain, i.requirement, i.basis, i.method, i.severity as usual, i.unit, i.major_hazard_id is not null as major, i.order_text, i.deadline_days, a.outcome, a.severity, a.note, a.measured,
              (select count(*) from attachment p where p.subject = 'INSPECTION' and p.subject_id = :id and p.role = i.code) as photos
            from checklist_item i left join inspection_answer a on a.item_id = i.id and a.inspection_id = :id
            where i.checklist_id = :list and i.domain in (:domains) order by array_position(array['FIRE', 'ELECTRIC', 'GAS', 'FOOD', 'EPIDEMIC', 'CARE', 'STAFF', 'FUNDS'], i.domain), i.position, i.id""", Tuple.class)
            .setParameter("id", id).setParameter("list", inspection.getChecklistId()).setParameter("domains", inspection.getDomains().stream().map(Enum::name).toList()).getResultList();
        return found.stream().map(t -> new Line(t.get("id", Number.class).longValue(), t.get("code", String.class), Domain.valueOf(t.get("domain", String.class)), t.get("requirement", String.class), t.get("basis", String.class), t.get("method", String.class),
            Severity.valueOf(t.get("usual", String.class)), t.get("unit", String.class), t.get("major", Boolean.class), t.get("order_text", String.class), t.get("deadline_days", Number.class).intValue(),
            t.get("outcome") == null ? null : Conformity.valueOf(t.get("outcome", String.class)), t.get("severity") == null ? null : Severity.valueOf(t.get("severity", String.class)), t.get("note", String.class), t.get("measured", BigDecimal.class), t.get("photos", Number.class).longValue())).toList();
    }

    /** A single case: a complaint, a clue, an accident. It does not count for the year's cap. */
    @Requires(Permission.INSPECTION_PLAN)
    public Inspection single(long facilityId, String ground, Collection<Domain> domains, Collection<Long> officerIds, LocalDate from, LocalDate until) {
        return assign(facilityId, null, InspectionForm.CASE, ground, domains, Set.of(), officerIds, from, until);
    }

    /**
     * Assigns an inspection to officers.
     *
     * @param departments further ones that come along
     * @param until       half-open
     * @throws RuleViolation inspection.officers.two, inspection.officers.conflict, inspection.officers.certificate, constraint.inspection_year_cap, constraint.inspection_matter_listed
     */
    @Requires(Permission.INSPECTION_PLAN)
    public Inspection assign(long facilityId, Long planId, InspectionForm form, String ground, Collection<Domain> domains, Collection<Department> departments, Collection<Long> officerIds, LocalDate from, LocalDate until) {
        facilities.get(facilityId);
        Inspection inspection = new Inspection(facilityId, planId, form, ground, domains, departments, from, until, user.getScope().displayName());
        if (inspection.getDue().isBefore(LocalDate.now(clock))) throw RuleViolation.invalid("until", "inspection.past");
        List<Inspector> chosen = chosen(facilityId, null, officerIds, inspection.getDue());
        em.persist(inspection);
        em.flush();
        chosen.forEach(officer -> send(inspection, officer.id()));
        return inspection;
    }

    /** Those chosen, every one of whom may go; otherwise says who may not and why. */
    private List<Inspector> chosen(long facilityId, Long inspectionId, Collection<Long> ids, LocalDate day) {
        Set<Long> wanted = new LinkedHashSet<>(ids);
        if (wanted.size() < OFFICERS) throw RuleViolation.invalid("officers", "inspection.officers.two");
        List<Inspector> chosen = officers(facilityId, inspectionId, day).stream().filter(officer -> wanted.contains(officer.id())).toList();
        if (chosen.size() < wanted.size()) throw RuleViolation.notFound();
        chosen.stream().filter(officer -> officer.conflict() != null).findFirst().ifPresent(officer -> {
            throw RuleViolation.invalid("officers", "inspection.officers.conflict", officer.name(), officer.conflict());
        });
        chosen.stream().filter(officer -> !officer.certified()).findFirst().ifPresent(officer -> {
            throw RuleViolation.invalid("officers", "inspection.officers.certificate", officer.name(), officer.certificateUntil());
        });
        return chosen;
    }

    private void send(Inspection inspection, long officer) {
        em.createNativeQuery("insert into inspection_officer (inspection_id, facility_id, officer_id) values (:inspection, :facility, :officer) on conflict do nothing")
            .setParameter("inspection", inspection.getId()).setParameter("facility", inspection.getFacilityId()).setParameter("officer", officer).executeUpdate();
    }

    /** Arrived: recorded before the list opens. */
    @Requires(Permission.INSPECT)
    public void start(long id, @Valid Arrival arrival) {
        Inspection inspection = locked(id);
        mine(id);
        Facility facility = facilities.get(inspection.getFacilityId());
        LocalDate day = arrival.getDay();
        listed(inspection, day);
        List<Inspector> came = chosen(inspection.getFacilityId(), id, arrival.getOfficers(), day);
        if (inspection.getState() == InspectionState.PLANNED) {          // who came is written first: the database counts them when the visit begins
            em.createNativeQuery("delete from inspection_officer where inspection_id = :id and officer_id not in (:came)").setParameter("id", id).setParameter("came", came.stream().map(Inspector::id).toList()).executeUpdate();
            came.forEach(officer -> send(inspection, officer.id()));
        }
        mine(id);
        inspection.start(arrival, facility.getCode(), checklists.inForce(day).getId(), clock.instant());
    }

    /** Nothing is looked at that has left the published list since it was assigned. */
    private void listed(Inspection inspection, LocalDate day) {
        @SuppressWarnings("unchecked")
        List<String> listed = em.createNativeQuery("select domain from inspection_matter where valid_from <= :day and (valid_until is null or valid_until > :day)").setParameter("day", day).getResultList();
        inspection.getDomains().stream().filter(domain -> !listed.contains(domain.name())).findFirst().ifPresent(domain -> {
            throw RuleViolation.conflict("inspection.matter-ended", domain);
        });
    }

    /** Says what an item turned out to be; saying it again puts it right while the record is not signed. */
    @Requires(Permission.INSPECT)
    public void answer(long id, long itemId, Conformity outcome, Severity severity, String note, BigDecimal measured) {
        Inspection inspection = started(id);
        ChecklistItem item = em.find(ChecklistItem.class, itemId);
        if (item == null) throw RuleViolation.invalid("item", "inspection.item-outside", String.valueOf(itemId));
        Answer answer = em.createQuery("from Answer where inspectionId = :id and itemId = :item", Answer.class).setParameter("id", id).setParameter("item", itemId).getResultStream().findFirst().orElse(null);
        if (answer == null) answer = new Answer(inspection, item);
        answer.say(item, outcome, severity, note, measured, clock.instant(), user.getScope().actor());
        em.persist(answer);
    }

    /** Many items at once, by their codes, each with when it was said: all or none. */
    @Requires(Permission.INSPECT)
    public void answers(long id, List<InspectionApi.Said> said) {
        Inspection inspection = started(id);
        Instant now = clock.instant();
        Map<String, ChecklistItem> items = em.createQuery("from ChecklistItem where checklist.id = :list", ChecklistItem.class).setParameter("list", inspection.getChecklistId()).getResultStream().collect(Collectors.toMap(ChecklistItem::getCode, item -> item));
        Map<Long, Answer> answers = em.createQuery("from Answer where inspectionId = :id", Answer.class).setParameter("id", id).getResultStream().collect(Collectors.toMap(Answer::getItemId, answer -> answer));
        said.forEach(one -> {
            ChecklistItem item = one.code() == null ? null : items.get(one.code());
            if (item == null) throw RuleViolation.invalid("code", "inspection.item-outside", String.valueOf(one.code()));
            Answer answer = answers.computeIfAbsent(item.getId(), itemId -> new Answer(inspection, item));
            answer.say(item, one.outcome(), one.severity(), one.note(), one.measured(), one.at() == null || one.at().isAfter(now) ? now : one.at(), user.getScope().actor());
            em.persist(answer);
        });
    }

    /** Everything of a domain that nobody has said anything about is as it should be. */
    @Requires(Permission.INSPECT)
    public void conform(long id, Domain domain) {
        started(id);
        int said = em.createNativeQuery("""
            insert into inspection_answer (inspection_id, facility_id, item_id, outcome, answered_at, answered_by)
            select i.id, i.facility_id, x.id, 'CONFORM', :at, :by from inspection i join checklist_item x on x.checklist_id = i.checklist_id and x.domain = any (i.domains) where i.id = :id and x.domain = :domain on conflict do nothing""")
            .setParameter("at", clock.instant()).setParameter("by", user.getScope().actor()).setParameter("id", id).setParameter("domain", domain.name()).executeUpdate();
        trail.about("Inspection", id, "conforms", Map.of("domain", domain, "items", said));
    }

    /** A photo of what an item is about. @return its number among the attachments */
    @Requires(Permission.INSPECT)
    public long photo(long id, String code, String name, byte[] bytes, Attachments.Taken taken) {
        Inspection inspection = started(id);
        if (lines(id).stream().noneMatch(line -> line.code().equals(code))) throw RuleViolation.invalid("item", "inspection.item-outside", String.valueOf(code));
        return attachments.photo(inspection.getFacilityId(), SUBJECT, id, code, name, bytes, taken);
    }

    /**
     * Signs on a screen; signing again replaces.
     *
     * @param officer  one of those who came, or null for the home
     * @param signedAt null: now
     * @param drawn    PNG, or null when the typed name is the signature
     */
    @Requires(Permission.INSPECT)
    public long sign(long id, Long officer, String name, Instant signedAt, byte[] drawn) {
        Inspection inspection = started(id);
        if (name == null || name.isBlank()) throw RuleViolation.invalid("name", "inspection.signature.no-name");
        if (name.strip().length() > LONGEST_NAME) throw RuleViolation.invalid("name", "inspection.signature.long-name", LONGEST_NAME);
        if (officer != null && officers(id).stream().noneMatch(came -> came.id() == officer)) throw RuleViolation.invalid("officer", "inspection.signature.not-here", name.strip());
        Instant at = inspection.signed(signedAt, clock.instant());
        Optional<Long> before = signatures(id).stream().filter(signature -> Objects.equals(signature.officerId(), officer)).map(Signature::attachmentId).filter(Objects::nonNull).findFirst();
        Long picture = drawn == null ? null : attachments.photo(inspection.getFacilityId(), SIGNATURES, id, officer == null ? "HOME" : officer.toString(), "signature.png", drawn, new Attachments.Taken(at, null, null));
        Number signature = (Number) em.createNativeQuery("""
            insert into inspection_signature as s (inspection_id, facility_id, officer_id, name, signed_at, attachment_id) values (:id, :facility, :officer, :name, :at, :picture)
            on conflict (inspection_id, officer_id) do update set name = excluded.name, signed_at = excluded.signed_at, attachment_id = excluded.attachment_id, version = s.version + 1 returning s.id""")
            .setParameter("id", id).setParameter("facility", inspection.getFacilityId()).setParameter("officer", officer).setParameter("name", name.strip()).setParameter("at", at).setParameter("picture", picture).getSingleResult();
        before.ifPresent(old -> attachments.remove(SIGNATURES, id, old));
        trail.about("Inspection", id, "signed", Map.of("officer", officer == null ? "" : officer, "name", name.strip(), "at", at));
        return signature.longValue();
    }

    /** The home had signed while items were left, and refuses now. */
    private void unsign(long id) {
        signatures(id).stream().filter(signature -> signature.officerId() == null).forEach(signature -> {
            em.createNativeQuery("delete from inspection_signature where inspection_id = :id and officer_id is null").setParameter("id", id).executeUpdate();
            if (signature.attachmentId() != null) attachments.remove(SIGNATURES, id, signature.attachmentId());
        });
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Signature> signatures(long id) {
        return signatures(id, "cast(null as bytea)");
    }

    /** Officers in the order they are listed in, then the home. */
    private List<Signature> signatures(long id, String drawn) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select s.officer_id, s.name, s.signed_at, s.attachment_id, " + drawn + " as drawn from inspection_signature s left join attachment a on a.id = s.attachment_id left join attachment_content c on c.sha256 = a.sha256 where s.inspection_id = :id order by s.officer_id", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Signature(t.get("officer_id") == null ? null : t.get("officer_id", Number.class).longValue(), t.get("name", String.class), t.get("signed_at", Instant.class).atZone(clock.getZone()).toOffsetDateTime(), t.get("attachment_id") == null ? null : t.get("attachment_id", Number.class).longValue(), t.get("drawn", byte[].class))).toList();
    }

    /**
     * Signed, or refused: every item has been looked at, and what is deficient becomes findings. The days to object begin when it is here.
     *
     * @param signedAt null: now
     */
    @Requires(Permission.INSPECT)
    public void record(long id, String summary, String facilitySigner, String refusal, Instant signedAt) {
        Inspection inspection = started(id);
        List<Line> lines = lines(id);
        if (refusal != null && !refusal.isBlank()) unsign(id);
        List<String> left = lines.stream().filter(line -> line.outcome() == null).map(Line::code).toList();
        if (!left.isEmpty()) throw RuleViolation.conflict("inspection.items-left", left.size(), left.stream().limit(8).collect(Collectors.joining("、")));
        LocalDate today = LocalDate.now(clock);
        inspection.record(summary, facilitySigner, refusal, WorkingDays.after(today, parameters.whole("inspection.objection-days", today)), inspection.signed(signedAt, clock.instant()));
        em.flush();
        Facility facility = facilities.get(inspection.getFacilityId());
        em.createNativeQuery("update inspection_officer x set signed_at = coalesce((select s.signed_at from inspection_signature s where s.inspection_id = x.inspection_id and s.officer_id = x.officer_id), :at) where x.inspection_id = :id").setParameter("at", inspection.getRecordedAt()).setParameter("id", id).executeUpdate();
        inspection.printed(documents.issue("INSPECTION_RECORD", facility.getId(), facility.getDetails().getRegionCode(), InspectionPapers.record(inspection, facility, officers(id), lines, signatures(id, "c.bytes"))));
        timeline.tell(facility.getId(), today, "inspection.event.recorded", inspection.getForm(), lines.stream().filter(line -> line.outcome() == Conformity.DEFICIENT).count());
        recorded.fire(new Recorded(inspection, facility));
    }

    @Requires(Permission.INSPECTION_PLAN)
    public void cancel(long id, String why) {
        locked(id).cancel(why);
    }

    /** Only who is assigned writes in it, or the office that assigned it. */
    private void mine(long id) {
        if (user.may(Permission.INSPECTION_PLAN.name())) return;
        boolean assigned = !em.createNativeQuery("select 1 from inspection_officer x join officer o on o.id = x.officer_id where x.inspection_id = :id and o.username = :me").setParameter("id", id).setParameter("me", user.getScope().actor()).getResultList().isEmpty();
        if (!assigned) throw RuleViolation.refused("inspection.not-yours");
    }

    private Inspection started(long id) {
        Inspection inspection = locked(id);
        if (inspection.getState() != InspectionState.STARTED) throw RuleViolation.conflict("inspection.not-started", inspection.getState());
        mine(id);
        return inspection;
    }

    private Inspection locked(long id) {
        Inspection inspection = get(id);
        em.lock(inspection, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(inspection);
        return inspection;
    }

    private Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("division", String.class), InspectionForm.valueOf(t.get("form", String.class)), t.get("ground", String.class),
            InspectionState.valueOf(t.get("state", String.class)), day(t, "planned_from"), day(t, "planned_until").minusDays(1), t.get("arrived_at") == null ? null : LocalDate.ofInstant(t.get("arrived_at", Instant.class), Clocks.CHINA), t.get("officers", String.class),
            t.get("deficient", Number.class).longValue(), t.get("departments", String[].class).length > 0, day(t, "published_on"));
    }

    static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
