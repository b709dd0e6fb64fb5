package care.joint;

import care.access.*;
import care.document.*;
import care.inspection.*;
import care.facility.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.prepayment.*;
import care.region.Divisions;
import care.supervision.Department;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;

/** Risk clues from inspections, complaints, the watch over money paid ahead, and what offices report; never shown to a home. */
@UseCase
@ApplicationScoped
public class Clues {
    /** @param facility null when it is about no home of ours */
    public record Row(long id, ClueKind kind, ClueSource source, Long facilityId, String facility, String division, String subject, Long amountFen, Integer persons, LocalDate reportedOn, ClueState state, Risk risk, LocalDate due, String triagedBy) implements Serializable {
    }

    /** @param at when it was written down @param code key of the sentence */
    public record Event(Instant at, String actor, String code, List<String> args) implements Serializable {
    }

    @Inject
    Inspections inspections;
    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Prepayments prepayments;
    @Inject
    Divisions divisions;
    @Inject
    Parameters parameters;
    @Inject
    Documents documents;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public Rows<Row> list(ClueState state, ClueKind kind, Slice slice) {
        return listing().where("c.state = :state", "state", state).where("c.kind = :kind", "kind", kind).rows(em, slice, Clues::row);
    }

    /** What still has somebody to do something about it, the earliest feedback first. */
    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public List<Row> open(int most) {
        return listing().where("c.state not in ('CLOSED', 'DISMISSED')").rows(em, new Slice("due", false, null, 0, most, false), Clues::row).items();
    }

