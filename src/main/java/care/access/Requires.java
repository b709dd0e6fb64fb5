package care.access;

import java.lang.annotation.*;

/** The permission a use case needs. It is audited, unless {@link #audited} says it only looks at lists and figures. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {
    Permission value();

    boolean audited() default true;
}
