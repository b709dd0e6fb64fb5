package care.meal;

import care.access.*;
import care.audit.AuditTrail;
import care.canteen.Sitting;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/**
 * Meals that a terminal told late and that cannot stand as they are. The table drops one with its reason (the guest was turned away), or
 * the town tries it again when what stood against it is gone; nothing told is lost before that.
 */
@UseCase
@ApplicationScoped
public class Doubts {
    /** @param code key of the sentence why it does not stand @param meal what it became */
    public record Row(long id, long canteenId, String canteen, String guest, LocalDate day, Sitting sitting, Way way, Instant takenAt, Instant receivedAt, String actor, String code, List<String> args, String state, Long meal, String decidedBy, String decidedWhy) implements Serializable {
        public boolean open() {
            return state.equals("OPEN");
        }
    }

    @Inject
    EntityManager em;
    @Inject
    Meals meals;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Rows<Row> list(Long canteenId, boolean open, Slice slice) {
        return new Listing("d.id, d.canteen_id, c.name as canteen, d.guest, d.day, d.sitting, d.way, d.taken_at, d.received_at, d.actor, d.code, d.args, d.state, d.meal_id, d.decided_by, d.decided_why", "meal_doubt d join canteen c on c.id = d.canteen_id", "d.id")
            .where("d.canteen_id = :canteen", "canteen", canteenId).where("d.state = :state", "state", open ? "OPEN" : null).sort("received", "d.received_at", "timestamptz").sort("day", "d.day", "date")
            .rows(em, slice.unlessSorted("received", true), t -> new Row(number(t, "id"), number(t, "canteen_id"), t.get("canteen", String.class), t.get("guest", String.class), ((java.sql.Date) t.get("day")).toLocalDate(), Sitting.valueOf(t.get("sitting", String.class)), Way.valueOf(t.get("way", String.class)),
                t.get("taken_at", Instant.class), t.get("received_at", Instant.class), t.get("actor", String.class), t.get("code", String.class), List.of(t.get("args", String[].class)), t.get("state", String.class), t.get("meal_id") == null ? null : number(t, "meal_id"), t.get("decided_by", String.class), t.get("decided_why", String.class)));
    }

    /** The guest was turned away, or it was a mistake. */
    @Requires(Permission.CANTEEN_READ)
    public void drop(long id, String why) {
        decides();
        if (why == null || why.isBlank()) throw RuleViolation.invalid("why", "meal.no-reason");
        int dropped = em.createNativeQuery("update meal_doubt set state = 'DROPPED', decided_by = :by, decided_on = :today, decided_why = :why, version = version + 1 where id = :id and state = 'OPEN'")
            .setParameter("by", user.getScope().actor()).setParameter("today", LocalDate.now(clock)).setParameter("why", why.strip()).setParameter("id", id).executeUpdate();
        if (dropped == 0) throw gone(id);
        trail.about("MealDoubt", id, "dropped", Map.of("reason", why.strip()));
    }

    /** Tries it once more: for what stood against it and does not any more. The town decides; how late it is no longer counts. */
    @Requires(Permission.MEAL_CHECK)
    public void again(long id) {
        if (em.createNativeQuery("select id from meal_doubt where id = :id and state = 'OPEN' for update").setParameter("id", id).getResultList().isEmpty()) throw gone(id);
        long meal = meals.afterAll(id);
        em.createNativeQuery("update meal_doubt set state = 'TAKEN', meal_id = :meal, decided_by = :by, decided_on = :today, version = version + 1 where id = :id").setParameter("meal", meal)
            .setParameter("by", user.getScope().actor()).setParameter("today", LocalDate.now(clock)).setParameter("id", id).executeUpdate();
        trail.about("MealDoubt", id, "taken", Map.of("meal", String.valueOf(meal)));
    }

    private void decides() {
        if (!user.may(Permission.MEAL_TAKE.name()) && !user.may(Permission.MEAL_CHECK.name())) throw RuleViolation.refused("access.refused");
    }

    private RuleViolation gone(long id) {
        return em.createNativeQuery("select 1 from meal_doubt where id = :id").setParameter("id", id).getResultList().isEmpty() ? RuleViolation.notFound() : RuleViolation.conflict("meal.doubt-decided");
    }

    private static long number(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
    }
}
