package care.access;

import java.util.concurrent.atomic.LongAdder;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Puts the scope's width into the text of every statement. The driver caches plans by text, and a plan made for the whole city takes
 * several hundred times too long for one village.
 */
public class PlanPerScope implements StatementInspector {
    private static final ThreadLocal<String> WIDTH = new ThreadLocal<>();
    private static final LongAdder STATEMENTS = new LongAdder();

    public static void set(Scope scope) {
        if (scope == null) WIDTH.remove();
        else WIDTH.set("/* " + scope.width() + " */ ");
    }

    /** How many statements have been sent since the start: what a page costs is the difference. */
    public static long statements() {
        return STATEMENTS.sum();
    }

    @Override
    public String inspect(String sql) {
        STATEMENTS.increment();
        String width = WIDTH.get();
        return width == null ? sql : width + sql;
    }
}
