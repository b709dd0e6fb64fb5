package care.residence;

import care.access.*;
import care.facility.Timeline;
import care.kernel.*;
import care.parameter.Parameters;
import care.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;

/** 请假与住院: who is away, since when, and who has come back. */
@UseCase
@ApplicationScoped
public class Absences {
    /** @param days away until the day asked for, or in all @param person masked */
    public record Row(long id, long stayId, long personId, String person, long facilityId, String facility, String bed, LeaveKind kind, LocalDate from, LocalDate until, LocalDate expected, long days, String note) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    Stays stays;
    @Inject
    Timeline timeline;
    @Inject
    Parameters parameters;
    @Inject
    Clock clock;

    /** Who is away on a day, longest first. @param least days away at least; 0 for all */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> on(LocalDate day, Long facilityId, String division, LeaveKind kind, int least, Slice slice) {
        return new Listing("l.id, l.stay_id, s.person_id, p.name, l.facility_id, f.name as facility, r.number || b.label as bed, l.kind, l.from_day, l.until_day, l.expected_on, l.note, least(coalesce(l.until_day, cast(:day as date) + 1), cast(:day as date) + 1) - l.from_day as days",
            "stay_leave l join stay s on s.id = l.stay_id left join person p on p.id = s.person_id join bed b on b.id = s.bed_id join room r on r.id = b.room_id join facility f on f.id = l.facility_id", "l.id")
            .where("l.from_day <= :day and (l.until_day is null or l.until_day > :day)", "day", day)
            .where("l.facility_id = :facility", "facility", facilityId).where("l.kind = :kind", "kind", kind)
            .where("cast(:day as date) + 1 - l.from_day >= :least", "least", least == 0 ? null : least)
            .where("f.region_code >= :prefix and f.region_code < :prefix || ':'", "prefix", division == null || division.length() != 12 ? division : DivisionCode.prefix(division))
            .sort("from", "l.from_day", "date").sort("facility", "l.facility_id", "bigint")
            .rows(em, slice, this::row);
    }

    /** Away for at least as many days as one is reminded after. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> tooLong(Slice slice) {
        LocalDate today = LocalDate.now(clock);
        return on(today, null, null, null, parameters.whole("leave.warning-days", today), slice);
    }

    @Requires(Permission.STAY_MANAGE)
    public StayLeave leave(long stayId, LeaveKind kind, LocalDate from, LocalDate expected, String note) {
        if (from != null && from.isAfter(LocalDate.now(clock).plusDays(30))) throw RuleViolation.invalid("leaveFrom", "residence.stay.far-off");
        Stay stay = stays.locked(stayId);
        StayLeave leave = stay.leave(kind, from, expected, note);
        em.persist(leave);
        em.flush();
        timeline.tell(stay.getFacilityId(), from, "residence.event.away", Stays.maskedName(stay), Stays.bedOf(stay), kind);
        return leave;
    }

    @Requires(Permission.STAY_MANAGE)
    public void comeBack(long stayId, LocalDate on) {
        if (on != null && on.isAfter(LocalDate.now(clock))) throw RuleViolation.invalid("back", "residence.leave.to-come");
        Stay stay = stays.locked(stayId);
        stay.comeBack(on);
        timeline.tell(stay.getFacilityId(), on, "residence.event.back-again", Stays.maskedName(stay), Stays.bedOf(stay));
    }

    private Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("stay_id", Number.class).longValue(), t.get("person_id", Number.class).longValue(), Person.seen(t.get("name", String.class)),
            t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("bed", String.class), LeaveKind.valueOf(t.get("kind", String.class)), day(t, "from_day"), day(t, "until_day"), day(t, "expected_on"),
            t.get("days", Number.class).longValue(), t.get("note", String.class));
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
