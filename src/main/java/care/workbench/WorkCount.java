package care.workbench;

import care.access.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The number on the bell. Every page shows it, so it is counted anew once a minute and not once a page. */
@Named
@ApplicationScoped
public class WorkCount {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Counted(int things, Instant at) {
    }

    private final Map<String, Counted> counted = new ConcurrentHashMap<>();
    @Inject
    CurrentUser user;
    @Inject
    Instance<Workbench> workbench;

    public int getThings() {
        String actor = user.getScope().actor();
        if (actor.isEmpty()) return 0;
        Counted last = counted.get(actor);
        if (last == null || last.at.plus(KEPT).isBefore(Instant.now())) {
            keep(actor, workbench.get().getCount());
            last = counted.get(actor);
        }
        return last.things;
    }

    void keep(String actor, int things) {
        counted.values().removeIf(old -> old.at.plus(KEPT).isBefore(Instant.now()));
        counted.put(actor, new Counted(things, Instant.now()));
    }
}
