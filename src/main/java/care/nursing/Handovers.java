package care.nursing;

import care.access.*;
import care.facility.Facilities;
import care.kernel.*;
import care.residence.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import java.time.*;
import java.util.*;

/** Handing a shift over: what it would say by the records, writing it, taking it over. */
@UseCase
@ApplicationScoped
public class Handovers {
    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Rounds rounds;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.STAY_READ, audited = false)
    public Handover get(long id) {
        Handover handover = em.find(Handover.class, id);
        if (handover == null) throw RuleViolation.notFound();
        return handover;
    }

    /** The latest ones of a home. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Handover> latest(long facilityId, int most) {
        facilities.get(facilityId);
        return em.createQuery("from Handover where facilityId = :facility order by day desc, shift desc", Handover.class).setParameter("facility", facilityId).setMaxResults(most).getResultList();
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Optional<Handover> of(long facilityId, LocalDate day, Shift shift) {
        return em.createQuery("from Handover where facilityId = :facility and day = :day and shift = :shift", Handover.class).setParameter("facility", facilityId).setParameter("day", day).setParameter("shift", shift).getResultStream().findFirst();
    }

    /** The counts of this moment, and what the rounds of the shift noted. */
    @Requires(value = Permission.CARE_RECORD, audited = false)
    public HandoverDetails draft(long facilityId) {
        LocalDateTime moment = Shift.handedOver(LocalDateTime.now(clock));
        LocalDate today = LocalDate.now(clock);
        List<Rounds.Resident> living = rounds.residents(facilityId, today, 0);
        HandoverDetails details = new HandoverDetails();
        details.setDay(Shift.dayOf(moment));
        details.setShift(Shift.at(moment));
        details.setGivenBy(user.getScope().displayName());
        details.setResidents(living.size());
        details.setAway((int) living.stream().filter(r -> r.away() != null).count());
        details.setInHospital((int) living.stream().filter(r -> r.away() == LeaveKind.HOSPITAL).count());
        details.setArrived((int) living.stream().filter(r -> r.from().equals(today)).count());
        details.setAttention(String.join("\n", rounds.notes(facilityId, moment.minusHours(12).atZone(clock.getZone()).toInstant()).stream().map(note -> note.room() + " " + note.person() + ": " + note.note()).toList()));
        return details;
    }

    @Requires(Permission.CARE_RECORD)
    public Handover write(long facilityId, @Valid HandoverDetails details) {
        facilities.get(facilityId);
        Handover handover = new Handover(facilityId, details, clock.instant());
        em.persist(handover);
        return handover;
    }

    @Requires(Permission.CARE_RECORD)
    public void take(long id, String by) {
        get(id).take(by, clock.instant());
    }
}
