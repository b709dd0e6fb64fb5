package care.ledger;

import care.access.*;
import care.kernel.*;
import care.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;

/**
 * The bed-day ledger of any day that has passed and of any period, reckoned from the periods of stays, beds, leaves, assessments and
 * categories themselves: a day asked again next year is the same unless somebody has recorded something about it since.
 */
@UseCase
@ApplicationScoped
public class Ledger {
    /** The lines of one question, most bed-days first, and their total, in which every bed-day and every person counts once. */
    public record Sums(List<Line> lines, Line total) implements Serializable {
        /** Bed-days of the parts less those of the whole: above zero when somebody is in several, never hidden. */
        public long difference() {
            return lines.stream().mapToLong(Line::days).sum() - total.days();
        }

        public long personsDifference() {
            return lines.stream().mapToLong(Line::persons).sum() - total.persons();
        }
    }

    /** One person's share of a line. @param person masked; {@code ***} when registered out of sight */
    public record Share(long id, long personId, String person, long facilityId, String facility, long days, long away) implements Serializable {
    }

    /**
     * Guests from elsewhere in a period. Beds are a stock and persons a flow, so each stands for itself; only bed-days are divided by bed-days.
     *
     * @param beds sojourn beds in use on the last day
     */
    public record Sojourn(List<Line> origins, Line total, long beds) implements Serializable {
    }

    private static final String SOJOURN = """
        with inside as (select f.id from facility f where f.region_code >= :low and f.region_code < :high and (:facility = 0 or f.id = :facility)),
        d as materialized (select b.part, b.person_id, b.days, b.away from bed_days(:first, :past, '{ORIGIN}') b join inside i on i.id = b.facility_id)
        select false as whole, d.part, count(distinct d.person_id) as persons, sum(d.days) as days, sum(d.away) as away, null as available, null as beds from d group by d.part
        union all
        select true, '', count(distinct d.person_id), coalesce(sum(d.days), 0), coalesce(sum(d.away), 0),
          (select coalesce(sum(b.days), 0) from bed_days_available(:first, :past) b join inside i on i.id = b.facility_id where b.kind = 'SOJOURN'),
          (select coalesce(sum(b.days), 0) from bed_days_available(:last, :past) b join inside i on i.id = b.facility_id where b.kind = 'SOJOURN') from d
        order by 1, 4 desc, 2""";
    private static final String LINES = """
        with inside as (select f.id, f.name from facility f where f.region_code >= :low and f.region_code < :high and (:facility = 0 or f.id = :facility)),
        d as materialized (select case when :by = 'FACILITY' then b.facility_id::text else b.part end as part, b.dimension, b.person_id, b.days, b.away
          from bed_days(:first, :past, string_to_array(:wanted, ',')) b join inside i on i.id = b.facility_id),
        beds as materialized (select b.facility_id, b.kind, b.days from bed_days_available(:first, :past) b join inside i on i.id = b.facility_id),
        used as (select d.part, count(distinct d.person_id) as persons, sum(d.days) as days, sum(d.away) as away from d where d.dimension = :cut group by d.part),
        room as (select case when :by = 'FACILITY' then b.facility_id::text else b.kind end as part, sum(b.days) as days from beds b where :by in ('FACILITY', 'KIND') group by 1)
        select false as whole, coalesce(u.part, r.part) as part, i.name, coalesce(u.persons, 0) as persons, coalesce(u.days, 0) as days, coalesce(u.away, 0) as away,
          case when :by in ('FACILITY', 'KIND') then coalesce(r.days, 0) end as available
        from used u full join room r on r.part = u.part left join inside i on :by = 'FACILITY' and i.id::text = coalesce(u.part, r.part)
        union all
        select true, '', null, count(distinct d.person_id), coalesce(sum(d.days), 0), coalesce(sum(d.away), 0), (select coalesce(sum(b.days), 0) from beds b) from d where d.dimension = 'TOTAL'
        order by 1, 5 desc, 2""";

    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    /** One statement, however many homes and days. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Sums sums(Period period, Dimension by) {
        period.checked(LocalDate.now(clock));
        List<Line> lines = new ArrayList<>();
        Line total = null;
        for (Tuple t : tuples(LINES, Map.of("low", period.low(), "high", period.high(), "facility", period.facility() == null ? 0L : period.facility(), "first", period.from(), "past", period.past(),
            "by", by.name(), "cut", by.cut(), "wanted", by == Dimension.FACILITY ? "TOTAL" : "TOTAL," + by.cut()))) {
            Line line = new Line(t.get("part", String.class), t.get("name", String.class), whole(t, "persons"), whole(t, "days"), whole(t, "away"), t.get("available") == null ? null : whole(t, "available"));
            if (t.get("whole", Boolean.class)) total = line;
            else lines.add(line);
        }
        return new Sums(lines, total);
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Sojourn sojourn(Period period) {
        period.checked(LocalDate.now(clock));
        List<Line> origins = new ArrayList<>();
        for (Tuple t : tuples(SOJOURN, Map.of("low", period.low(), "high", period.high(), "facility", period.facility() == null ? 0L : period.facility(), "first", period.from(), "last", period.to(), "past", period.past()))) {
            Line line = new Line(t.get("part", String.class), null, whole(t, "persons"), whole(t, "days"), whole(t, "away"), t.get("available") == null ? null : whole(t, "available"));
            if (t.get("whole", Boolean.class)) return new Sojourn(origins, line, whole(t, "beds"));
            origins.add(line);
        }
        throw new IllegalStateException("A total is always there.");
    }

    /** The persons behind a line; their bed-days add up to it. @param part null for the total */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Share> shares(Period period, Dimension by, String part, Slice slice) {
        period.checked(LocalDate.now(clock));
        return new Listing("d.id, d.person_id, p.name as person, d.facility_id, f.name as facility, d.days, d.away", """
            (select row_number() over (order by b.person_id, b.facility_id) as id, b.person_id, b.facility_id, sum(b.days) as days, sum(b.away) as away from bed_days(:first, :past, string_to_array(:cut, ',')) b
             where :any or b.part = :part group by b.person_id, b.facility_id) d join facility f on f.id = d.facility_id left join person p on p.id = d.person_id""", "d.id")
            .with("first", period.from()).with("past", period.past()).with("cut", part == null ? "TOTAL" : by.cut()).with("any", part == null || by == Dimension.FACILITY).with("part", part == null ? "" : part)
            .where("f.region_code >= :low", "low", period.low()).where("f.region_code < :high", "high", period.high())
            .where("d.facility_id = :facility", "facility", part != null && by == Dimension.FACILITY ? number(part) : period.facility())
            .sort("days", "-d.days", "numeric").sort("facility", "d.facility_id", "bigint")
            .rows(em, slice, t -> new Share(whole(t, "id"), whole(t, "person_id"), Person.seen(t.get("person", String.class)), whole(t, "facility_id"), t.get("facility", String.class), whole(t, "days"), whole(t, "away")));
    }

    private static Long number(String part) {
        try {
            return Long.valueOf(part);
        } catch (NumberFormatException noFacility) {
            throw RuleViolation.notFound();
        }
    }

    private static long whole(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Map<String, Object> parameters) {
        var query = em.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}
