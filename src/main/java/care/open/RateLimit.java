package care.open;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.*;
import java.io.IOException;
import java.util.*;

/**
 * One address may ask for the public pages of homes and draws so often a minute, some of it in a burst; whoever asks more is told when to come
 * back. As many addresses are remembered as fit, the one that has been silent longest goes first.
 */
@WebFilter(urlPatterns = {"/public/facilities.xhtml", "/public/facility.xhtml", "/public/draws.xhtml", "/public/draw.xhtml", "/public/draw.json"})
public class RateLimit extends HttpFilter {
    private static final int TOO_MANY = 429;
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
        synchronized int take(int perMinute, long now) {
            left = Math.min(perMinute, left + (now - at) * perMinute / MINUTE);
            at = now;
            if (left >= 1) {
                left--;
                return 0;
            }
            return (int) Math.ceil((1 - left) * 60 / perMinute);
        }
    }

    private final transient Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };
    @Inject
    transient PublicSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        int perMinute = settings.perMinute();
        long now = System.nanoTime();
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(request.getRemoteAddr(), address -> new Bucket(perMinute, now));
        }
        int wait = bucket.take(perMinute, now);
        if (wait > 0) {
            response.setHeader("Retry-After", String.valueOf(wait));
            response.setStatus(TOO_MANY);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write("429 Too Many Requests\n");
            return;
        }
        chain.doFilter(request, response);
    }
}
