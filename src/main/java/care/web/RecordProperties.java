package care.web;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets pages read a record's components as properties: {@code row.name} calls {@code name()}. */
public class RecordProperties extends ELResolver {
    private static final Map<String, Method> ACCESSORS = new ConcurrentHashMap<>();

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (!(base instanceof Record)) return null;
        Method accessor = ACCESSORS.computeIfAbsent(base.getClass().getName() + '.' + property, key -> find(base.getClass(), property.toString()));
        if (accessor.getParameterCount() != 0) return null;
        try {
            context.setPropertyResolved(base, property);
            return accessor.invoke(base);
        } catch (ReflectiveOperationException e) {
            throw new jakarta.el.ELException(e);
        }
    }

    private static Method find(Class<?> type, String property) {
        for (String name : new String[] {property, "is" + Character.toUpperCase(property.charAt(0)) + property.substring(1), "get" + Character.toUpperCase(property.charAt(0)) + property.substring(1)}) {
            try {
                return type.getMethod(name);
            } catch (NoSuchMethodException next) {
                continue;
            }
        }
        throw new jakarta.el.PropertyNotFoundException(type.getSimpleName() + "." + property);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return base instanceof Record;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
