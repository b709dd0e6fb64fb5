package care.kernel;

/**
 * Which part of a list is wanted.
 *
 * @param sort       name of a sort the listing offers; null = its first
 * @param after      cursor of the row before the first wanted one; null = from the start
 * @param offset     rows to skip when there is no cursor (a jump to a page)
 * @param limit      rows wanted, 1 to 500
 * @param counted    whether the whole list is to be counted as well; an export does not need it
 */
public record Slice(String sort, boolean descending, String after, int offset, int limit, boolean counted) {
    public static final int LONGEST = 500;
    /** Of a list that is read to its end. */
    private static final int BULK = 10_000;

    public Slice {
        limit = Math.max(1, Math.min(limit, counted ? LONGEST : BULK));
    }

    public Slice(String sort, boolean descending, String after, int offset, int limit) {
        this(sort, descending, after, offset, limit, true);
    }

    /** The next part of a list that is read to its end. */
    public static Slice following(String after) {
        return new Slice(null, false, after, 0, BULK, false);
    }

    public static Slice first(int limit) {
        return new Slice(null, false, null, 0, limit);
    }

    /** The same part in another order, when none was asked for. */
    public Slice unlessSorted(String by, boolean down) {
        return sort == null ? new Slice(by, down, after, offset, limit, counted) : this;
    }

    /** As programs ask for it: {@code sort=name} or {@code sort=-name}. */
    public static Slice of(String sort, String after, int limit) {
        boolean descending = sort != null && sort.startsWith("-");
        return new Slice(descending ? sort.substring(1) : sort, descending, after == null || after.isEmpty() ? null : after, 0, limit);
    }
}
