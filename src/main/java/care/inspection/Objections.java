package care.inspection;

import care.access.*;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.time.*;
import java.util.*;

/** What a home has to say against a record before it is published, and what the office answers. */
@UseCase
@ApplicationScoped
public class Objections {
    /** A record that waits: for an answer to its objection, or for the last day to object. @param on when it was objected to or made */
    public record Pending(long id, String facility, LocalDate on, LocalDate until) {
    }

    /** Told when an objection is upheld: what the record found was not so. */
    public record Upheld(Inspection inspection, String answer) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Inspections inspections;
    @Inject
    Event<Upheld> upheld;
    @Inject
    Clock clock;

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Optional<Objection> objection(long id) {
        return em.createQuery("from Objection where inspectionId = :id", Objection.class).setParameter("id", id).getResultStream().findFirst();
    }

    /** Objections nobody has answered. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Pending> objected() {
        return pending("join inspection_objection o on o.inspection_id = i.id and o.state = 'RAISED'", "o.raised_on", null);
    }

    /** Records that may still be objected to. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Pending> open(LocalDate today) {
        return pending("left join inspection_objection o on o.inspection_id = i.id", "cast(i.arrived_at at time zone 'Asia/Shanghai' as date)", today);
    }

    private List<Pending> pending(String join, String day, LocalDate notAfter) {
        Listing listing = new Listing("i.id, f.name as facility, " + day + " as made_on, i.objection_until", "inspection i join facility f on f.id = i.facility_id " + join, "i.id").where("i.state = 'RECORDED' and i.published_on is null").sort("until", "i.objection_until", "date");
        if (notAfter != null) listing.where("o.id is null and i.objection_until >= :today", "today", notAfter);
        return listing.rows(em, Slice.first(Slice.LONGEST), t -> new Pending(t.get("id", Number.class).longValue(), t.get("facility", String.class), Inspections.day(t, "made_on"), Inspections.day(t, "objection_until"))).items();
    }

    /** The home objects to a record before it is published. */
    @Requires(Permission.RECTIFY)
    public void object(long id, String said) {
        em.persist(new Objection(inspections.get(id), said, LocalDate.now(clock), user.getScope().displayName()));
    }

    @Requires(Permission.FINDING_DECIDE)
    public void decide(long id, boolean right, String answer) {
        Objection objection = objection(id).orElseThrow(RuleViolation::notFound);
        em.lock(objection, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(objection);
        objection.decide(right, answer, LocalDate.now(clock), user.getScope().displayName());
        em.flush();
        if (right) upheld.fire(new Upheld(inspections.get(id), objection.getAnswer()));
    }
}
