package care.kernel;

import java.lang.annotation.*;

/** A field whose value never enters the audit trail; that it changed does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Secret {
}
