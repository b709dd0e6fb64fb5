package care.parameter;

import care.access.Permission;
import care.access.Requires;
import care.access.UseCase;
import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;

/**
 * Values that a law or an office may change: each with its unit, the day it takes effect and the text it rests on. A value is never
 * overwritten; a new one is added from a day on, and any past day can be asked.
 */
@UseCase
@ApplicationScoped
public class Parameters {
    /** @param current the value in force on the day asked for; null before the first one */
    public record Row(String code, String unit, String kind, String current, LocalDate validFrom, String basis, int values) {
    }

    public record Value(LocalDate validFrom, String value, String basis, String enteredBy) {
    }

    @Inject
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    care.access.CurrentUser user;

    public int whole(String code, LocalDate on) {
        return Integer.parseInt(value(code, on));
    }

    public BigDecimal decimal(String code, LocalDate on) {
        return new BigDecimal(value(code, on));
    }

    /** The value in force on a day. */
    public String value(String code, LocalDate on) {
        List<?> found = em.createNativeQuery("select value from parameter_value where code = :code and valid_from <= :on order by valid_from desc limit 1")
            .setParameter("code", code).setParameter("on", on).getResultList();
        if (found.isEmpty()) throw RuleViolation.conflict("parameter.none-in-force", code, on);
        return (String) found.get(0);
    }

    /** Several whole numbers in force on a day, in one statement. */
    public Map<String, Integer> wholes(Collection<String> codes, LocalDate on) {
        @SuppressWarnings("unchecked")
        List<Object[]> found = em.createNativeQuery("select distinct on (code) code, value from parameter_value where code in (:codes) and valid_from <= :on order by code, valid_from desc").setParameter("codes", codes).setParameter("on", on).getResultList();
        Map<String, Integer> values = new HashMap<>();
        found.forEach(row -> values.put((String) row[0], Integer.valueOf((String) row[1])));
        codes.stream().filter(code -> !values.containsKey(code)).findFirst().ifPresent(code -> {
            throw RuleViolation.conflict("parameter.none-in-force", code, on);
        });
        return values;
    }

    @Requires(value = Permission.PARAMETER_READ, audited = false)
    public List<Row> list(LocalDate on) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("""
            select p.code, p.unit, p.kind, v.value, v.valid_from, v.basis, (select count(*) from parameter_value c where c.code = p.code) as entries
            from parameter p left join lateral (select * from parameter_value v where v.code = p.code and v.valid_from <= :on order by v.valid_from desc limit 1) v on true
            order by p.code""", Tuple.class).setParameter("on", on).getResultList();
        return rows.stream().map(t -> new Row(t.get("code", String.class), t.get("unit", String.class), t.get("kind", String.class), t.get("value", String.class),
            date(t, "valid_from"), t.get("basis", String.class), t.get("entries", Number.class).intValue())).toList();
    }

    @Requires(value = Permission.PARAMETER_READ, audited = false)
    public List<Value> history(String code) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("select valid_from, value, basis, entered_by from parameter_value where code = :code order by valid_from desc", Tuple.class)
            .setParameter("code", code).getResultList();
        if (rows.isEmpty()) throw RuleViolation.notFound();
        return rows.stream().map(t -> new Value(date(t, "valid_from"), t.get("value", String.class), t.get("basis", String.class), t.get("entered_by", String.class))).toList();
    }

    /** Adds a value from a day on, today at the earliest: the past stays as it was reckoned. */
    @Requires(Permission.PARAMETER_EDIT)
    public void change(String code, LocalDate validFrom, String value, String basis) {
        @SuppressWarnings("unchecked")
        List<String> kinds = em.createNativeQuery("select kind from parameter where code = :code").setParameter("code", code).getResultList();
        if (kinds.isEmpty()) throw RuleViolation.notFound();
        if (validFrom == null || validFrom.isBefore(LocalDate.now(clock))) throw RuleViolation.invalid("validFrom", "parameter.past");
        if (basis == null || basis.isBlank()) throw RuleViolation.invalid("basis", "parameter.no-basis");
        em.createNativeQuery("insert into parameter_value (code, valid_from, value, basis, entered_by) values (:code, :from, :value, :basis, :by)")
            .setParameter("code", code).setParameter("from", validFrom).setParameter("value", checked(kinds.get(0), value))
            .setParameter("basis", basis.strip()).setParameter("by", user.getScope().actor()).executeUpdate();
    }

    private static String checked(String kind, String value) {
        String typed = value == null ? "" : value.strip();
        boolean good = switch (kind) {
            case "WHOLE" -> typed.matches("\\d{1,9}");
            case "DECIMAL" -> typed.matches("\\d{1,9}(\\.\\d{1,4})?");
            default -> !typed.isEmpty();
        };
        if (!good) throw RuleViolation.invalid("value", "parameter.value." + kind.toLowerCase());
        return typed;
    }

    private static LocalDate date(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
