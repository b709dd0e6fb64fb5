package care.admission;

import care.access.*;
import care.agreement.*;
import care.assessment.Assessment;
import care.assessment.Assessments;
import care.kernel.*;
import care.person.*;
import care.residence.BedKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** Admissions under way, the waiting list in its order, and how far each one is. */
@UseCase
@ApplicationScoped
public class Admissions {
    /** @param person masked @param place in the waiting list of the home and kind of bed, from 1; null when not waiting */
    public record Row(long id, long personId, String person, Integer age, long facilityId, String facility, AdmissionState state, LocalDate openedOn, BedKind bedKind, LocalDate waitingSince, Integer place, LocalDate offerUntil, Long stayId) implements Serializable {
    }

    /**
     * How far an admission is on a day.
     *
     * @param assessment in date, or null
     * @param risks      in date, or null
     * @param proposal   of the care level, once both are there
     * @param agreement  the newest that has not ended, or null
     * @param next       the first step that is not done; null when the admission is over
     */
    public record Progress(Assessment assessment, RiskAssessment risks, CareProposal proposal, Agreement agreement, Step next) {
    }

    /** A resident whose look at the nine risks has run out, is about to, or was never taken. @param id of the stay */
    public record RiskDue(long id, String person, long facilityId, String facility, String bed, LocalDate validUntil) implements Serializable {
    }

    private static final String PLACE = "case when a.state in ('WAITING', 'OFFERED') then (select count(*) from admission w where w.facility_id = a.facility_id and w.bed_kind = a.bed_kind and w.state in ('WAITING', 'OFFERED') and (w.priority, w.waiting_since, w.id) <= (a.priority, a.waiting_since, a.id)) end as place";

    @Inject
    EntityManager em;
    @Inject
    Assessments assessments;
    @Inject
    Agreements agreements;
    @Inject
    Clock clock;

    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> list(AdmissionState state, Long facilityId, Slice slice) {
        return new Listing("a.id, a.person_id, p.name, p.born, a.facility_id, f.name as facility, a.state, a.opened_on, a.bed_kind, a.waiting_since, a.offer_until, a.stay_id, " + PLACE, "admission a left join person p on p.id = a.person_id join facility f on f.id = a.facility_id", "a.id")
            .where("a.state = :state", "state", state).where("a.facility_id = :facility", "facility", facilityId)
            .sort("opened", "a.opened_on", "date").sort("facility", "a.facility_id", "bigint").sort("order", "to_char(coalesce(a.priority, 99), '00') || coalesce(a.waiting_since::text, '')", "text")
            .rows(em, slice, this::row);
    }

    /** Who waits for a kind of bed in a home, whose turn it is first. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Row> waiting(long facilityId, int most) {
        return list(AdmissionState.WAITING, facilityId, new Slice("order", false, null, 0, most)).items();
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Admission get(long id) {
        Admission admission = em.find(Admission.class, id);
        if (admission == null) throw RuleViolation.notFound();
        admission.getPerson().getMaskedName();
        return admission;
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Progress progress(long id) {
        Admission admission = get(id);
        LocalDate today = LocalDate.now(clock);
        long person = admission.getPerson().getId();
        Assessment assessment = assessments.inDate(person, today).orElse(null);
        RiskAssessment risks = risks(admission.getFacilityId(), person, today).orElse(null);
        CareProposal proposal = assessment == null || risks == null ? null : CareProposal.of(assessment.getGrade(), risks);
        Agreement agreement = agreements.current(admission.getFacilityId(), person).orElse(null);
        Step next = !admission.getState().isOpen() ? null : assessment == null ? Step.ASSESSMENT : risks == null ? Step.RISKS : admission.getCareLevel() == null ? Step.CARE
            : agreement == null || agreement.getState() != AgreementState.SIGNED ? Step.AGREEMENT : Step.BED;
        return new Progress(assessment, risks, proposal, agreement, next);
    }

    /** The newest look at the nine risks that holds on a day. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Optional<RiskAssessment> risks(long facilityId, long personId, LocalDate day) {
        return em.createQuery("from RiskAssessment r where r.facilityId = :facility and r.personId = :person and r.assessedOn <= :day and r.validUntil >= :day order by r.assessedOn desc", RiskAssessment.class)
            .setParameter("facility", facilityId).setParameter("person", personId).setParameter("day", day).setMaxResults(1).getResultStream().findFirst().map(found -> {
                found.getRisks().size();
                return found;
            });
    }

    /** Residents of today whose risks have to be looked at by a day, never looked at first. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<RiskDue> risksDue(LocalDate by, Slice slice) {
        return new Listing("s.id, p.name, s.facility_id, f.name as facility, r.number || b.label as bed, x.valid_until", """
            stay s left join person p on p.id = s.person_id join bed b on b.id = s.bed_id join room r on r.id = b.room_id join facility f on f.id = s.facility_id
            left join lateral (select a.valid_until from risk_assessment a where a.person_id = s.person_id and a.facility_id = s.facility_id order by a.assessed_on desc limit 1) x on true""", "s.id")
            .where("s.kind = 'RESIDENT' and s.from_day <= :today and (s.until_day is null or s.until_day > :today)", "today", LocalDate.now(clock))
            .where("(x.valid_until is null or x.valid_until <= :by)", "by", by)
            .sort("until", "coalesce(x.valid_until, date '1900-01-01')", "date").sort("facility", "s.facility_id", "bigint")
            .rows(em, slice, t -> new RiskDue(t.get("id", Number.class).longValue(), Person.seen(t.get("name", String.class)), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("bed", String.class), day(t, "valid_until")));
    }

    private Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("person_id", Number.class).longValue(), Person.seen(t.get("name", String.class)),
            t.get("born") == null ? null : Period.between(day(t, "born"), LocalDate.now(clock)).getYears(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), AdmissionState.valueOf(t.get("state", String.class)), day(t, "opened_on"),
            t.get("bed_kind") == null ? null : BedKind.valueOf(t.get("bed_kind", String.class)), day(t, "waiting_since"), t.get("place") == null ? null : t.get("place", Number.class).intValue(), day(t, "offer_until"), t.get("stay_id") == null ? null : t.get("stay_id", Number.class).longValue());
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
