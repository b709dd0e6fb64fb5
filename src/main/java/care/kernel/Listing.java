package care.kernel;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.function.Function;
import org.hibernate.query.NativeQuery;

/**
 * A list as one SQL statement that filters, sorts and goes on from the last row (keyset), so that page 500 costs what page 1 does, and
 * another that counts up to a cap. Scope is not its business: row-level security is. The select list must have a column {@code id}.
 */
public final class Listing {
    public static final int CAP = 10_000;

    /** @param expression SQL of the column, never null @param type its SQL type */
    private record Sort(String expression, String type) {
    }

    private final String select;
    private final String from;
    private final String id;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final Map<String, Sort> sorts = new LinkedHashMap<>();
    private String shown = "";
    private String prepared = "";
    private int cap = CAP;

    /** @param id expression of the row's id, e.g. {@code f.id} */
    public Listing(String select, String from, String id) {
        this.select = select;
        this.from = from;
        this.id = id;
    }

    public Listing where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition with one parameter; nothing when the value is null or blank. */
    public Listing where(String condition, String parameter, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) return this;
        conditions.add(condition);
        parameters.put(parameter, value instanceof Enum<?> e ? e.name() : value);
        return this;
    }

    /** Joins that only the rows shown need: counting goes without them. */
    public Listing shownWith(String joins) {
        shown = " " + joins;
        return this;
    }

    /** Named queries that the from part joins, without the word with. */
    public Listing preparedWith(String queries) {
        prepared = "with " + queries + " ";
        return this;
    }

    /** Counts no further than this, where finding one more is dear. */
    public Listing countedTo(int most) {
        cap = most;
        return this;
    }

    /** A parameter that the select or from part uses. */
    public Listing with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Offers a sort; the first one offered is the usual one. */
    public Listing sort(String name, String expression, String type) {
        sorts.put(name, new Sort(expression, type));
        return this;
    }

    @SuppressWarnings("unchecked")
    public <R> Rows<R> rows(EntityManager em, Slice slice, Function<Tuple, R> row) {
        Sort sort = sorts.getOrDefault(slice.sort() == null ? "" : slice.sort(), sorts.values().iterator().next());
        String[] key = slice.after() == null ? null : decode(slice.after());
        String direction = slice.descending() ? " desc" : " asc";
        String sql = prepared + "select " + select + ", cast(" + sort.expression + " as text) as sort_key, " + id + " as row_id from " + from + shown
            + conditions(key == null ? null : "(" + sort.expression + ", " + id + ") " + (slice.descending() ? "<" : ">") + " (cast(:afterKey as " + sort.type + "), :afterId)")
            + " order by " + sort.expression + direction + ", " + id + direction + " limit " + (slice.limit() + 1) + (key == null && slice.offset() > 0 ? " offset " + slice.offset() : "");
        Query query = bind(em.createNativeQuery(sql));
        query.unwrap(NativeQuery.class).setTupleTransformer(ResultRow.transformer());
        if (key != null) query.setParameter("afterKey", key[0]).setParameter("afterId", Long.valueOf(key[1]));
        List<Tuple> found = query.getResultList();
        boolean more = found.size() > slice.limit();
        List<Tuple> page = more ? found.subList(0, slice.limit()) : found;
        String next = more ? encode(page.get(page.size() - 1)) : null;
        long total = !slice.counted() || slice.after() == null && slice.offset() == 0 && !more ? found.size() : count(em);
        return new Rows<>(page.stream().map(row).toList(), next, Math.min(total, cap), total > cap);
    }

    /** The same conditions, grouped: for totals over the whole list. */
    @SuppressWarnings("unchecked")
    public List<Object[]> grouped(EntityManager em, String by) {
        return bind(em.createNativeQuery(prepared + "select " + select + " from " + from + conditions(null) + " group by " + by)).getResultList();
    }

    private long count(EntityManager em) {
        return ((Number) bind(em.createNativeQuery(prepared + "select count(*) from (select 1 from " + from + conditions(null) + " limit " + (cap + 1) + ") counted")).getSingleResult()).longValue();
    }

    private String conditions(String more) {
        List<String> all = new ArrayList<>(conditions);
        if (more != null) all.add(more);
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }

    private Query bind(Query query) {
        query.getParameters().forEach(p -> {
            if (parameters.containsKey(p.getName())) query.setParameter(p.getName(), parameters.get(p.getName()));
        });
        return query;
    }

    private static String encode(Tuple row) {
        String key = row.get("row_id") + "|" + row.get("sort_key");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] decode(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
            return new String[] {parts[1], String.valueOf(Long.parseLong(parts[0]))};
        } catch (RuntimeException notOurs) {
            throw RuleViolation.invalid("after", "list.cursor");
        }
    }
}
