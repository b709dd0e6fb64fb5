package care.admission;

import care.access.*;
import care.agreement.*;
import care.facility.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.person.*;
import care.residence.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;

/** 入住办理: from the question whether there is a place to the first night in a bed. */
@UseCase
@ApplicationScoped
public class AdmissionDesk {
    @Inject
    EntityManager em;
    @Inject
    Admissions admissions;
    @Inject
    Agreements agreements;
    @Inject
    Stays stays;
    @Inject
    Beds beds;
    @Inject
    People people;
    @Inject
    Facilities facilities;
    @Inject
    Timeline timeline;
    @Inject
    Parameters parameters;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** Whether somebody is registered under the number, and under what they will be found: in sight, only with their name, or not at all. */
    public enum Known {HERE, ELSEWHERE, NOBODY}

    /** Asking is logged, since it tells whether somebody is registered. */
    @Requires(Permission.STAY_MANAGE)
    public Known lookUp(String identity) {
        People.Found found = people.lookUp(identity);
        return found.id() != null ? Known.HERE : found.elsewhere() != null ? Known.ELSEWHERE : Known.NOBODY;
    }

    /**
     * Begins, or goes on with the one that is under way. Whoever is registered out of sight is found when both the number and the name
     * are right; whoever is not registered yet is.
     *
     * @param name       full name; not needed of somebody in sight
     * @param regionCode where somebody new is registered
     * @throws RuleViolation admission.name-differs, admission.lives-here
     */
    @Requires(Permission.STAY_MANAGE)
    public Admission start(long facilityId, String identity, String name, String regionCode, String phone) {
        Facility facility = facilities.get(facilityId);
        if (!facility.getFiling().isOpen()) throw RuleViolation.conflict("facility.closed");
        LocalDate today = LocalDate.now(clock);
        long person = switch (lookUp(identity)) {
            case HERE -> people.lookUp(identity).id();
            case NOBODY -> people.register(identity, PersonDetails.of(name, regionCode, phone)).getId();
            case ELSEWHERE -> people.named(identity, name).orElseThrow(() -> RuleViolation.invalid("name", "admission.name-differs"));
        };
        em.flush();
        Optional<Admission> before = em.createQuery("from Admission a where a.facilityId = :facility and a.person.id = :person and a.state in (:states)", Admission.class).setParameter("facility", facilityId).setParameter("person", person)
            .setParameter("states", EnumSet.of(AdmissionState.OPEN, AdmissionState.WAITING, AdmissionState.OFFERED)).getResultStream().findFirst();
        if (before.isPresent()) return before.get();
        if (stays.of(person, today).filter(stay -> stay.getFacilityId() == facilityId).isPresent()) throw RuleViolation.conflict("admission.lives-here");
        Admission admission = new Admission(facilityId, em.getReference(Person.class, person), today, user.getScope().actor());     // out of sight until this is written
        em.persist(admission);
        em.flush();
        return admission;
    }

    /** Keeps how high each of the nine risks is; the resident or whoever acts for them has been told. */
    @Requires(Permission.STAY_MANAGE)
    public RiskAssessment assessRisks(long id, Map<RiskKind, RiskLevel> levels, Map<RiskKind, String> measures, String assessor, String informed) {
        Admission admission = admissions.get(id);
        admission.running();
        return assessRisks(admission.getFacilityId(), admission.getPerson().getId(), levels, measures, assessor, informed);
    }

    /** The same of somebody who lives there already: every year, and on change. */
    @Requires(Permission.STAY_MANAGE)
    public RiskAssessment reassessRisks(long stayId, Map<RiskKind, RiskLevel> levels, Map<RiskKind, String> measures, String assessor, String informed) {
        Stay stay = stays.get(stayId);
        return assessRisks(stay.getFacilityId(), stay.getPerson().getId(), levels, measures, assessor, informed);
    }

    private RiskAssessment assessRisks(long facilityId, long personId, Map<RiskKind, RiskLevel> levels, Map<RiskKind, String> measures, String assessor, String informed) {
        LocalDate today = LocalDate.now(clock);
        RiskAssessment risks = new RiskAssessment(facilityId, personId, levels, measures, assessor, informed, today, parameters.whole("risk.valid-months", today));
        em.persist(risks);
        em.flush();
        return risks;
    }

