package care.ledger;

import care.access.*;
import care.kernel.DivisionCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/**
 * How full the homes are on a day, by county, town and home, and by kind of bed; today also which beds become free within a week, a
 * month and three months, who waits for one, and who has reported the last month.
 */
@UseCase
@ApplicationScoped
public class Occupancy {
    /**
     * @param code   division, or a home's number
     * @param vacant beds in use nobody lives in
     * @param free   of these, neither booked nor offered, today and in 7, 30 and 90 days
     */
    public record Area(String code, String name, long beds, long lived, long vacant, long free, long week, long month, long quarter, long waiting, long owing, long reported) implements Serializable {
        public Double rate() {
            return beds == 0 ? null : 100.0 * lived / beds;
        }

        Area plus(Area o) {
            return new Area("", null, beds + o.beds, lived + o.lived, vacant + o.vacant, free + o.free, week + o.week, month + o.month, quarter + o.quarter, waiting + o.waiting, owing + o.owing, reported + o.reported);
        }

        static Area none() {
            return new Area("", null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    /** The facts of the day by home and kind; what is asked of them follows. */
    private static final String FACTS = """
        with place as (select f.id, f.name, f.region_code from facility f where f.region_code >= :low and f.region_code < :high),
        bed as (select p.facility_id, p.kind, p.state, s.bed_id from bed_period p
          left join stay s on s.bed_id = p.bed_id and s.from_day <= :on and (s.until_day is null or s.until_day > :on)
          where p.from_day <= :on and (p.until_day is null or p.until_day > :on) and (:kind = '' or p.kind = :kind)),
        coming as (select b.facility_id, b.kind, d.n from (values (0), (7), (30), (90)) d (n), lateral free_beds(cast(:on as date) + d.n, :on) b where :kind = '' or b.kind = :kind),
        fact as (
          select b.facility_id, b.kind, count(*) filter (where b.state = 'IN_USE') as beds, count(b.bed_id) as lived, count(*) filter (where b.state = 'IN_USE' and b.bed_id is null) as vacant,
            0 as free, 0 as week, 0 as month, 0 as quarter, 0 as waiting from bed b group by 1, 2
          union all
          select c.facility_id, c.kind, 0, 0, 0, count(*) filter (where c.n = 0), count(*) filter (where c.n = 7), count(*) filter (where c.n = 30), count(*) filter (where c.n = 90), 0 from coming c group by 1, 2
          union all
          select a.facility_id, a.bed_kind, 0, 0, 0, 0, 0, 0, 0, count(*) from admission a where a.state in ('WAITING', 'OFFERED') and (:kind = '' or a.bed_kind = :kind) group by 1, 2)
        """;
    private static final String SUMS = "coalesce(sum(x.beds), 0) as beds, coalesce(sum(x.lived), 0) as lived, coalesce(sum(x.vacant), 0) as vacant, coalesce(sum(x.free), 0) as free, coalesce(sum(x.week), 0) as week, coalesce(sum(x.month), 0) as month, coalesce(sum(x.quarter), 0) as quarter, coalesce(sum(x.waiting), 0) as waiting";

    @Inject
    EntityManager em;

    /** Counties of a city, towns of a county, homes of a town. @param kind null for all */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Area> areas(String division, LocalDate on, String kind) {
        int level = DivisionCode.level(division);
        Map<String, Object> parameters = parameters(division, on, kind);
        parameters.put("digits", level <= 2 ? 6 : level == 3 ? 9 : 0);
        parameters.put("month", YearMonth.from(on).minusMonths(1).atDay(1));
        parameters.put("last", YearMonth.from(on).minusMonths(1).atEndOfMonth());
        return tuples(FACTS + ", at as (select p.id, case when :digits = 0 then cast(p.id as text) else rpad(substr(p.region_code, 1, :digits), 12, '0') end as code, p.name from place p), "
            + "due as (select p.id as facility_id, exists (select 1 from monthly_return m where m.facility_id = p.id and m.month = :month and m.confirmed_on <= :on) as reported from place p where "
            + "exists (select 1 from facility_status t where t.facility_id = p.id and t.filing in ('FILED', 'CHANGING') and t.from_day <= :last and (t.until_day is null or t.until_day > :last)) "
            + "and exists (select 1 from bed_period b where b.facility_id = p.id and b.state = 'IN_USE' and b.from_day <= :last and (b.until_day is null or b.until_day > :month))) "
            + "select a.code, max(case when :digits = 0 then a.name else r.name end) as name, " + SUMS + ", count(d.facility_id) as owing, count(*) filter (where d.reported) as reported "
            + "from at a left join (select facility_id, sum(beds) as beds, sum(lived) as lived, sum(vacant) as vacant, sum(free) as free, sum(week) as week, sum(month) as month, sum(quarter) as quarter, sum(waiting) as waiting from fact group by 1) x on x.facility_id = a.id "
            + "left join due d on d.facility_id = a.id left join region r on r.code = a.code group by a.code order by a.code", parameters).stream().map(t -> area(t, whole(t, "owing"), whole(t, "reported"))).toList();
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Area> kinds(String division, LocalDate on, String kind) {
        return tuples(FACTS + "select x.kind as code, cast(null as text) as name, " + SUMS + " from fact x join place p on p.id = x.facility_id where x.kind is not null group by x.kind order by beds desc, 1", parameters(division, on, kind)).stream()
            .map(t -> area(t, 0, 0)).toList();
    }

    private static Map<String, Object> parameters(String division, LocalDate on, String kind) {
        return new HashMap<>(Map.of("low", DivisionCode.prefix(division), "high", DivisionCode.prefix(division) + ":", "on", on, "kind", kind == null ? "" : kind));
    }

    private static Area area(Tuple t, long owing, long reported) {
        return new Area(t.get("code", String.class), t.get("name", String.class), whole(t, "beds"), whole(t, "lived"), whole(t, "vacant"), whole(t, "free"), whole(t, "week"), whole(t, "month"), whole(t, "quarter"), whole(t, "waiting"), owing, reported);
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
