package care.region;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.*;
import java.util.stream.Collectors;

/** The tree of divisions: everybody may read it; an officer adds another city or a newer edition from a file. */
@UseCase
@ApplicationScoped
public class Divisions {
    /** @param level 1 province, 2 city, 3 county, 4 town, 5 village */
    public record Division(String code, String name, int level) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    AuditTrail trail;

    public Optional<Division> find(String code) {
        return query("where code = :code", Map.of("code", code == null ? "" : code)).stream().findFirst();
    }

    /** @throws RuleViolation region.unknown on field {@code regionCode} when there is none */
    public Division get(String code) {
        return find(code).orElseThrow(() -> RuleViolation.invalid("regionCode", "region.unknown", code == null ? "" : code));
    }

    /** A town or a village: where a facility stands or a person is registered. @throws RuleViolation region.unknown or region.not-a-town on {@code regionCode} */
    public Division town(String code) {
        Division division = get(code);
        if (division.level() < 4) throw RuleViolation.invalid("regionCode", "region.not-a-town", division.name());
        return division;
    }

    public List<Division> children(String parent) {
        return query("where parent_code = :parent order by code", Map.of("parent", parent));
    }

    /** From the city down to the division itself, for names and breadcrumbs. */
    public List<Division> path(String code) {
        List<String> codes = new ArrayList<>();
        for (String at = code; at != null && DivisionCode.level(at) >= 2; at = DivisionCode.parent(at)) codes.add(at);
        return query("where code in (:codes) order by level", Map.of("codes", codes.isEmpty() ? List.of("") : codes));
    }

    /** Towns below a division, or the town itself, or all villages of a town: what a form offers to choose from. */
    public List<Division> below(String code, int level) {
        String prefix = DivisionCode.prefix(code);
        return query("where level = :level and code >= :low and code < :high order by code", Map.of("level", level, "low", prefix, "high", prefix + ":"));
    }

    /**
     * Adds or renames divisions from a CSV file, all or none.
     *
     * @return how many lines it had
     * @throws RuleViolation region.import.refused with the numbers of the lines that do not nest
     */
    @Requires(Permission.DIVISION_IMPORT)
    public int importFile(String csv, String edition) {
        if (edition == null || edition.isBlank()) throw RuleViolation.invalid("edition", "region.import.no-edition");
        List<DivisionFile.Row> rows = DivisionFile.read(csv, code -> find(code).isPresent());
        refuseForeignNames(rows);
        em.createNativeQuery("""
            insert into region (code, name, level, parent_code, edition)
            select * from unnest(cast(:codes as text[]), cast(:names as text[]), cast(:levels as smallint[]), cast(:parents as text[]), cast(:editions as text[]))
            on conflict (code) do update set name = excluded.name, edition = excluded.edition""")
            .setParameter("codes", rows.stream().map(DivisionFile.Row::code).toArray(String[]::new))
            .setParameter("names", rows.stream().map(DivisionFile.Row::name).toArray(String[]::new))
            .setParameter("levels", rows.stream().map(r -> (short) DivisionCode.level(r.code())).toArray(Short[]::new))
            .setParameter("parents", rows.stream().map(r -> DivisionCode.parent(r.code())).toArray(String[]::new))
            .setParameter("editions", rows.stream().map(r -> edition.strip()).toArray(String[]::new)).executeUpdate();
        trail.about("Division", edition.strip(), "imported", Map.of("lines", rows.size(), "first", rows.get(0).code(), "last", rows.get(rows.size() - 1).code()));
        return rows.size();
    }

    /** Another city may be added, but one that is there already is renamed by its own officers alone. */
    private void refuseForeignNames(List<DivisionFile.Row> rows) {
        String own = DivisionCode.prefix(user.getScope().regionCode());
        Map<String, String> foreign = rows.stream().filter(row -> !row.code().startsWith(own)).collect(Collectors.toMap(DivisionFile.Row::code, DivisionFile.Row::name));
        if (foreign.isEmpty()) return;
        List<String> renamed = query("where code in (:codes)", Map.of("codes", foreign.keySet())).stream().filter(there -> !there.name().equals(foreign.get(there.code()))).map(Division::code).toList();
        if (!renamed.isEmpty()) throw RuleViolation.invalid("file", "region.import.rename", String.join(", ", renamed.subList(0, Math.min(10, renamed.size()))));
    }

    private List<Division> query(String where, Map<String, Object> parameters) {
        var query = em.createNativeQuery("select code, name, level from region " + where, Tuple.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(t -> new Division(t.get("code", String.class), t.get("name", String.class), t.get("level", Number.class).intValue())).toList();
    }
}
