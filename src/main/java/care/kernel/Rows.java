package care.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next          cursor of the last row, to go on from; null at the end
 * @param total         rows in the whole list, counted up to {@link Listing#CAP}
 * @param totalIsCapped whether there are more than that
 */
public record Rows<R>(List<R> items, String next, long total, boolean totalIsCapped) {
    public <S> Rows<S> map(Function<R, S> to) {
        return new Rows<>(items.stream().map(to).toList(), next, total, totalIsCapped);
    }
}
