package care.agreement;

import care.access.*;
import care.document.Documents;
import care.facility.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.person.People;
import care.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** Service agreements: drafted, printed, signed, paid under, renewed. */
@UseCase
@ApplicationScoped
public class Agreements {
    /** @param person masked @param monthlyFen bed, care and meals */
    public record Row(long id, long personId, String person, long facilityId, String facility, AgreementState state, care.residence.CareLevel level, long monthlyFen, LocalDate from, LocalDate until, Long stayId) implements Serializable {
    }

    /** What an agreement holds at the end of a day, in fen. */
    public record Money(long depositFen, long feeFen, long refundFen, long chargedFen, long heldFen, int days, int leaveDays) {
    }

    private static final String SIGN = "AGREEMENT";

    @Inject
    EntityManager em;
    @Inject
    People people;
    @Inject
    Facilities facilities;
    @Inject
    Documents documents;
    @Inject
    AgreementPapers papers;
    @Inject
    Parameters parameters;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** @param endingUntil those in force that end by this day */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> list(AgreementState state, LocalDate endingUntil, Long facilityId, Long personId, Slice slice) {
        return new Listing("a.id, a.person_id, p.name, a.facility_id, f.name as facility, a.state, a.care_level, a.bed_fen + a.care_fen + a.meal_fen as monthly, a.from_day, a.until_day, a.stay_id",
            "agreement a left join person p on p.id = a.person_id join facility f on f.id = a.facility_id", "a.id")
            .where("a.state = :state", "state", state).where("a.facility_id = :facility", "facility", facilityId).where("a.person_id = :person", "person", personId)
            .where("a.state = 'SIGNED' and a.until_day <= :ending and not exists (select 1 from agreement n where n.person_id = a.person_id and n.facility_id = a.facility_id and n.from_day >= a.until_day and n.state = 'SIGNED')", "ending", endingUntil)
            .sort("until", "a.until_day", "date").sort("from", "a.from_day", "date").sort("facility", "a.facility_id", "bigint")
            .rows(em, slice, this::row);
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Agreement get(long id) {
        Agreement agreement = em.find(Agreement.class, id);
        if (agreement == null) throw RuleViolation.notFound();
        agreement.getPayments().size();
        maskedName(agreement);
        return agreement;
    }

    /** The newest one of a person in a home that is not ended. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Optional<Agreement> current(long facilityId, long personId) {
        return em.createQuery("from Agreement a where a.facilityId = :facility and a.person.id = :person and a.state <> :ended order by a.details.fromDay desc, a.id desc", Agreement.class)
            .setParameter("facility", facilityId).setParameter("person", personId).setParameter("ended", AgreementState.ENDED).setMaxResults(1).getResultStream().findFirst();
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Money money(long id, LocalDate on) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select * from money_held(:on) m where m.agreement_id = :id", Tuple.class).setParameter("on", on).setParameter("id", id).getResultList();
        return found.stream().findFirst().map(t -> new Money(fen(t, "deposit_fen"), fen(t, "fee_fen"), fen(t, "refund_fen"), fen(t, "charged_fen"), fen(t, "held_fen"), (int) fen(t, "days"), (int) fen(t, "leave_days"))).orElse(new Money(0, 0, 0, 0, 0, 0, 0));
    }

    /** The limits of the day for what may be asked ahead. */
    public Limits limits() {
        LocalDate today = LocalDate.now(clock);
        return new Limits(parameters.whole("prepayment.most-months", today), parameters.whole("deposit.most-monthly-bed-fees", today));
    }

    @Requires(Permission.STAY_MANAGE)
    public Agreement draft(long facilityId, long personId, Long admissionId, Long stayId, @Valid AgreementDetails details) {
        facilities.get(facilityId);
        Person person = people.get(personId);
        Agreement agreement = new Agreement(facilityId, person, admissionId, stayId, details, limits());
        em.persist(agreement);
        em.flush();
        return agreement;
    }

    @Requires(Permission.STAY_MANAGE)
    public void amend(long id, @Valid AgreementDetails details) {
        locked(id).amend(details, limits());
    }

    /** Prints it for signature; an earlier print no longer stands. */
    @Requires(Permission.STAY_MANAGE)
    public long issue(long id) {
        Agreement agreement = locked(id);
        Facility facility = facilities.get(agreement.getFacilityId());
        String region = facility.getDetails().getRegionCode();
        long document = documents.issue(SIGN, DivisionCode.at(region, 3), facility.getId(), region, papers.agreement(agreement, facility, people.printed(agreement.getPerson())));
        agreement.issue(document);
        return document;
    }

    @Requires(Permission.STAY_MANAGE)
    public void sign(long id, LocalDate on) {
        Agreement agreement = locked(id);
        agreement.sign(on, LocalDate.now(clock));
        em.flush();
    }

    @Requires(Permission.STAY_MANAGE)
    public void end(long id, LocalDate on) {
        locked(id).end(on);
    }

    @Requires(Permission.STAY_MANAGE)
    public void pay(long id, PaymentKind kind, Long fen, LocalDate day, String note) {
        em.persist(locked(id).pay(kind, fen, day, LocalDate.now(clock), note, user.getScope().actor()));
    }

    /** The stay this agreement was made for has begun. */
    @Requires(value = Permission.STAY_MANAGE, audited = false)
    public void lives(long id, long stayId) {
        locked(id).lives(stayId);
    }

    Agreement locked(long id) {
        Agreement agreement = get(id);
        em.lock(agreement, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(agreement);
        return agreement;
    }

    /** The person's name, masked; of somebody out of this user's sight only that there is somebody. */
    public static String maskedName(Agreement agreement) {
        try {
            return agreement.getPerson().getMaskedName();
        } catch (EntityNotFoundException hidden) {
            return Person.seen(null);
        }
    }

    private static long fen(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
    }

    private Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("person_id", Number.class).longValue(), Person.seen(t.get("name", String.class)), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class),
            AgreementState.valueOf(t.get("state", String.class)), care.residence.CareLevel.valueOf(t.get("care_level", String.class)), t.get("monthly", Number.class).longValue(), ((java.sql.Date) t.get("from_day")).toLocalDate(), ((java.sql.Date) t.get("until_day")).toLocalDate(),
            t.get("stay_id") == null ? null : t.get("stay_id", Number.class).longValue());
    }
}
