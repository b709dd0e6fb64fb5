package care.open;

import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.*;

/**
 * One address may ask for the public pages so often a minute, some of it in a burst; a letter it sends weighs as much as several questions.
 * As many addresses are remembered as fit, the one that has been silent longest goes first.
 */
@ApplicationScoped
public class Throttle {
    /** What a letter weighs: with sixty questions a minute that is ten letters. */
    static final int LETTER = 6;
    private static final int ADDRESSES = 10_000;
    private static final double MINUTE = 60_000_000_000.0;

    /** What an address may still ask; it fills up again by itself. */
    static final class Bucket {
        private double left;
        private long at;

        Bucket(int most, long now) {
            left = most;
            at = now;
        }

        /** @return 0 when it may, otherwise seconds to wait */
        synchronized int take(int weight, int perMinute, long now) {
            left = Math.min(perMinute, left + (now - at) * perMinute / MINUTE);
            at = now;
            if (left >= weight) {
                left -= weight;
                return 0;
            }
            return (int) Math.ceil((weight - left) * 60 / perMinute);
        }
    }

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };
    @Inject
    PublicSettings settings;

    int ask(String address) {
        return take(address, 1);
    }

    /** @throws RuleViolation open.too-often with the seconds to wait; what was typed is kept */
    public void letter(String address) {
        int wait = take(address, LETTER);
        if (wait > 0) throw RuleViolation.conflict("open.too-often", wait);
    }

    private int take(String address, int weight) {
        int perMinute = settings.perMinute();
        long now = System.nanoTime();
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(address, first -> new Bucket(perMinute, now));
        }
        return bucket.take(weight, perMinute, now);
    }
}
