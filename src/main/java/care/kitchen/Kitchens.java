package care.kitchen;

import care.access.*;
import care.kernel.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** What the kitchens in sight lack, worked out for all of them at once. */
@UseCase
@ApplicationScoped
public class Kitchens {
    /** @param times how many sittings, dishes, samples or people @param day of the menu or the dish, or when a sample was to be disposed of */
    public record Missing(Lack lack, long times, LocalDate day) implements Serializable {
    }

    public record Row(long canteenId, String canteen, long facilityId, String facility, String division, List<Missing> missing) implements Serializable {
        public boolean lacks(Lack lack) {
            return missing.stream().anyMatch(m -> m.lack() == lack);
        }
    }

    /** A sample that was never taken is missing for as long as it would be kept. */
    private static final String MISSING = """
        with value as (select (select cast(value as integer) from parameter_value where code = 'kitchen.sample-hours' and valid_from <= :today order by valid_from desc limit 1) as hours,
          (select cast(value as integer) from parameter_value where code = 'checklist.self-check-days' and valid_from <= :today order by valid_from desc limit 1) as days),
        served as materialized (select o.canteen_id, o.day, s.sitting, o.day + s.opens <= cast(:now as timestamp) as begun from value v, canteen_open_days(cast(:today as date) - (v.hours + 23) / 24, cast(:today as date) + 2) o join canteen_sitting s on s.canteen_id = o.canteen_id),
        lacking as (
          select s.canteen_id, 'MENU' as lack, count(*) as times, s.day from served s where s.day = cast(:today as date) + 1
            and not exists (select 1 from menu m where m.canteen_id = s.canteen_id and m.day = s.day and m.sitting = s.sitting and m.published_at is not null) group by s.canteen_id, s.day
          union all
          select s.canteen_id, 'SAMPLE', count(*), s.day from served s join menu m on m.canteen_id = s.canteen_id and m.day = s.day and m.sitting = s.sitting and m.published_at is not null join dish d on d.menu_id = m.id
            where s.begun and not exists (select 1 from food_sample f where f.dish_id = d.id) group by s.canteen_id, s.day
          union all
          select f.canteen_id, 'DISPOSAL', count(*), cast(min(f.keep_until) at time zone 'Asia/Shanghai' as date) from food_sample f where f.disposed_at is null and f.keep_until <= cast(:now as timestamp) at time zone 'Asia/Shanghai' group by f.canteen_id
          union all
          select c.id, 'CERTIFICATE', count(*), cast(:today as date) from canteen c join staff p on p.facility_id = c.facility_id
            where c.state = 'OPEN' and p.post = 'COOK' and p.employed_from <= :today and (p.employed_until is null or p.employed_until >= :today)
            and not exists (select 1 from certificate h where h.staff_id = p.id and h.kind = 'HEALTH' and h.valid_from <= :today and (h.valid_until is null or h.valid_until >= :today)) group by c.id
          union all
          select s.canteen_id, 'DISINFECTION', 1, s.day from served s where s.day = :today and s.begun and not exists (select 1 from disinfection d where d.canteen_id = s.canteen_id and d.day = s.day) group by s.canteen_id, s.day
          union all
          select c.id, 'LICENCE', 1, c.licence_until from canteen c where c.state = 'OPEN' and c.licence_until < :today
          union all
          select c.id, 'SELF_CHECK', 1, cast(:today as date) from value v, canteen c where c.state = 'OPEN'
            and not exists (select 1 from self_check k where k.facility_id = c.facility_id and k.state = 'DONE' and 'FOOD' = any (k.domains) and k.done_on > cast(:today as date) - v.days))
        select c.id, c.name, c.facility_id, f.name as facility, r.name as division, l.lack, l.times, l.day
        from canteen c join facility f on f.id = c.facility_id join region r on r.code = c.region_code left join lacking l on l.canteen_id = c.id
        where c.state <> 'CLOSED' order by c.region_code, c.name, c.id, array_position(array['LICENCE', 'DISPOSAL', 'SAMPLE', 'DISINFECTION', 'CERTIFICATE', 'MENU', 'SELF_CHECK'], l.lack), l.day""";

    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    /** Every canteen that is not closed, with what is missing now; nothing when it is complete. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Row> missing() {
        LocalDateTime now = LocalDateTime.now(clock.withZone(Clocks.CHINA));
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery(MISSING, Tuple.class).setParameter("today", now.toLocalDate()).setParameter("now", now).getResultList();
        Map<Long, Row> rows = new LinkedHashMap<>();
        for (Tuple t : found) {
            Row row = rows.computeIfAbsent(t.get("id", Number.class).longValue(), id -> new Row(id, t.get("name", String.class), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("division", String.class), new ArrayList<>()));
            if (t.get("lack") != null) row.missing().add(new Missing(Lack.valueOf(t.get("lack", String.class)), t.get("times", Number.class).longValue(), ((java.sql.Date) t.get("day")).toLocalDate()));
        }
        return List.copyOf(rows.values());
    }
}
