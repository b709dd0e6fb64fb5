package care.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Looks through the application's own eyes, in whatever scope it is called. */
@UseCase
@ApplicationScoped
public class Peek {
    @Inject
    EntityManager em;

    public long count(String sql) {
        return ((Number) em.createNativeQuery(sql).getSingleResult()).longValue();
    }

    public int change(String sql) {
        return em.createNativeQuery(sql).executeUpdate();
    }

    public List<?> plan(String sql) {
        return em.createNativeQuery(sql).getResultList();
    }
}
