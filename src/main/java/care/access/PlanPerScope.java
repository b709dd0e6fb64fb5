package care.access;

import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Puts the scope's width into the text of every statement. The driver caches plans by text, and a plan made for the whole city takes
 * several hundred times too long for one village.
 */
public class PlanPerScope implements StatementInspector {
    private static final ThreadLocal<String> WIDTH = new ThreadLocal<>();

    public static void set(Scope scope) {
        if (scope == null) WIDTH.remove();
        else WIDTH.set("/* " + scope.width() + " */ ");
    }

    @Override
    public String inspect(String sql) {
        String width = WIDTH.get();
        return width == null ? sql : width + sql;
    }
}
