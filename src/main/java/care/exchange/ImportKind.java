package care.exchange;

import care.access.Permission;
import care.access.Scope;
import java.time.LocalDate;
import java.util.List;

/**
 * One kind of file that can be brought, in the feature its rows belong to: which columns it has, which rows the register refuses, and
 * how the others are written. A new kind is one class; upload, template, progress, result and the interface come by themselves.
 */
public interface ImportKind {
    /** As addresses name it: {@code persons}. {@code exchange.kind.<code>} is its word. */
    String code();

    /** What somebody must be allowed to do. */
    Permission permission();

    /** The columns for one run: they may look at who brings the file and at the day. */
    List<Column> columns(Scope scope, LocalDate today);

    /** Names every row that cannot be accepted, set by set; the rows lie in {@code stage}, those with faults in their cells included. */
    void check(Staging stage);

    /** How many statements {@link #check} and {@link #write} are, for the progress bar. */
    default int steps() {
        return 8;
    }

    /** Writes the rows that are left in {@code stage}. */
    void write(Staging stage);
}
