package care.audit;

import care.kernel.Identified;
import care.kernel.Secret;
import jakarta.persistence.Version;
import java.lang.reflect.Field;
import java.util.*;
import org.hibernate.event.spi.*;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;

/**
 * Collects what a use case changes: for each record its kind and id, and for each field the value before and after. A secret field
 * only says that it changed.
 */
public class Changes implements PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener {
    private static final int LONGEST = 4000;
    /** One changed record; {@code fields} maps a name to [before, after]. */
    public record Change(String record, Object id, String what, Map<String, List<String>> fields) {
    }

    private static final ThreadLocal<List<Change>> COLLECTED = new ThreadLocal<>();
    private static final String HIDDEN = "***";

    static void begin() {
        COLLECTED.set(new ArrayList<>());
    }

    /** What has been collected since the last entry. */
    static List<Change> taken() {
        List<Change> changes = COLLECTED.get();
        begin();
        return changes == null ? List.of() : changes;
    }

    static void tell(Change change) {
        List<Change> collected = COLLECTED.get();
        if (collected != null) collected.add(change);
    }

    static void end() {
        COLLECTED.remove();
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        add(event.getEntity(), "added", event.getId(), event.getPersister(), null, event.getState());
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        add(event.getEntity(), "changed", event.getId(), event.getPersister(), event.getOldState(), event.getState());
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        add(event.getEntity(), "removed", event.getId(), event.getPersister(), event.getDeletedState(), null);
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    private static void add(Object entity, String what, Object id, EntityPersister persister, Object[] before, Object[] after) {
        List<Change> collected = COLLECTED.get();
        if (collected == null) return;
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String[] names = persister.getPropertyNames();
        for (int i = 0; i < names.length; i++) compare(entity.getClass(), names[i], before == null ? null : before[i], after == null ? null : after[i], fields);
        if (!fields.isEmpty()) collected.add(new Change(entity.getClass().getSimpleName(), id, what, fields));
    }

    private static void compare(Class<?> type, String name, Object before, Object after, Map<String, List<String>> fields) {
        Field field = field(type, name);
        if (field == null || field.isAnnotationPresent(Version.class)) return;
        Object part = before != null ? before : after;
        if (part != null && part.getClass().isAnnotationPresent(jakarta.persistence.Embeddable.class)) {
            for (Field inner : part.getClass().getDeclaredFields()) compare(part.getClass(), inner.getName(), value(inner, before), value(inner, after), fields);
            return;
        }
        if (Objects.deepEquals(before, after) || part instanceof Collection) return;
        if (field.isAnnotationPresent(Secret.class)) fields.put(name, List.of(before == null ? "" : HIDDEN, after == null ? "" : HIDDEN));
        else fields.put(name, List.of(text(before), text(after)));
    }

    private static String text(Object value) {
        return value == null ? "" : value instanceof HibernateProxy other ? "#" + other.getHibernateLazyInitializer().getInternalIdentifier() : value instanceof Identified record ? "#" + record.getId() : value instanceof byte[] bytes ? bytes.length + " B" : shortened(value.toString());
    }

    private static Field field(Class<?> type, String name) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            try {
                return c.getDeclaredField(name);
            } catch (NoSuchFieldException above) {
                continue;
            }
        }
        return null;
    }

    private static Object value(Field field, Object of) {
        if (of == null || java.lang.reflect.Modifier.isStatic(field.getModifiers())) return null;
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole list that a record keeps as text is told by its beginning and its length. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + ")";
    }
}
