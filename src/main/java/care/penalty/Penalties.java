package care.penalty;

import care.access.*;
import care.audit.AuditTrail;
import care.document.*;
import care.facility.*;
import care.kernel.*;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** Penalties, from the proposal to the published decision; the home sees its own from the notice on. */
@UseCase
@ApplicationScoped
public class Penalties {
    public record Row(long id, long facilityId, String facility, String division, String situation, Decision decision, long amountFen, PenaltyState state, LocalDate proposedOn, String proposedBy, LocalDate hearingUntil, boolean said, LocalDate publishBy) implements Serializable {
        /** The last day of what comes next; null when there is none. */
        public LocalDate due() {
            return state == PenaltyState.NOTIFIED ? hearingUntil : (state == PenaltyState.PAID || state == PenaltyState.EXECUTED) && decision != Decision.NONE ? publishBy : null;
        }
    }

    /** What a case may rest on. @param state name of the finding's state */
    public record Found(long id, long inspectionId, long facilityId, String facility, String note, String order, LocalDate due, String state, boolean major) implements Serializable {
    }

    private static final String FOUND = "select x.id, x.inspection_id, x.facility_id, f.name as facility, x.note, x.order_text, x.due_on, x.state, x.major_hazard_id is not null as major from finding x join facility f on f.id = x.facility_id where ";
    /** Put right on the day of the home's last answer before it passed. */
    private static final String CONDUCT = """
        with chosen as (select x.id, x.state, x.due_on, x.major_hazard_id, x.state in ('PASSED', 'CLOSED') as passed,
            (select max(a.answered_on) from finding_answer a where a.finding_id = x.id and a.sent) as answered_on, exists (select 1 from reinspection_result r where r.finding_id = x.id and not r.passed) as returned
          from finding x where x.id in (:ids))
        select count(*), count(*) filter (where passed and (answered_on is null or answered_on <= due_on)), count(*) filter (where passed and answered_on > due_on), count(*) filter (where returned),
          count(*) filter (where not passed and due_on < :today and state in ('RECTIFYING', 'RETURNED')), count(major_hazard_id) from chosen""";

    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Parameters parameters;
    @Inject
    Documents documents;
    @Inject
    Timeline timeline;
    @Inject
    PenaltyPapers papers;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Rows<Row> list(PenaltyState state, Long facilityId, Slice slice) {
        return rows(listing().where("c.state = :state", "state", state).where("c.facility_id = :facility", "facility", facilityId), slice);
    }

    /** Those that are not over: what somebody has to do something about. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Row> waiting(int most) {
        return rows(listing().where("c.state not in ('PUBLISHED', 'DROPPED')"), new Slice("proposed", false, null, 0, most, false)).items();
    }

    private static Listing listing() {
        return new Listing("c.id, c.facility_id, f.name as facility, r.name as division, s.wording, c.decision, c.amount_fen, c.state, c.proposed_on, c.proposed_by, c.hearing_until, c.said is not null as said, c.publish_by",
            "penalty_case c join facility f on f.id = c.facility_id join region r on r.code = f.region_code join penalty_situation s on s.id = c.situation_id", "c.id")
            .sort("proposed", "c.proposed_on", "date").sort("amount", "c.amount_fen", "bigint").sort("facility", "f.name", "text");
    }

    private Rows<Row> rows(Listing listing, Slice slice) {
        return listing.rows(em, slice, t -> new Row(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("division", String.class), t.get("wording", String.class), Decision.valueOf(t.get("decision", String.class)), t.get("amount_fen", Number.class).longValue(),
                PenaltyState.valueOf(t.get("state", String.class)), date(t, "proposed_on"), t.get("proposed_by", String.class), date(t, "hearing_until"), t.get("said", Boolean.class), date(t, "publish_by")));
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public PenaltyCase get(long id) {
        PenaltyCase found = em.find(PenaltyCase.class, id);
        if (found == null) throw RuleViolation.notFound();
        found.getSituation().getWording();
        return found;
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<PenaltySituation> situations() {
        return em.createQuery("from PenaltySituation order by number", PenaltySituation.class).getResultList();
    }

    /** The findings a case rests on. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Found> findings(long caseId) {
        return found("exists (select 1 from penalty_finding p where p.finding_id = x.id and p.case_id = :id)", caseId);
    }

    /** All findings of the inspection in which one was made. */
    @Requires(value = Permission.INSPECT, audited = false)
    public List<Found> beside(long findingId) {
        List<Found> found = found("x.inspection_id = (select y.inspection_id from finding y where y.id = :id)", findingId);
        if (found.isEmpty()) throw RuleViolation.notFound();
        return found;
    }

    /** What the record suggests today. */
    @Requires(value = Permission.INSPECT, audited = false)
    public Conduct.Suggestion suggest(Collection<Long> findings, Long situationId, boolean harm) {
        return conduct(findings, situationId == null ? null : em.find(PenaltySituation.class, situationId), harm).suggest();
    }

    @Requires(value = Permission.INSPECT, audited = false)
    public Bounds bounds(Tier tier) {
        Map<String, Integer> most = parameters.wholes(List.of("penalty.tier.slight.most-fen", "penalty.tier.ordinary.most-fen", "penalty.tier.grave.most-fen"), today());
        return Bounds.of(tier, most.get("penalty.tier.slight.most-fen"), most.get("penalty.tier.ordinary.most-fen"), most.get("penalty.tier.grave.most-fen"));
    }

