package care.exchange;

import care.access.UseCase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The sealed pieces of a file as they lie in the database. */
@UseCase
@ApplicationScoped
public class ImportPieces {
    @Inject
    EntityManager em;

    /** @return null after the last one */
    public byte[] get(long id, int n) {
        @SuppressWarnings("unchecked")
        List<byte[]> found = em.createNativeQuery("select content from import_piece where import_id = :id and n = :n", byte[].class).setParameter("id", id).setParameter("n", n).getResultList();
        return found.isEmpty() ? null : found.get(0);
    }
}
