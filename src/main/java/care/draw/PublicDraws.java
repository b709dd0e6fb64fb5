package care.draw;

import care.kernel.RuleViolation;
import care.open.PublicSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.*;
import jakarta.inject.Inject;
import java.time.*;
import java.util.*;

/** Draws as anybody sees them, kept for a minute, so that however many look, the database is asked once; a change is seen at once. */
@ApplicationScoped
public class PublicDraws {
    private static final int MOST = 50;

    private record Kept<T>(T what, Instant asked) {
    }

    private final Map<Long, Kept<Evidence>> kept = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Kept<Evidence>> eldest) {
            return size() > MOST;
        }
    });
    private volatile Kept<List<PublicRecord.Row>> list;
    @Inject
    PublicRecord register;
    @Inject
    PublicSettings settings;
    @Inject
    Clock clock;

    public List<PublicRecord.Row> draws() {
        Kept<List<PublicRecord.Row>> last = list;
        if (last != null && isFresh(last)) return last.what;
        list = new Kept<>(register.draws(), clock.instant());
        return list.what;
    }

    public Evidence evidence(long id) {
        Kept<Evidence> last = kept.get(id);
        if (last != null && isFresh(last)) return last.what;
        Evidence now = register.evidence(id).orElseThrow(RuleViolation::notFound);
        kept.put(id, new Kept<>(now, clock.instant()));
        return now;
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Draws.Changed changed) {
        kept.remove(changed.id());
        list = null;
    }

    private boolean isFresh(Kept<?> last) {
        return last.asked.plus(settings.kept()).isAfter(clock.instant());
    }
}
