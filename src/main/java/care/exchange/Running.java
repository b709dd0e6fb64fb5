package care.exchange;

import care.kernel.RuleViolation;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/** An import at work, as the one who works and the one who watches share it: how far it is, and whether it is to stop. */
final class Running {
    enum Step {READING, CHECKING, WRITING}

    private volatile Step step = Step.READING;
    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile boolean cancelled;
    private volatile boolean interrupted;
    private volatile PGConnection connection;

    void begin(Step next, long of) {
        stopIfCancelled();
        step = next;
        done.set(0);
        total = of;
    }

    void advance(long by) {
        done.addAndGet(by);
        stopIfCancelled();
    }

    void on(PGConnection working) {
        connection = working;
    }

    void stopIfCancelled() {
        if (cancelled) throw RuleViolation.conflict("exchange.cancelled");
    }

    /** Ends the statement that is being worked on as well. */
    void cancel() throws SQLException {
        cancelled = true;
        PGConnection working = connection;
        if (working != null) working.cancelQuery();
    }

    /** The server goes down; nobody asked for an end. */
    void interrupt() throws SQLException {
        interrupted = true;
        cancel();
    }

    boolean isInterrupted() {
        return interrupted;
    }

    boolean isCancelled() {
        return cancelled;
    }

    Step getStep() {
        return step;
    }

    long getDone() {
        return done.get();
    }

    long getTotal() {
        return total;
    }
}
