package care.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The account behind this request, looked up once: an account disabled a moment ago sees nothing from its next click on. */
@RequestScoped
public class Caller {
    @Inject
    Logins logins;
    private Scope scope;

    /** Was looked up when the caller showed who they are. */
    void is(Scope known) {
        scope = known;
    }

    Scope scopeOf(String username) {
        if (scope == null || scope != Scope.NONE && !scope.actor().equals(username)) scope = logins.scope(username);
        return scope;
    }
}
