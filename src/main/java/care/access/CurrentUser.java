package care.access;

import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.concurrent.Callable;

/** Who acts: the caller of this request, or the account a job or a timer works for. */
@Named
@ApplicationScoped
public class CurrentUser {
    private static final ThreadLocal<Scope> ACTING = new ThreadLocal<>();

    @Inject
    SecurityContext security;
    @Inject
    Caller caller;

    public Scope getScope() {
        Scope acting = ACTING.get();
        if (acting != null) return acting;
        try {
            Principal principal = security.getCallerPrincipal();
            return principal == null ? Scope.NONE : caller.scopeOf(principal.getName());
        } catch (ContextNotActiveException | IllegalStateException noRequest) {
            return Scope.NONE;
        }
    }

    public boolean isKnown() {
        return getScope() != Scope.NONE;
    }

    public boolean may(String permission) {
        return getScope().may(Permission.valueOf(permission));
    }

    /** For a page that is of no use without a permission: shows it, or says that it is refused. */
    public boolean require(String permission) {
        if (permission != null && !permission.isEmpty() && !may(permission)) throw RuleViolation.refused("access.refused");
        return true;
    }

    /** Runs in another scope: for jobs, which have no caller, and for tests. */
    public <T> T as(Scope scope, Callable<T> work) throws Exception {
        Scope before = ACTING.get();
        ACTING.set(scope);
        try {
            return work.call();
        } finally {
            if (before == null) ACTING.remove();
            else ACTING.set(before);
        }
    }
}
