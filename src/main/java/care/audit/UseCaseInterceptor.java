package care.audit;

import care.access.*;
import care.kernel.RuleViolation;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.*;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.PreparedStatement;
import org.hibernate.Session;

/**
 * Around every use case, inside its transaction: permission, then the scope (one statement), then the work, then all SQL out and the
 * audit entry last, since it holds the chain's lock until commit. A use case called by another runs in the same scope; the outermost
 * audited one writes the entry.
 */
@UseCase
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
public class UseCaseInterceptor {
    private static final String SCOPE = "care.scope";
    private static final String AUDITED = "care.audited";

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    AuditTrail trail;
    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object run(InvocationContext call) throws Exception {
        Requires requires = call.getMethod().getAnnotation(Requires.class);
        Scope scope = user.getScope();
        Object entered = transaction.getResource(SCOPE);
        if (entered != null && !entered.equals(scope)) throw new IllegalStateException("The scope changed within a transaction.");
        boolean outermost = entered == null;
        boolean audited = requires != null && requires.audited() && transaction.getResource(AUDITED) == null;
        if (audited) transaction.putResource(AUDITED, true);
        try {
            if (requires != null && !scope.may(requires.value())) throw RuleViolation.refused("access.refused");
            if (outermost) enter(scope);
            Object result = call.proceed();
            if (audited) {
                em.flush();
                trail.append(scope, call, Changes.taken());
            }
            return result;
        } catch (RuntimeException e) {
            RuntimeException refusal = Refusals.of(e);
            if (audited && refusal instanceof RuleViolation violation) trail.refused(scope, call, violation);
            throw refusal;
        } finally {
            if (audited) transaction.putResource(AUDITED, null);
            if (outermost) leave();
        }
    }

    private void enter(Scope scope) {
        transaction.putResource(SCOPE, scope);
        PlanPerScope.set(scope);
        Changes.begin();
        em.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement enter = connection.prepareStatement("select enter(?, ?, ?, ?)")) {
                enter.setString(1, scope.actor());
                enter.setString(2, scope.role() == null ? "" : scope.role().name());
                enter.setString(3, scope.prefix());
                enter.setString(4, scope.facilityId() == null ? "" : scope.facilityId().toString());
                enter.execute();
            }
        });
    }

    private static void leave() {
        Changes.end();
        PlanPerScope.set(null);
    }
}
