package care.web;

import care.kernel.Rows;
import care.kernel.Slice;
import java.io.Serializable;
import java.util.*;
import java.util.function.Function;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/**
 * The model behind every table: asks a use case for the page it shows. Going on from a page it knows the last row of, it continues by
 * keyset; a jump falls back to an offset. The rows are counted with the page, up to a cap.
 */
public class Table<R> extends LazyDataModel<R> {
    /** A use case that lists. */
    public interface Source<R> extends Function<Slice, Rows<R>>, Serializable {
    }

    private final Source<R> source;
    private final Map<Integer, String> cursors = new HashMap<>();
    private String sorted = "";
    private boolean capped;

    public Table(Source<R> source) {
        this.source = source;
    }

    /** The count comes with the page; until then the last one stands. */
    @Override
    public int count(Map<String, FilterMeta> filters) {
        return getRowCount();
    }

    @Override
    public List<R> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        SortMeta sort = sorts.values().stream().filter(SortMeta::isActive).findFirst().orElse(null);
        String order = sort == null ? "" : sort.getField() + sort.getOrder();
        if (!order.equals(sorted)) cursors.clear();
        sorted = order;
        Rows<R> rows = source.apply(new Slice(sort == null ? null : sort.getField(), sort != null && sort.getOrder() == SortOrder.DESCENDING, cursors.get(first), first, size));
        if (rows.next() != null) cursors.put(first + size, rows.next());
        capped = rows.totalIsCapped();
        setRowCount((int) rows.total());
        return rows.items();
    }

    /** Whether there are more rows than were counted. */
    public boolean isCapped() {
        return capped;
    }
}
