package care.exchange;

import care.access.*;
import care.kernel.RuleViolation;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one import from its beginning to its end, on the job's thread, for whoever brought the file; somebody else watches meanwhile. */
@ApplicationScoped
public class ImportRunner {
    private static final Logger LOG = Logger.getLogger(ImportRunner.class.getName());
    private static final int LONGEST_SECONDS = 4 * 3600;
    private static final long WATCH_MILLIS = 400;

    @Resource
    ManagedScheduledExecutorService watchers;
    @Inject
    UserTransaction transaction;
    @Inject
    ImportWork work;
    @Inject
    Logins logins;
    @Inject
    CurrentUser user;

    /** @return what became of it */
    String run(long id, String actor, long execution, Running running) throws Exception {
        Scope scope = logins.scope(actor);
        return user.as(scope, () -> {
            if (!work.begin(id, execution)) return "OVER";
            ScheduledFuture<?> watch = watchers.scheduleWithFixedDelay(() -> watch(id, scope, running), WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
            try {
                transaction.setTransactionTimeout(LONGEST_SECONDS);
                work.run(id, running);
                return "DONE";
            } catch (RuntimeException e) {
                failed(id, running, e);
                return "FAILED";
            } finally {
                transaction.setTransactionTimeout(0);
                watch.cancel(false);
            }
        });
    }

    private void failed(long id, Running running, RuntimeException e) {
        if (running.isInterrupted()) LOG.log(Level.INFO, "Import {0} is broken off; it begins again with the server.", id);
        else if (running.isCancelled()) work.end(id, ImportState.CANCELLED, RuleViolation.conflict("exchange.cancelled"));
        else if (e instanceof RuleViolation why) work.end(id, ImportState.REFUSED, why);
        else {
            LOG.log(Level.SEVERE, "Import " + id, e);
            work.end(id, ImportState.FAILED, RuleViolation.conflict("exchange.failed"));
        }
    }

    private void watch(long id, Scope scope, Running running) {
        try {
            if (Boolean.TRUE.equals(user.as(scope, () -> work.tell(id, running))) && !running.isCancelled()) running.cancel();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "The progress of import " + id + " could not be told.", e);
        }
    }
}
