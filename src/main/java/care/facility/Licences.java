package care.facility;

import care.access.*;
import care.kernel.*;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The permits of facilities: what is valid, what is about to expire, what has. */
@UseCase
@ApplicationScoped
public class Licences {
    public record Row(long id, long facilityId, String facility, String division, LicenceKind kind, String number, LocalDate validUntil, String tone) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Parameters parameters;
    @Inject
    Timeline timeline;
    @Inject
    Clock clock;

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public List<Licence> of(long facilityId) {
        return em.createQuery("from Licence where facility.id = :id order by endedOn nulls first, details.kind, details.validFrom desc", Licence.class).setParameter("id", facilityId).getResultList();
    }

    /** Those in force that end by the day given, or have ended already without being replaced. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Rows<Row> expiring(LocalDate by, Slice slice) {
        LocalDate today = LocalDate.now(clock);
        return new Listing("l.id, l.facility_id, f.name as facility, r.name as division, l.kind, l.number, l.valid_until",
            "licence l join facility f on f.id = l.facility_id join region r on r.code = f.region_code", "l.id")
            .where("l.ended_on is null and f.filing <> 'CANCELLED'").where("l.valid_until <= :by", "by", by)
            .sort("until", "l.valid_until", "date").sort("facility", "f.name", "text")
            .rows(em, slice, t -> row(t, today));
    }

    /** Those in force on a day that end by another: the rows behind the board's figure of that day. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Rows<Row> endingAfter(LocalDate on, LocalDate by, String division, Slice slice) {
        return new Listing("l.id, l.facility_id, f.name as facility, r.name as division, l.kind, l.number, l.valid_until",
            "licence l join facility f on f.id = l.facility_id join region r on r.code = f.region_code", "l.id")
            .where("l.valid_from <= :on and l.valid_until >= :on and (l.ended_on is null or l.ended_on > :on)", "on", on).where("l.valid_until <= :by", "by", by)
            .where("f.region_code >= :prefix and f.region_code < :prefix || ':'", "prefix", division == null || division.length() != 12 ? null : DivisionCode.prefix(division))
            .sort("until", "l.valid_until", "date").sort("facility", "f.name", "text")
            .rows(em, slice, t -> row(t, on));
    }

    /** How long before its end a licence is warned about. */
    public LocalDate warnedUntil() {
        return warnedUntil(LocalDate.now(clock));
    }

    public LocalDate warnedUntil(LocalDate on) {
        return on.plusDays(parameters.whole("licence.warning-days", on));
    }

    /** Adds a licence; one of the same kind that it follows is ended, so that it is warned about no more. */
    @Requires(Permission.FACILITY_EDIT)
    public Licence add(long facilityId, @Valid LicenceDetails details) {
        LocalDate today = LocalDate.now(clock);
        Licence licence = new Licence(facilities.get(facilityId), details);
        of(facilityId).stream().filter(old -> old.getEndedOn() == null && old.getDetails().getKind() == details.getKind() && details.getKind() != LicenceKind.OTHER).forEach(old -> old.end(today));
        em.persist(licence);
        timeline.tell(facilityId, today, "facility.event.licence", details.getKind(), details.getValidUntil() == null ? "—" : details.getValidUntil());
        return licence;
    }

    @Requires(Permission.FACILITY_EDIT)
    public void end(long id) {
        Licence licence = em.find(Licence.class, id);
        if (licence == null) throw RuleViolation.notFound();
        licence.end(LocalDate.now(clock));
        timeline.tell(licence.getFacility().getId(), LocalDate.now(clock), "facility.event.licence-ended", licence.getDetails().getKind());
    }

    private static Row row(Tuple t, LocalDate today) {
        LocalDate until = ((java.sql.Date) t.get("valid_until")).toLocalDate();
        return new Row(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("division", String.class),
            LicenceKind.valueOf(t.get("kind", String.class)), t.get("number", String.class), until, until.isBefore(today) ? "danger" : "warn");
    }
}
