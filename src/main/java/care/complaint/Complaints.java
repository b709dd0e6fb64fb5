package care.complaint;

import care.access.*;
import care.audit.AuditTrail;
import care.facility.*;
import care.inspection.Inspections;
import care.joint.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** Complaints at the desk: written down, decided, looked into, answered, closed. */
@UseCase
@ApplicationScoped
public class Complaints {
    /** @param about the home, or the place as described @param due the last day of what has to be done next; null when nothing has */
    public record Row(long id, String number, Channel channel, ComplaintKind kind, Long facilityId, String about, String division, LocalDate receivedOn, ComplaintState state, LocalDate due, LocalDate answeredOn, Integer satisfaction) implements Serializable {
    }

    /** @param kind null for what nobody has sorted yet @param inTime of those that were answered @param satisfaction mean of those who said; null when nobody did */
    public record Total(ComplaintKind kind, long received, long answered, long inTime, Double satisfaction) implements Serializable {
        public Double share() {
            return answered == 0 ? null : (double) inTime / answered;
        }
    }

    public record Recorded(long id, Receipt receipt) implements Serializable {
    }

    private static final String FROM = "complaint c join region r on r.code = c.region_code left join facility f on f.id = c.facility_id";
    private static final String DUE = "case c.state when 'RECEIVED' then c.triage_due when 'ACCEPTED' then c.answer_due end";

