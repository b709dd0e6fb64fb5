package care.roster;

import care.access.*;
import care.kernel.*;
import care.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** The rosters, their lines, and who holds what on any day. People are masked. */
@UseCase
@ApplicationScoped
public class Rosters {
    /** @param division its name @param regionCode its code */
    public record Row(long id, Category category, LocalDate asOf, String division, String regionCode, int lines, RosterState state, String source, String sha256, String enteredBy, String acceptedBy) implements Serializable {
    }

    /** @param id of the person @param amountFen a month; null when the roster names none */
    public record Line(long id, String name, String identity, String division, String regionCode, String level, Long amountFen) implements Serializable {
    }

    /** A category somebody holds from one day until another; {@code until} is the first day without it, null while it lasts. */
    public record Held(Category category, LocalDate from, LocalDate until, String division) implements Serializable {
    }

    private static final String SELECT = "r.id, r.category, r.as_of, g.name as division, r.region_code, r.lines, r.state, r.source, encode(r.sha256, 'hex') as hash, r.entered_by, r.accepted_by";
    private static final String FROM = "roster r join region g on g.code = r.region_code";

    @Inject
    EntityManager em;

    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Roster get(long id) {
        Roster roster = em.find(Roster.class, id);
        if (roster == null) throw RuleViolation.notFound();
        return roster;
    }

    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Rows<Row> list(RosterFilter filter, Slice slice) {
        return new Listing(SELECT, FROM, "r.id")
            .where("r.category = :category", "category", filter.category())
            .where("r.region_code >= :prefix and r.region_code < :prefix || ':'", "prefix", prefix(filter.division()))
            .where("r.state = :state", "state", filter.state())
            .where("r.as_of <= :until", "until", filter.until())
            .sort("day", "r.as_of", "date").sort("lines", "r.lines", "integer").sort("category", "r.category", "text")
            .rows(em, slice, Rosters::row);
    }

    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Row row(long id) {
        return new Listing(SELECT, FROM, "r.id").where("r.id = :id", "id", id).sort("id", "r.id", "bigint").rows(em, Slice.first(1), Rosters::row).items().stream().findFirst().orElseThrow(RuleViolation::notFound);
    }

    /** The lines as far as they lie in the user's scope. */
    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Rows<Line> lines(long id, String division, Slice slice) {
        return new Listing("l.person_id as id, p.name, p.identity_mask, g.name as division, l.region_code, l.level, l.amount_fen",
            "roster_line l join region g on g.code = l.region_code left join person p on p.id = l.person_id", "l.person_id")
            .where("l.roster_id = :roster", "roster", id)
            .where("l.region_code >= :prefix and l.region_code < :prefix || ':'", "prefix", prefix(division))
            .sort("person", "l.person_id", "bigint").sort("division", "l.region_code", "text").sort("amount", "coalesce(l.amount_fen, 0)", "bigint")
            .rows(em, slice, Rosters::line);
    }

    /** The accepted roster of the same category and division that this one follows. */
    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Optional<Row> before(Roster roster) {
        return new Listing(SELECT, FROM, "r.id").where("r.state = 'ACCEPTED'").where("r.category = :category", "category", roster.getCategory()).where("r.region_code = :region", "region", roster.getRegionCode())
            .where("r.as_of < :day", "day", roster.getAsOf()).sort("day", "r.as_of", "date").rows(em, new Slice("day", true, null, 0, 1), Rosters::row).items().stream().findFirst();
    }

    /** Accepted rosters of the same category that this one can be compared with, latest first. */
    @Requires(value = Permission.ROSTER_READ, audited = false)
    public List<Row> comparable(Roster roster) {
        return new Listing(SELECT, FROM, "r.id").where("r.state = 'ACCEPTED'").where("r.category = :category", "category", roster.getCategory()).where("r.id <> :id", "id", roster.getId())
            .where("(starts_with(r.region_code, division_prefix(:region)) or starts_with(:region, division_prefix(r.region_code)))", "region", roster.getRegionCode())
            .sort("day", "r.as_of", "date").rows(em, new Slice("day", true, null, 0, 60), Rosters::row).items();
    }

    /** What somebody holds on a day. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public List<Held> held(long personId, LocalDate on) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("""
            select h.category, h.from_day, h.until_day, g.name as division from holding h left join region g on g.code = h.region_code
            where h.person_id = :person and h.from_day <= :on and (h.until_day is null or h.until_day > :on) order by h.category""", Tuple.class).setParameter("person", personId).setParameter("on", on).getResultList();
        return rows.stream().map(t -> new Held(Category.valueOf(t.get("category", String.class)), date(t, "from_day"), date(t, "until_day"), t.get("division", String.class))).toList();
    }

    static String prefix(String division) {
        return division == null || division.isBlank() ? null : division.length() == 12 ? DivisionCode.prefix(division) : division;
    }

    static LocalDate date(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }

    static Long fen(Tuple t, String column) {
        return t.get(column) == null ? null : t.get(column, Number.class).longValue();
    }

    private static Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), Category.valueOf(t.get("category", String.class)), date(t, "as_of"), t.get("division", String.class), t.get("region_code", String.class),
            t.get("lines", Number.class).intValue(), RosterState.valueOf(t.get("state", String.class)), t.get("source", String.class), t.get("hash", String.class), t.get("entered_by", String.class), t.get("accepted_by", String.class));
    }

    private static Line line(Tuple t) {
        return new Line(t.get("id", Number.class).longValue(), Person.mask(t.get("name", String.class)), t.get("identity_mask", String.class), t.get("division", String.class), t.get("region_code", String.class),
            t.get("level", String.class), fen(t, "amount_fen"));
    }
}
