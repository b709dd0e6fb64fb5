package care.kernel;

import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.TupleTransformer;

/** A row of a native query by the names of its columns. The names are looked at once a query, not once a row, which an export feels. */
final class ResultRow implements Tuple {
    private final Object[] values;
    private final Map<String, Integer> places;

    private ResultRow(Object[] values, Map<String, Integer> places) {
        this.values = values;
        this.places = places;
    }

    /** For one query. */
    static TupleTransformer<Tuple> transformer() {
        Map<String, Integer> places = new HashMap<>();
        return (values, names) -> {
            if (places.isEmpty()) for (int i = 0; i < names.length; i++) places.put(names[i], i);
            return new ResultRow(values, places);
        };
    }

    @Override
    public Object get(String name) {
        Integer place = places.get(name);
        if (place == null) throw new IllegalArgumentException(name);
        return values[place];
    }

    @Override
    public <X> X get(String name, Class<X> type) {
        return type.cast(get(name));
    }

    @Override
    public <X> X get(TupleElement<X> element) {
        return type(element).cast(get(element.getAlias()));
    }

    @SuppressWarnings("unchecked")
    private static <X> Class<X> type(TupleElement<X> element) {
        return (Class<X>) element.getJavaType();
    }

    @Override
    public Object get(int place) {
        return values[place];
    }

    @Override
    public <X> X get(int place, Class<X> type) {
        return type.cast(values[place]);
    }

    @Override
    public Object[] toArray() {
        return values.clone();
    }

    @Override
    public List<TupleElement<?>> getElements() {
        return List.of();
    }
}
