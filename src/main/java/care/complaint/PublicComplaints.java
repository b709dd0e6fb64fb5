package care.complaint;

import care.access.UseCase;
import care.kernel.*;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.List;

/** What anybody may do about a complaint without a login: send one, and with number and code ask how it stands and say how content they are. */
@UseCase
@ApplicationScoped
public class PublicComplaints {
    /** @param due the last day for the decision or the answer; null when neither is owed @param elsewhere whom to ask instead, or who has it */
    public record Status(String number, LocalDate receivedOn, ComplaintState state, LocalDate due, String reason, String elsewhere, String answer, LocalDate answeredOn, Integer satisfaction) implements Serializable {
        public boolean isToRate() {
            return answer != null && satisfaction == null;
        }
    }

    @Inject
    EntityManager em;
    @Inject
    Parameters parameters;
    @Inject
    Vaults vaults;
    @Inject
    Clock clock;

    public Receipt send(@Valid ComplaintDetails details) {
        LocalDate today = LocalDate.now(clock);
        details.check(today);
        int sequence = ((Number) em.createNativeQuery("select complaint_number(:year)").setParameter("year", today.getYear()).getSingleResult()).intValue();
        Receipt receipt = Receipt.of(today.getYear(), sequence, WorkingDays.after(today, parameters.whole("complaint.triage-days", today)));
        Contact contact = details.contact();
        boolean made = (Boolean) em.createNativeQuery("select public_complaint(:number, :code, cast(:county as text), nullif(:facility, 0), cast(:place as text), :what, cast(:happened as date), cast(:name as text), cast(:phone as text), cast(:contact as bytea), :today, :due)")
            .setParameter("number", receipt.number()).setParameter("code", receipt.hash()).setParameter("county", details.getCounty()).setParameter("facility", details.getFacilityId() == null ? 0L : details.getFacilityId()).setParameter("place", details.getPlace())
            .setParameter("what", details.getWhat()).setParameter("happened", details.getHappenedOn()).setParameter("name", contact.nameMask()).setParameter("phone", contact.phoneMask()).setParameter("contact", contact.seal(vaults.vault()))
            .setParameter("today", today).setParameter("due", receipt.triageDue()).getSingleResult();
        if (!made) throw RuleViolation.invalid(details.getFacilityId() == null ? "county" : "facility", "complaint.no-such-home");
        return receipt;
    }

    /** @throws RuleViolation complaint.no-match whichever of the two is wrong */
    public Status status(String number, String code) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select * from public_complaint_status(:number, :code)", Tuple.class).setParameter("number", Receipt.tidy(number)).setParameter("code", Receipt.hash(number, code)).getResultList();
        return found.stream().findFirst().map(t -> {
            ComplaintState state = ComplaintState.valueOf(t.get("state", String.class));
            return new Status(t.get("number", String.class), date(t, "received_on"), state, state == ComplaintState.RECEIVED ? date(t, "triage_due") : state == ComplaintState.ACCEPTED ? date(t, "answer_due") : null,
                t.get("reason", String.class), t.get("elsewhere", String.class), t.get("answer", String.class), date(t, "answered_on"), t.get("satisfaction") == null ? null : t.get("satisfaction", Number.class).intValue());
        }).orElseThrow(() -> RuleViolation.invalid("code", "complaint.no-match"));
    }

    public void rate(String number, String code, Integer stars) {
        if (stars == null || stars < 1 || stars > 5) throw RuleViolation.invalid("stars", "complaint.no-stars");
        status(number, code);
        boolean rated = (Boolean) em.createNativeQuery("select public_complaint_rate(:number, :code, :stars, :today)").setParameter("number", Receipt.tidy(number)).setParameter("code", Receipt.hash(number, code))
            .setParameter("stars", stars).setParameter("today", LocalDate.now(clock)).getSingleResult();
        if (!rated) throw RuleViolation.conflict("complaint.rated");
    }

    private static LocalDate date(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