    /** @param findingId the finding it began with; what else it rests on is in the details */
    @Requires(Permission.INSPECT)
    public long propose(long findingId, @Valid PenaltyDetails details) {
        List<Found> beside = beside(findingId);
        List<Long> chosen = details.getFindings() == null || details.getFindings().length == 0 ? List.of(findingId) : List.of(details.getFindings());
        if (!beside.stream().map(Found::id).toList().containsAll(chosen)) throw RuleViolation.invalid("findings", "penalty.other-inspection");
        PenaltySituation situation = em.find(PenaltySituation.class, details.getSituationId());
        if (situation == null) throw RuleViolation.invalid("situationId", "input.invalid");
        em.createNativeQuery("select id from finding where id in (:ids) order by id for update").setParameter("ids", chosen).getResultList();         // who proposes at the same moment waits
        if (!em.createNativeQuery("select 1 from penalty_finding p join penalty_case c on c.id = p.case_id where p.finding_id in (:ids) and c.state <> 'DROPPED'").setParameter("ids", chosen).getResultList().isEmpty()) throw RuleViolation.conflict("penalty.finding-taken");
        Conduct.Suggestion suggestion = conduct(chosen, situation, details.isHarm()).suggest();
        Found first = beside.get(0);
        PenaltyCase made = new PenaltyCase(first.facilityId(), first.inspectionId(), situation, details, suggestion, bounds(suggestion.tier()), today(), user.getScope().actor());
        em.persist(made);
        em.flush();
        em.createNativeQuery("insert into penalty_finding (case_id, facility_id, finding_id) select :case, x.facility_id, x.id from finding x where x.id in (:ids)").setParameter("case", made.getId()).setParameter("ids", chosen).executeUpdate();
        trail.about("PenaltyCase", made.getId(), "rests on", Map.of("findings", chosen));
        return made.getId();
    }

    /** Tells the home, with a paper. */
    @Requires(Permission.INSPECT)
    public void notice(long id) {
        PenaltyCase penalty = locked(id);
        penalty.notice(parameters.whole("penalty.hearing-days", today()), today(), user.getScope().actor());
        em.flush();
        Facility facility = facilities.get(penalty.getFacilityId());
        penalty.noticed(documents.issue("PENALTY_NOTICE", facility.getId(), facility.getDetails().getRegionCode(), papers.notice(penalty, facility)));
        timeline.tell(facility.getId(), today(), "penalty.event.notified", penalty.getHearingUntil());
    }

    /** What the home has to say against it. */
    @Requires(Permission.RECTIFY)
    public void state(long id, String text) {
        PenaltyCase penalty = locked(id);
        penalty.say(text, today(), user.getScope().displayName());
        timeline.tell(penalty.getFacilityId(), today(), "penalty.event.said");
    }

    @Requires(Permission.PENALTY_DECIDE)
    public void decide(long id, Decision decision, Long amountFen, String departure, String opinion) {
        PenaltyCase penalty = locked(id);
        penalty.decide(decision, decision == Decision.FINE && amountFen != null ? amountFen : 0, departure, opinion, today(), user.getScope().actor());
        em.flush();
        Facility facility = facilities.get(penalty.getFacilityId());
        penalty.decided(documents.issue("PENALTY_DECISION", facility.getId(), facility.getDetails().getRegionCode(), papers.decision(penalty, facility)));
        timeline.tell(facility.getId(), today(), "penalty.event.decided", decision);
    }

    @Requires(Permission.INSPECT)
    public void serve(long id, String to, LocalDate day) {
        PenaltyCase penalty = locked(id);
        penalty.serve(to, day, parameters.whole("penalty.publish-days", today()), today());
        timeline.tell(penalty.getFacilityId(), day, "penalty.event.served", to.strip());
    }

    @Requires(Permission.INSPECT)
    public void paid(long id, LocalDate day, String receipt) {
        locked(id).pay(receipt, day, today());
    }

    @Requires(Permission.INSPECT)
    public void executed(long id, LocalDate day, String how) {
        locked(id).execute(how, day, today());
    }

    /** From today on anybody may read it. */
    @Requires(Permission.PENALTY_DECIDE)
    public void publish(long id) {
        PenaltyCase penalty = locked(id);
        penalty.publish(today());
        timeline.tell(penalty.getFacilityId(), today(), "penalty.event.published");
    }

    @Requires(Permission.PENALTY_DECIDE)
    public void drop(long id, String reason) {
        PenaltyCase penalty = locked(id);
        penalty.drop(reason, today(), user.getScope().actor());
        if (penalty.getNotifiedOn() != null) timeline.tell(penalty.getFacilityId(), today(), "penalty.event.dropped", reason.strip());
    }

    private Conduct conduct(Collection<Long> findings, PenaltySituation situation, boolean harm) {
        Object[] counts = (Object[]) em.createNativeQuery(CONDUCT).setParameter("ids", findings.isEmpty() ? List.of(0L) : findings).setParameter("today", today()).getSingleResult();
        long[] n = Arrays.stream(counts).mapToLong(count -> ((Number) count).longValue()).toArray();
        return new Conduct(n[0], n[1], n[2], n[3], n[4], n[5], harm, situation != null && situation.isRefusal());
    }

    private List<Found> found(String where, long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery(FOUND + where + " order by x.number", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Found(t.get("id", Number.class).longValue(), t.get("inspection_id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("note", String.class), t.get("order_text", String.class), date(t, "due_on"), t.get("state", String.class), t.get("major", Boolean.class))).toList();
    }

    private PenaltyCase locked(long id) {
        PenaltyCase penalty = get(id);
        em.lock(penalty, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(penalty);
        return penalty;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static LocalDate date(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
