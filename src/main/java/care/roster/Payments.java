package care.roster;

import care.access.*;
import care.kernel.*;
import care.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/** What was paid: one amount per person, month and category, in fen. */
@UseCase
@ApplicationScoped
public class Payments {
    /** One person's payment of a month. @param id of the person */
    public record Row(long id, String name, String identity, String division, long amountFen) implements Serializable {
    }

    /** A division's month and category: persons paid, and the sum. @param regionCode of the division one level below the one asked for */
    public record Total(Category category, String division, String regionCode, long persons, long fen) implements Serializable {
    }

    /** What one person was paid. */
    public record Paid(LocalDate month, Category category, long amountFen) implements Serializable {
    }

    @Inject
    EntityManager em;

    /** The latest month anything was paid in, as far as the user sees; null when there is none. */
    @Requires(value = Permission.ROSTER_READ, audited = false)
    public LocalDate latest() {
        @SuppressWarnings("unchecked")
        List<Object> found = em.createNativeQuery("select month from payment order by month desc limit 1").getResultList();
        return found.isEmpty() ? null : ((java.sql.Date) found.get(0)).toLocalDate();
    }

    /** By category and by the divisions right below the one asked for; whoever is registered at its own level stands under itself. */
    @Requires(value = Permission.ROSTER_READ, audited = false)
    public List<Total> totals(LocalDate month, String division) {
        int level = Math.min(5, DivisionCode.level(division) + 1);
        int digits = DivisionCode.prefix(DivisionCode.at("1".repeat(12), level)).length();
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("""
            select t.category, g.name as division, t.code, t.persons, t.fen from (
              select category, rpad(left(region_code, :digits), 12, '0') collate "C" as code, count(*) as persons, cast(sum(amount_fen) as bigint) as fen
              from payment where month = :month and region_code >= :prefix and region_code < :prefix || ':' group by 1, 2) t
            left join region g on g.code = t.code order by t.category, t.code""", Tuple.class)
            .setParameter("digits", digits).setParameter("month", month).setParameter("prefix", DivisionCode.prefix(division)).getResultList();
        return rows.stream().map(t -> new Total(Category.valueOf(t.get("category", String.class)), t.get("division", String.class), t.get("code", String.class), t.get("persons", Number.class).longValue(), t.get("fen", Number.class).longValue())).toList();
    }

    /** The people behind one total. */
    @Requires(value = Permission.ROSTER_READ, audited = false)
    public Rows<Row> list(LocalDate month, Category category, String division, Slice slice) {
        return new Listing("y.person_id as id, p.name, p.identity_mask, g.name as division, y.amount_fen", "payment y join region g on g.code = y.region_code left join person p on p.id = y.person_id", "y.person_id")
            .where("y.month = :month", "month", month).where("y.category = :category", "category", category)
            .where("y.region_code >= :prefix and y.region_code < :prefix || ':'", "prefix", Rosters.prefix(division))
            .sort("person", "y.person_id", "bigint").sort("division", "y.region_code", "text").sort("amount", "y.amount_fen", "bigint")
            .rows(em, slice, t -> new Row(t.get("id", Number.class).longValue(), Person.mask(t.get("name", String.class)), t.get("identity_mask", String.class), t.get("division", String.class), t.get("amount_fen", Number.class).longValue()));
    }

    /** What one person was paid, latest first. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public List<Paid> of(long personId) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("select month, category, amount_fen from payment where person_id = :person order by month desc, category limit 120", Tuple.class).setParameter("person", personId).getResultList();
        return rows.stream().map(t -> new Paid(Rosters.date(t, "month"), Category.valueOf(t.get("category", String.class)), t.get("amount_fen", Number.class).longValue())).toList();
    }
}
