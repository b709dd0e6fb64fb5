package care.access;

import jakarta.interceptor.InterceptorBinding;
import jakarta.transaction.Transactional;
import java.lang.annotation.*;

/** A class whose public methods are use cases: each runs in one transaction, in the caller's scope, and a change leaves an audit entry. */
@InterceptorBinding
@Transactional
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface UseCase {
}