    /** What became a clue of an inspection or a complaint, as far as this user sees it. */
    @Requires(value = Permission.COMPLAINT_RECORD, audited = false)
    public List<Row> of(ClueSource source, long sourceId) {
        return listing().where("c.source = :source", "source", source).where("c.source_id = :id", "id", sourceId).rows(em, Slice.first(20), Clues::row).items();
    }

    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public Map<ClueState, Long> counts() {
        Map<ClueState, Long> counts = new EnumMap<>(ClueState.class);
        new Listing("c.state, count(*) as n", "clue c", "c.id").grouped(em, "c.state").forEach(row -> counts.put(ClueState.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return counts;
    }

    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public Clue get(long id) {
        Clue clue = em.find(Clue.class, id);
        if (clue == null) throw RuleViolation.notFound();
        return clue;
    }

    /** Everything that happened to it, latest first. */
    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public List<Event> events(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select at, actor, code, args from clue_event where clue_id = :id order by id desc", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Event(t.get("at", Instant.class), t.get("actor", String.class), t.get("code", String.class), List.of(t.get("args", String[].class)))).toList();
    }

    /**
     * A clue found on the way: by an inspector, or in a complaint.
     *
     * @param region     division of the county that judges it
     * @param facilityId null when it is about no home of ours
     * @param sourceId   the inspection or complaint; null when there is none
     * @param reference  its number, or what was seen, in words
     */
    @Requires(Permission.COMPLAINT_RECORD)
    public long report(String region, Long facilityId, ClueSource source, Long sourceId, String reference, @Valid ClueDetails details) {
        Clue clue = new Clue(DivisionCode.at(region, 3), facilityId, source, sourceId, reference, details, today(), user.getScope().actor());
        em.persist(clue);
        em.flush();
        tell(clue, "joint.event.reported", source, reference == null ? "—" : reference);
        return clue.getId();
    }

    /** What an office has heard itself. */
    @Requires(Permission.JOINT_ACTION)
    public long add(@Valid ClueDetails details) {
        String own = user.getScope().regionCode();
        String county = details.getFacilityId() != null ? facilities.get(details.getFacilityId()).getDetails().getRegionCode() : DivisionCode.level(own) >= 3 ? own : details.getCounty();
        if (county == null) throw RuleViolation.invalid("county", "joint.no-county");
        return report(divisions.get(county).code(), details.getFacilityId(), ClueSource.REPORT, null, null, details);
    }

    /** An alert about money paid ahead becomes a clue, with the figures it stands on. */
    @Requires(Permission.JOINT_ACTION)
    public long fromAlert(AlertKind kind, long facilityId, Long agreement, @Valid ClueDetails details) {
        return report(facilities.get(facilityId).getDetails().getRegionCode(), facilityId, ClueSource.PREPAYMENT_WATCH, null, evidence(kind, facilityId, agreement), details);
    }

    /** Seen at an inspection by whoever was there. */
    @Requires(Permission.INSPECT)
    public long fromInspection(long inspectionId, @Valid ClueDetails details) {
        Inspection inspection = inspections.get(inspectionId);
        if (inspection.getArrivedAt() == null) throw RuleViolation.conflict("inspection.not-started", inspection.getState());
        return report(facilities.get(inspection.getFacilityId()).getDetails().getRegionCode(), inspection.getFacilityId(), ClueSource.INSPECTION, inspectionId, inspection.getDay() + " " + inspection.getGround(), details);
    }

    /** What the watch saw, in words: kept as it was that day. */
    @Requires(value = Permission.JOINT_ACTION, audited = false)
    public String evidence(AlertKind kind, long facilityId, Long agreement) {
        Alert alert = prepayments.alert(kind, facilityId, agreement);
        return Texts.word(Locale.CHINA, kind) + (alert.person() == null ? "" : "（" + alert.person() + "）") + "：" + Texts.of(Locale.CHINA, "prepayment.task." + kind, yuan(alert.amountFen()), alert.limitFen() == null ? "—" : yuan(alert.limitFen()));
    }

    @Requires(Permission.JOINT_ACTION)
    public void triage(long id, Risk risk, String judgement) {
        Clue clue = locked(id);
        clue.triage(risk, judgement, today(), user.getScope().actor());
        em.flush();
        tell(clue, "joint.event.triaged", risk);
    }

    @Requires(Permission.JOINT_ACTION)
    public void dismiss(long id, String reason) {
        Clue clue = locked(id);
        clue.dismiss(reason);
        em.flush();
        tell(clue, "joint.event.dismissed", reason.strip());
    }

    /** Hands it over with a letter that says until when an answer is expected. */
    @Requires(Permission.JOINT_ACTION)
    public void transfer(long id, Department department) {
        Clue clue = locked(id);
        clue.transfer(department, parameters.whole("clue.feedback-days", today()), today());
        em.flush();
        clue.letter(documents.issue("TRANSFER_LETTER", clue.getRegionCode(), null, clue.getRegionCode(), letter(clue)));
        tell(clue, "joint.event.transferred", department, clue.getFeedbackDue());
    }

    @Requires(Permission.JOINT_ACTION)
    public void feedBack(long id, String feedback, LocalDate on) {
        Clue clue = locked(id);
        clue.feedBack(feedback, on, today());
        em.flush();
        tell(clue, "joint.event.fed-back", clue.getDepartment());
    }

    @Requires(Permission.JOINT_ACTION)
    public void close(long id, String result) {
        Clue clue = locked(id);
        clue.close(result, today(), user.getScope().actor());
        em.flush();
        tell(clue, "joint.event.closed");
    }

    /** Homes a complaint, a clue or an occasion may be about, to choose from. */
    @Requires(value = Permission.COMPLAINT_RECORD, audited = false)
    public Map<Long, String> homes() {
        Map<Long, String> homes = new LinkedHashMap<>();
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select f.id, f.name from facility f where f.filing <> 'DRAFT' order by f.region_code, f.name limit 500", Tuple.class).getResultList();
        found.forEach(t -> homes.put(t.get("id", Number.class).longValue(), t.get("name", String.class)));
        return homes;
    }

    private Paper letter(Clue clue) {
        List<Paper.Fact> facts = new ArrayList<>();
        if (clue.getFacilityId() != null) facts.add(new Paper.Fact("涉及机构", facilities.get(clue.getFacilityId()).getDetails().getName()));
        facts.add(new Paper.Fact("线索类别", Texts.word(Locale.CHINA, clue.getKind())));
        facts.add(new Paper.Fact("线索来源", Texts.word(Locale.CHINA, clue.getSource()) + (clue.getReference() == null ? "" : "，" + clue.getReference())));
        if (clue.getAmountFen() != null) facts.add(new Paper.Fact("涉及金额", yuan(clue.getAmountFen()) + " 元"));
        if (clue.getPersons() != null) facts.add(new Paper.Fact("涉及老年人", clue.getPersons() + " 人"));
        facts.add(new Paper.Fact("研判意见", Texts.word(Locale.CHINA, clue.getRisk()) + "风险：" + clue.getJudgement()));
        return new Paper("风险线索移送函", divisions.get(clue.getRegionCode()).name() + Texts.word(Locale.CHINA, clue.getDepartment()) + "部门",
            List.of("我局在养老服务监管工作中发现下列线索，经研判属你单位职责范围，现予移送：", clue.getSubject()), facts, List.of(),
            List.of("请依法处理，并于" + clue.getFeedbackDue() + "前反馈处理情况。"), List.of("移送人签字", "接收人签字"));
    }

    private void tell(Clue clue, String code, Object... args) {
        em.createNativeQuery("insert into clue_event (clue_id, day, actor, code, args) values (:clue, :day, :actor, :code, :args)").setParameter("clue", clue.getId()).setParameter("day", today()).setParameter("actor", user.getScope().displayName()).setParameter("code", code)
            .setParameter("args", Stream.of(args).map(arg -> arg instanceof Enum<?> choice ? Texts.later(choice) : String.valueOf(arg)).toArray(String[]::new)).executeUpdate();
    }

    private Clue locked(long id) {
        Clue clue = get(id);
        em.lock(clue, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(clue);
        return clue;
    }

    private static Listing listing() {
        return new Listing("c.id, c.kind, c.source, c.facility_id, f.name as facility, r.name as division, c.subject, c.amount_fen, c.persons, c.reported_on, c.state, c.risk, case when c.state = 'TRANSFERRED' then c.feedback_due end as due, c.triaged_by",
            "clue c join region r on r.code = c.region_code left join facility f on f.id = c.facility_id", "c.id").sort("reported", "c.reported_on", "date").sort("amount", "coalesce(c.amount_fen, 0)", "bigint").sort("due", "coalesce(c.feedback_due, c.reported_on)", "date");
    }

    private static Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), ClueKind.valueOf(t.get("kind", String.class)), ClueSource.valueOf(t.get("source", String.class)), t.get("facility_id") == null ? null : t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("division", String.class),
            t.get("subject", String.class), t.get("amount_fen") == null ? null : t.get("amount_fen", Number.class).longValue(), t.get("persons") == null ? null : t.get("persons", Number.class).intValue(), ((java.sql.Date) t.get("reported_on")).toLocalDate(), ClueState.valueOf(t.get("state", String.class)),
            t.get("risk") == null ? null : Risk.valueOf(t.get("risk", String.class)), t.get("due") == null ? null : ((java.sql.Date) t.get("due")).toLocalDate(), t.get("triaged_by", String.class));
    }

    private static String yuan(long fen) {
        return new java.text.DecimalFormat("#,##0.00", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT)).format(java.math.BigDecimal.valueOf(fen, 2));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
