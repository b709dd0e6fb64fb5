package care.kitchen;

import care.access.*;
import care.audit.AuditTrail;
import care.canteen.*;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** Menus of a canteen, week by week: written, copied from other days, published. */
@UseCase
@ApplicationScoped
public class Menus {
    /** @param open whether the canteen serves that day @param menuId null while nothing is written */
    public record Row(LocalDate day, Sitting sitting, boolean open, Long menuId, Integer priceFen, boolean published, String dishes) implements Serializable {
    }

    /** Days of a week. */
    static final int WEEK = 7;

    @Inject
    EntityManager em;
    @Inject
    Canteens canteens;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** Seven days from {@code from}: each sitting with what is written for it. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Row> week(long canteenId, LocalDate from) {
        canteens.get(canteenId);
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            with open as materialized (select o.day from canteen_open_days(cast(:from as date), cast(:past as date)) o where o.canteen_id = :canteen)
            select cast(d.day as date) as day, s.sitting, exists (select 1 from open o where o.day = cast(d.day as date)) as open, m.id, m.price_fen, m.published_at is not null as published,
              (select string_agg(i.name, '、' order by i.position) from dish i where i.menu_id = m.id) as dishes
            from generate_series(cast(:from as timestamp), cast(:past as timestamp) - interval '1 day', interval '1 day') d(day)
            cross join (select sitting from canteen_sitting where canteen_id = :canteen union select sitting from menu where canteen_id = :canteen and day >= :from and day < :past) s
            left join menu m on m.canteen_id = :canteen and m.day = cast(d.day as date) and m.sitting = s.sitting
            order by 1, array_position(array['BREAKFAST', 'LUNCH', 'DINNER'], s.sitting)""", Tuple.class).setParameter("canteen", canteenId).setParameter("from", from).setParameter("past", from.plusDays(WEEK)).getResultList();
        return found.stream().map(t -> new Row(((java.sql.Date) t.get("day")).toLocalDate(), Sitting.valueOf(t.get("sitting", String.class)), t.get("open", Boolean.class), t.get("id") == null ? null : t.get("id", Number.class).longValue(),
            t.get("price_fen") == null ? null : t.get("price_fen", Number.class).intValue(), t.get("published", Boolean.class), t.get("dishes", String.class))).toList();
    }

    /** One with its dishes; null while nothing is written. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Menu find(long canteenId, LocalDate day, Sitting sitting) {
        canteens.get(canteenId);
        return em.createQuery("select distinct m from Menu m left join fetch m.dishes where m.canteenId = :canteen and m.day = :day and m.sitting = :sitting", Menu.class)
            .setParameter("canteen", canteenId).setParameter("day", day).setParameter("sitting", sitting).getResultStream().findFirst().orElse(null);
    }

    /** Writes a menu, or writes it anew; one that is published stays so. @param priceFen of the day, for guests outside the tiers; null when there is none */
    @Requires(Permission.CANTEEN_RUN)
    public Menu write(long canteenId, LocalDate day, Sitting sitting, Long priceFen, List<DishLine> dishes) {
        Canteen canteen = canteens.get(canteenId);
        if (sitting == null) throw RuleViolation.invalid("sitting", "kitchen.menu.no-sitting");
        if (day == null || day.isBefore(today())) throw RuleViolation.invalid("day", "kitchen.menu.past");
        Menu menu = find(canteenId, day, sitting);
        if (menu == null) menu = new Menu(canteenId, canteen.getFacilityId(), day, sitting);
        menu.write(priceFen, dishes, user.getScope().actor());
        em.persist(menu);
        em.flush();
        return menu;
    }

    /**
     * Copies what was offered on other days. What is written already stays.
     *
     * @param days how many, from the first on
     * @return how many menus were added
     */
    @Requires(Permission.CANTEEN_RUN)
    public int copy(long canteenId, LocalDate from, LocalDate to, int days) {
        canteens.get(canteenId);
        if (from == null) throw RuleViolation.invalid("from", "kitchen.menu.copy.no-day");
        if (to == null || to.isBefore(today())) throw RuleViolation.invalid("to", "kitchen.menu.past");
        if (days < 1 || days > WEEK) throw RuleViolation.invalid("days", "kitchen.menu.copy.days", WEEK);
        int copied = em.createNativeQuery("""
            insert into menu (canteen_id, facility_id, day, sitting, price_fen, written_by)
            select m.canteen_id, m.facility_id, m.day + (cast(:to as date) - cast(:from as date)), m.sitting, m.price_fen, :by from menu m where m.canteen_id = :canteen and m.day >= :from and m.day < cast(:from as date) + cast(:days as integer)
            on conflict (canteen_id, day, sitting) do nothing""").setParameter("canteen", canteenId).setParameter("from", from).setParameter("to", to).setParameter("days", days).setParameter("by", user.getScope().actor()).executeUpdate();
        // on its own, since the check of a dish looks for its menu and does not see one of the same statement
        em.createNativeQuery("""
            insert into dish (menu_id, canteen_id, facility_id, position, name, allergens)
            select a.id, a.canteen_id, a.facility_id, d.position, d.name, d.allergens
            from menu a join menu m on m.canteen_id = a.canteen_id and m.sitting = a.sitting and m.day = a.day - (cast(:to as date) - cast(:from as date)) join dish d on d.menu_id = m.id
            where a.canteen_id = :canteen and a.day >= :to and a.day < cast(:to as date) + cast(:days as integer) and not exists (select 1 from dish x where x.menu_id = a.id)""")
            .setParameter("canteen", canteenId).setParameter("from", from).setParameter("to", to).setParameter("days", days).executeUpdate();
        if (copied == 0) throw RuleViolation.conflict("kitchen.menu.copy.nothing", from, to);
        trail.about("Canteen", canteenId, "menus copied", Map.of("from", from, "to", to, "menus", copied));
        return copied;
    }

    /** From now on guests see what is written for these days. @return how many menus that are */
    @Requires(Permission.CANTEEN_RUN)
    public int publish(long canteenId, LocalDate from, LocalDate past) {
        canteens.get(canteenId);
        List<Menu> ready = em.createQuery("from Menu m where m.canteenId = :canteen and m.day >= :from and m.day < :past and m.publishedAt is null", Menu.class)
            .setParameter("canteen", canteenId).setParameter("from", from).setParameter("past", past).getResultList();
        if (ready.isEmpty()) throw RuleViolation.conflict("kitchen.menu.none-to-publish");
        ready.forEach(menu -> menu.publish(clock.instant(), user.getScope().actor()));
        return ready.size();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
