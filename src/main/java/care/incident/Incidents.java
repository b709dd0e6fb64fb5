package care.incident;

import care.access.*;
import care.facility.Timeline;
import care.kernel.*;
import care.person.Person;
import care.residence.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;

/** Incidents in the homes: reported, followed up, closed; and seen by whoever supervises. */
@UseCase
@ApplicationScoped
public class Incidents {
    /** @param person masked */
    public record Row(long id, long stayId, String person, long facilityId, String facility, String bed, IncidentKind kind, Harm harm, Instant happenedAt, IncidentState state, LocalDate closedOn) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    Stays stays;
    @Inject
    Timeline timeline;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> list(IncidentState state, IncidentKind kind, Long stayId, Long facilityId, Slice slice) {
        return new Listing("i.id, i.stay_id, p.name, i.facility_id, f.name as facility, r.number || b.label as bed, i.kind, i.harm, i.happened_at, i.state, i.closed_on",
            "incident i join stay s on s.id = i.stay_id left join person p on p.id = s.person_id join bed b on b.id = s.bed_id join room r on r.id = b.room_id join facility f on f.id = i.facility_id", "i.id")
            .where("i.state = :state", "state", state).where("i.kind = :kind", "kind", kind).where("i.stay_id = :stay", "stay", stayId).where("i.facility_id = :facility", "facility", facilityId)
            .sort("happened", "i.happened_at", "timestamptz").sort("facility", "i.facility_id", "bigint")
            .rows(em, slice.unlessSorted("happened", true), this::row);
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Incident get(long id) {
        Incident incident = em.find(Incident.class, id);
        if (incident == null) throw RuleViolation.notFound();
        incident.getSteps().size();
        stays.get(incident.getStay().getId());
        return incident;
    }

    @Requires(Permission.STAY_MANAGE)
    public Incident report(long stayId, LocalDateTime happened, @Valid IncidentDetails details) {
        Stay stay = stays.get(stayId);
        Incident incident = new Incident(stay, details, happened, user.getScope().actor(), clock.instant());
        em.persist(incident);
        em.flush();
        timeline.tell(stay.getFacilityId(), happened.toLocalDate(), "incident.event.reported", Stays.maskedName(stay), details.getKind(), details.getHarm());
        return incident;
    }

    @Requires(Permission.STAY_MANAGE)
    public void follow(long id, String what) {
        Incident incident = get(id);
        incident.follow(what, LocalDate.now(clock), user.getScope().actor());
    }

    @Requires(Permission.STAY_MANAGE)
    public void close(long id, String conclusion) {
        get(id).close(conclusion, LocalDate.now(clock));
    }

    private Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("stay_id", Number.class).longValue(), Person.seen(t.get("name", String.class)), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class),
            t.get("bed", String.class), IncidentKind.valueOf(t.get("kind", String.class)), Harm.valueOf(t.get("harm", String.class)), t.get("happened_at", Instant.class), IncidentState.valueOf(t.get("state", String.class)),
            t.get("closed_on") == null ? null : ((java.sql.Date) t.get("closed_on")).toLocalDate());
    }
}