    @Inject
    Inspections inspections;
    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Divisions divisions;
    @Inject
    Parameters parameters;
    @Inject
    Vaults vaults;
    @Inject
    Clues clues;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.COMPLAINT_RECORD, audited = false)
    public Rows<Row> list(ComplaintState state, ComplaintKind kind, Long facilityId, Slice slice) {
        return new Listing("c.id, c.number, c.channel, c.kind, c.facility_id, coalesce(f.name, c.place) as about, r.name as division, c.received_on, c.state, " + DUE + " as due, c.answered_on, c.satisfaction", FROM, "c.id")
            .where("c.state = :state", "state", state).where("c.kind = :kind", "kind", kind).where("c.facility_id = :facility", "facility", facilityId)
            .sort("received", "c.received_on", "date").sort("due", "coalesce(" + DUE + ", date '9999-12-31')", "date").sort("number", "c.number", "text")
            .rows(em, slice, t -> new Row(t.get("id", Number.class).longValue(), t.get("number", String.class), Channel.valueOf(t.get("channel", String.class)), t.get("kind") == null ? null : ComplaintKind.valueOf(t.get("kind", String.class)),
                t.get("facility_id") == null ? null : t.get("facility_id", Number.class).longValue(), t.get("about", String.class), t.get("division", String.class), date(t, "received_on"), ComplaintState.valueOf(t.get("state", String.class)), date(t, "due"), date(t, "answered_on"), t.get("satisfaction") == null ? null : t.get("satisfaction", Number.class).intValue()));
    }

    /** By kind, what came in since a day: how much, how much of what was answered was in time, and how content people are. */
    @Requires(value = Permission.COMPLAINT_RECORD, audited = false)
    public List<Total> totals(LocalDate since) {
        return new Listing("c.kind, count(*) as received, count(c.answered_on) as answered, count(*) filter (where c.answered_on <= c.answer_due) as in_time, avg(c.satisfaction) as satisfaction", FROM, "c.id").where("c.received_on >= :since", "since", since)
            .grouped(em, "c.kind order by c.kind nulls last").stream().map(row -> new Total(row[0] == null ? null : ComplaintKind.valueOf((String) row[0]), ((Number) row[1]).longValue(), ((Number) row[2]).longValue(), ((Number) row[3]).longValue(), row[4] == null ? null : ((Number) row[4]).doubleValue())).toList();
    }

    /** How many are in each state. */
    @Requires(value = Permission.COMPLAINT_RECORD, audited = false)
    public Map<ComplaintState, Long> counts() {
        Map<ComplaintState, Long> counts = new EnumMap<>(ComplaintState.class);
        new Listing("c.state, count(*) as n", FROM, "c.id").grouped(em, "c.state").forEach(row -> counts.put(ComplaintState.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return counts;
    }

    @Requires(value = Permission.COMPLAINT_RECORD, audited = false)
    public Complaint get(long id) {
        Complaint complaint = em.find(Complaint.class, id);
        if (complaint == null) throw RuleViolation.notFound();
        return complaint;
    }

    /** Written down for somebody who called, wrote or came. */
    @Requires(Permission.COMPLAINT_RECORD)
    public Recorded record(@Valid ComplaintDetails details) {
        LocalDate today = today();
        if (details.getChannel() == null) throw RuleViolation.invalid("channel", "complaint.no-channel");
        String own = user.getScope().regionCode();
        if (details.getFacilityId() == null && DivisionCode.level(own) >= 3) details.setCounty(DivisionCode.at(own, 3));
        details.check(today);
        String county = details.getFacilityId() == null ? divisions.get(details.getCounty()).code() : DivisionCode.at(facilities.get(details.getFacilityId()).getDetails().getRegionCode(), 3);
        Receipt receipt = Receipt.of(today.getYear(), ((Number) em.createNativeQuery("select complaint_number(:year)").setParameter("year", today.getYear()).getSingleResult()).intValue(),
            WorkingDays.after(today, parameters.whole("complaint.triage-days", today)));
        Complaint complaint = new Complaint(receipt, county, details, details.getChannel(), own, user.getScope().actor(), today, vaults.vault());
        em.persist(complaint);
        em.flush();
        return new Recorded(complaint.getId(), receipt);
    }

    @Requires(Permission.COMPLAINT_HANDLE)
    public void accept(long id, ComplaintKind kind) {
        locked(id).accept(kind, parameters.whole("complaint.answer-days", today()), today(), user.getScope().actor());
    }

    @Requires(Permission.COMPLAINT_HANDLE)
    public void refuse(long id, String reason, String elsewhere) {
        locked(id).refuse(reason, elsewhere, today(), user.getScope().actor());
    }

    @Requires(Permission.COMPLAINT_HANDLE)
    public void passOn(long id, String reason, String elsewhere) {
        locked(id).passOn(reason, elsewhere, today(), user.getScope().actor());
    }

    /** Somebody goes and looks: a single case, which does not count for the year's cap of the home. */
    @Requires(Permission.COMPLAINT_HANDLE)
    public long inspect(long id, Collection<Long> officers, LocalDate until) {
        Complaint complaint = locked(id);
        complaint.lookInto();
        if (complaint.getFacilityId() == null) throw RuleViolation.conflict("complaint.no-home");
        if (until == null || until.isBefore(today())) throw RuleViolation.invalid("until", "complaint.until.form");
        long inspection = inspections.single(complaint.getFacilityId(), complaint.getNumber(), complaint.getKind().domains(), officers == null ? List.of() : officers, today(), until.plusDays(1)).getId();
        complaint.inspection(inspection);
        return inspection;
    }

    /** Who may look into it today. */
    @Requires(value = Permission.COMPLAINT_HANDLE, audited = false)
    public List<Inspections.Inspector> inspectors(long facilityId) {
        return inspections.available(facilityId, null).stream().filter(Inspections.Inspector::mayGo).toList();
    }

    /** It shows a risk for older people's money: a clue from now on, beside the answer that is still owed. */
    @Requires(Permission.COMPLAINT_HANDLE)
    public long becomeClue(long id, @Valid ClueDetails details) {
        Complaint complaint = locked(id);
        complaint.lookInto();
        if (!clues.of(ClueSource.COMPLAINT, id).isEmpty()) throw RuleViolation.conflict("complaint.is-clue");
        return clues.report(complaint.getRegionCode(), complaint.getFacilityId(), ClueSource.COMPLAINT, id, complaint.getNumber(), details);
    }

    @Requires(Permission.COMPLAINT_HANDLE)
    public void answer(long id, String text) {
        locked(id).answer(text, today(), user.getScope().actor());
    }

    @Requires(Permission.COMPLAINT_HANDLE)
    public void close(long id) {
        locked(id).close(today(), user.getScope().actor());
    }

    /** Who complains, for this once. */
    @Requires(Permission.COMPLAINT_HANDLE)
    public String reveal(long id, String reason) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "person.reveal.no-reason");
        Complaint complaint = get(id);
        if (complaint.contactCipher() == null) throw RuleViolation.conflict("complaint.anonymous");
        Contact contact = Contact.unseal(complaint.contactCipher(), vaults.vault());
        trail.about("Complaint", id, "revealed", Map.of());
        return (contact.name() + " " + contact.phone()).strip();
    }

    private Complaint locked(long id) {
        Complaint complaint = get(id);
        em.lock(complaint, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(complaint);
        return complaint;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static LocalDate date(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