    @Requires(Permission.STAY_MANAGE)
    public void careFor(long id, CareLevel level, String reason) {
        Admission admission = locked(id);
        Admissions.Progress progress = admissions.progress(id);
        if (progress.proposal() == null) throw RuleViolation.conflict("admission.step-missing", progress.next());
        admission.careFor(level, progress.proposal(), progress.assessment().getId(), reason);
    }

    /**
     * They move in, with everything before it done. The last word on the bed has the database.
     *
     * @throws RuleViolation admission.step-missing, admission.agreement-outside, and what {@link Stays#open} refuses
     */
    @Requires(Permission.STAY_MANAGE)
    public Stay admit(long id, long bedId, LocalDate from) {
        Admission admission = locked(id);
        admission.running();
        if (from == null) throw RuleViolation.invalid("from", "residence.stay.no-start");
        Admissions.Progress progress = admissions.progress(id);
        if (progress.next() != Step.BED) throw RuleViolation.conflict("admission.step-missing", progress.next());
        Agreement agreement = progress.agreement();
        if (!agreement.isInForce(from)) throw RuleViolation.invalid("from", "admission.agreement-outside", agreement.getDetails().getFromDay(), agreement.getDetails().getUntilDay());
        if (admission.getState() == AdmissionState.WAITING) admission.resume();
        Stay stay = stays.open(admission.getFacilityId(), bedId, admission.getPerson().getId(), from, null, null);
        stay.careFor(admission.getCareLevel(), from, Texts.later(List.of("admission.care.at-admission")), admission.getAssessmentId());
        agreements.lives(agreement.getId(), stay.getId());
        admission.admitted(stay, LocalDate.now(clock));
        em.flush();
        return stay;
    }

    /** No bed of the kind is free: they wait. Who is helped first is a parameter: a list of categories. */
    @Requires(Permission.STAY_MANAGE)
    public void await(long id, BedKind kind) {
        Admission admission = locked(id);
        LocalDate today = LocalDate.now(clock);
        List<String> order = List.of(parameters.value("waiting.order", today).split("\\s*,\\s*"));
        int rank = people.held(admission.getPerson().getId()).stream().filter(People.Held::today).mapToInt(held -> order.indexOf(held.category())).filter(at -> at >= 0).min().orElse(order.size());
        admission.await(kind, rank + 1, today);
    }

    /** Keeps a free bed for whoever is next, for the days of the parameter. */
    @Requires(Permission.STAY_MANAGE)
    public void offer(long id, long bedId) {
        Admission admission = locked(id);
        Bed bed = beds.view(bedId);
        LocalDate today = LocalDate.now(clock);
        if (!bed.getFacilityId().equals(admission.getFacilityId())) throw RuleViolation.notFound();
        if (bed.on(today).filter(period -> period.getState() == BedState.IN_USE && period.getKind() == admission.getBedKind()).isEmpty()) throw RuleViolation.invalid("bedId", "admission.offer.other-kind", admission.getBedKind());
        admissions.waiting(admission.getFacilityId(), Slice.LONGEST).stream().filter(row -> row.bedKind() == admission.getBedKind()).findFirst().filter(first -> first.id() != id)
            .ifPresent(first -> { throw RuleViolation.conflict("admission.offer.not-next", first.person()); });
        facilities.receives(admission.getFacilityId(), today);
        admission.offer(bedId, today.plusDays(parameters.whole("offer.days", today)));
        em.flush();
    }

    @Requires(Permission.STAY_MANAGE)
    public void decline(long id) {
        locked(id).waitOn();
    }

    @Requires(Permission.STAY_MANAGE)
    public void withdraw(long id, String reason) {
        locked(id).withdraw(reason, LocalDate.now(clock));
    }

    private Admission locked(long id) {
        Admission admission = admissions.get(id);
        em.lock(admission, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(admission);
        return admission;
    }
}
