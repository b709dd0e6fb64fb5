package care.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The account behind this request, looked up once: an account disabled a moment ago sees nothing from its next click on. */
@RequestScoped
public class Caller {
    @Inject
    Logins logins;
    private Scope scope;

    Scope scopeOf(String username) {
        if (scope == null) scope = logins.scope(username);
        return scope;
    }
}
