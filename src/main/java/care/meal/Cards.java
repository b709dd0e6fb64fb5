package care.meal;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.*;
import java.util.*;

/** Cards for the till: a number nobody can guess, printed as a code. Somebody has one at a time; a lost one is ended and a new one given out. */
@UseCase
@ApplicationScoped
public class Cards {
    /** @param endedWhy null while it is good */
    public record Row(String number, LocalDate issuedOn, LocalDate endedOn, String endedWhy) implements Serializable {
        public boolean good() {
            return endedOn == null;
        }
    }

    private static final String LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    EntityManager em;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** The newest first. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public List<Row> of(long personId) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select number, issued_on, ended_on, ended_why from meal_card where person_id = :person order by ended_on desc nulls first, issued_on desc", Tuple.class).setParameter("person", personId).getResultList();
        return found.stream().map(t -> new Row(t.get("number", String.class), ((java.sql.Date) t.get("issued_on")).toLocalDate(), t.get("ended_on") == null ? null : ((java.sql.Date) t.get("ended_on")).toLocalDate(), t.get("ended_why", String.class))).toList();
    }

    /** Gives out a card; the one before ends. @return its number */
    @Requires(Permission.PERSON_EDIT)
    public String issue(long personId) {
        @SuppressWarnings("unchecked")
        List<Tuple> person = em.createNativeQuery("select region_code, died_on from person where id = :id and merged_into is null", Tuple.class).setParameter("id", personId).getResultList();
        if (person.isEmpty()) throw RuleViolation.notFound();
        if (person.get(0).get("died_on") != null) throw RuleViolation.conflict("meal.dead", person.get(0).get("died_on").toString());
        em.createNativeQuery("update meal_card set ended_on = :today, ended_why = 'REPLACED' where person_id = :person and ended_on is null").setParameter("today", LocalDate.now(clock)).setParameter("person", personId).executeUpdate();
        StringBuilder number = new StringBuilder();
        while (number.length() < LENGTH) number.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        em.createNativeQuery("insert into meal_card (number, person_id, region_code, issued_on, issued_by) values (:number, :person, :region, :today, :by)").setParameter("number", number.toString()).setParameter("person", personId)
            .setParameter("region", person.get(0).get("region_code", String.class)).setParameter("today", LocalDate.now(clock)).setParameter("by", user.getScope().actor()).executeUpdate();
        trail.about("MealCard", personId, "issued", Map.of("card", "***" + number.substring(LENGTH - 4)));
        return number.toString();
    }

    /** Lost, or not wanted any more. */
    @Requires(Permission.PERSON_EDIT)
    public void end(long personId, String why) {
        if (why == null || why.isBlank()) throw RuleViolation.invalid("why", "meal.no-reason");
        int ended = em.createNativeQuery("update meal_card set ended_on = :today, ended_why = :why where person_id = :person and ended_on is null").setParameter("today", LocalDate.now(clock)).setParameter("why", why.strip()).setParameter("person", personId).executeUpdate();
        if (ended == 0) throw RuleViolation.conflict("meal.no-card");
        trail.about("MealCard", personId, "ended", Map.of("reason", why.strip()));
    }
}
