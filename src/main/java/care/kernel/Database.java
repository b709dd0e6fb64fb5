package care.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The one EntityManager. It shows nothing outside a use case: row-level security is closed until a scope is entered. */
@ApplicationScoped
public class Database {
    @Produces
    @PersistenceContext
    private EntityManager em;
}
