package care.agreement;

import care.access.*;
import care.document.Documents;
import care.facility.*;
import care.kernel.*;
import care.person.People;
import care.residence.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** 退住结算: when somebody has left a home, what they paid is set against the days they used, and the rest goes back. */
@UseCase
@ApplicationScoped
public class Settlements {
    /** One agreement's part. @param days bed-days, those on leave among them */
    public record Line(long agreementId, LocalDate from, LocalDate until, int days, int leaveDays, long monthlyFen, long chargedFen) {
    }

    /** Lines and sums, in fen. @param refundFen below zero: still owed */
    public record Account(List<Line> lines, int days, int leaveDays, long receivedFen, long chargedFen, long refundFen) {
    }

    /** Somebody who left under an agreement and has not been settled with. */
    public record Open(long stayId, String person, String facility, LocalDate left) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    Stays stays;
    @Inject
    Agreements agreements;
    @Inject
    Facilities facilities;
    @Inject
    People people;
    @Inject
    Documents documents;
    @Inject
    AgreementPapers papers;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** What a settlement of this stay would say: all agreements of the person in this home, up to the day they left. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Account account(long stayId) {
        Stay stay = ended(stayId);
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select m.*, a.from_day, least(coalesce(a.ended_on, a.until_day), :left) as until_day, a.bed_fen + a.care_fen + a.meal_fen as monthly from money_held(:last) m join agreement a on a.id = m.agreement_id
            where a.facility_id = :facility and a.person_id = :person order by a.from_day""", Tuple.class)
            .setParameter("left", stay.getUntilDay()).setParameter("last", stay.getUntilDay().minusDays(1)).setParameter("facility", stay.getFacilityId()).setParameter("person", stay.getPerson().getId()).getResultList();
        @SuppressWarnings("unchecked")
        List<Number> received = em.createNativeQuery("select coalesce(sum(case p.kind when 'REFUND' then -p.amount_fen else p.amount_fen end), 0) from agreement_payment p join agreement a on a.id = p.agreement_id where a.facility_id = :facility and a.person_id = :person")
            .setParameter("facility", stay.getFacilityId()).setParameter("person", stay.getPerson().getId()).getResultList();
        List<Line> lines = found.stream().map(t -> new Line(t.get("agreement_id", Number.class).longValue(), ((java.sql.Date) t.get("from_day")).toLocalDate(), ((java.sql.Date) t.get("until_day")).toLocalDate(),
            t.get("days", Number.class).intValue(), t.get("leave_days", Number.class).intValue(), t.get("monthly", Number.class).longValue(), t.get("charged_fen", Number.class).longValue())).toList();
        long in = received.get(0).longValue(), used = lines.stream().mapToLong(Line::chargedFen).sum();
        return new Account(lines, lines.stream().mapToInt(Line::days).sum(), lines.stream().mapToInt(Line::leaveDays).sum(), in, used, in - used);
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Optional<Settlement> of(long stayId) {
        return em.createQuery("from Settlement s where s.stayId = :stay", Settlement.class).setParameter("stay", stayId).getResultStream().findFirst();
    }

    /** Settles once: ends the agreement, writes down what is paid back, and prints the account. */
    @Requires(Permission.STAY_MANAGE)
    public Settlement settle(long stayId) {
        Stay stay = ended(stayId);
        if (of(stayId).isPresent()) throw RuleViolation.conflict("constraint.settlement_stay_key");
        if (wentOn(stay)) throw RuleViolation.conflict("agreement.settlement.still-here");
        LocalDate today = LocalDate.now(clock);
        Agreement last = em.createQuery("from Agreement a where a.facilityId = :facility and a.person = :person and a.state in (:signed, :ended) order by a.details.fromDay desc", Agreement.class)
            .setParameter("facility", stay.getFacilityId()).setParameter("person", stay.getPerson()).setParameter("signed", AgreementState.SIGNED).setParameter("ended", AgreementState.ENDED).setMaxResults(1)
            .getResultStream().findFirst().map(found -> agreements.locked(found.getId())).orElseThrow(() -> RuleViolation.conflict("agreement.settlement.no-agreement"));
        if (last.getState() == AgreementState.SIGNED) last.end(stay.getUntilDay().isBefore(last.getDetails().getFromDay()) ? last.getDetails().getFromDay() : stay.getUntilDay());
        em.flush();
        Account account = account(stayId);
        if (account.days() == 0) throw RuleViolation.conflict("agreement.settlement.no-days");
        Settlement settlement = new Settlement(stayId, stay.getFacilityId(), last.getId(), account, today);
        if (account.refundFen() > 0) em.persist(last.pay(PaymentKind.REFUND, account.refundFen(), today, today, null, user.getScope().actor()));
        em.persist(settlement);
        Facility facility = facilities.get(stay.getFacilityId());
        String region = facility.getDetails().getRegionCode();
        settlement.printed(documents.issue("SETTLEMENT", DivisionCode.at(region, 3), facility.getId(), region, papers.settlement(account, stay, facility, people.printed(stay.getPerson()))));
        em.flush();
        return settlement;
    }

    /** Who left under an agreement since a day and is not settled with. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Open> open(LocalDate since, int most) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select s.id, p.name, f.name as facility, s.until_day from stay s join facility f on f.id = s.facility_id left join person p on p.id = s.person_id
            where s.until_day between :since and :today and s.end_reason is not null and not exists (select 1 from settlement x where x.stay_id = s.id)
              and not exists (select 1 from stay n where n.person_id = s.person_id and n.facility_id = s.facility_id and n.from_day >= s.until_day)
              and exists (select 1 from agreement a where a.person_id = s.person_id and a.facility_id = s.facility_id and a.state in ('SIGNED', 'ENDED') and a.from_day < s.until_day)
            order by s.until_day limit :most""", Tuple.class).setParameter("since", since).setParameter("today", LocalDate.now(clock)).setParameter("most", most).getResultList();
        return found.stream().map(t -> new Open(t.get("id", Number.class).longValue(), care.person.Person.seen(t.get("name", String.class)), t.get("facility", String.class), ((java.sql.Date) t.get("until_day")).toLocalDate())).toList();
    }

    /** Whether they only moved to another bed of the home, or came back since. */
    private boolean wentOn(Stay stay) {
        return em.createQuery("select count(s) from Stay s where s.person = :person and s.facilityId = :facility and s.fromDay >= :left", Long.class)
            .setParameter("person", stay.getPerson()).setParameter("facility", stay.getFacilityId()).setParameter("left", stay.getUntilDay()).getSingleResult() > 0;
    }

    private Stay ended(long stayId) {
        Stay stay = stays.get(stayId);
        if (stay.getEndReason() == null || stay.getUntilDay().isAfter(LocalDate.now(clock).plusDays(1))) throw RuleViolation.conflict("agreement.settlement.still-here");
        return stay;
    }
}
