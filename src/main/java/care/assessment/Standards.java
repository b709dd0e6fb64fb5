package care.assessment;

import care.access.*;
import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.*;

/** The versions of the standard: which one was in force on a day, and what it says. */
@UseCase
@ApplicationScoped
public class Standards {
    @Inject
    EntityManager em;

    /** @param language its words are in Chinese or in English */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public Standard on(LocalDate day, Locale language) {
        List<?> found = em.createNativeQuery("select code from assessment_standard where valid_from <= :day and (valid_until is null or valid_until >= :day) order by valid_from desc limit 1").setParameter("day", day).getResultList();
        if (found.isEmpty()) throw RuleViolation.invalid("assessedOn", "assessment.no-standard", day);
        return get((String) found.get(0), language);
    }

    @Requires(value = Permission.PERSON_READ, audited = false)
    public Standard get(String code, Locale language) {
        String name = language.getLanguage().equals("en") ? "name_en" : "name";
        Map<String, List<Standard.Level>> levels = new HashMap<>();
        rows("select item, points, " + name + " as name from assessment_level where standard = :code order by points desc", code)
            .forEach(t -> levels.computeIfAbsent(t.get("item", String.class), item -> new ArrayList<>()).add(new Standard.Level(t.get("points", Number.class).intValue(), t.get("name", String.class))));
        List<Standard.Item> items = rows("select code, item_group, " + name + " as name, maximum from assessment_item where standard = :code order by position", code).stream()
            .map(t -> new Standard.Item(t.get("code", String.class), t.get("name", String.class), ItemGroup.valueOf(t.get("item_group", String.class)), t.get("maximum", Number.class).intValue(), levels.getOrDefault(t.get("code", String.class), new ArrayList<>()))).toList();
        List<Standard.Band> bands = rows("select grade, from_total, to_total from assessment_band where standard = :code order by grade", code).stream()
            .map(t -> new Standard.Band(t.get("grade", Number.class).intValue(), t.get("from_total", Number.class).intValue(), t.get("to_total", Number.class).intValue())).toList();
        return rows("select " + name + " as name from assessment_standard where code = :code", code).stream().findFirst().map(t -> new Standard(code, t.get("name", String.class), items, bands)).orElseThrow(RuleViolation::notFound);
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, String code) {
        return em.createNativeQuery(sql, Tuple.class).setParameter("code", code).getResultList();
    }
}
