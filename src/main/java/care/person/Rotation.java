package care.person;

import care.access.UseCase;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.*;

/**
 * The change of keys. What an old key sealed is sealed anew step by step while everybody works; the hashes change all at once, since a
 * number has only one. Nobody's use case: it sees no names, and works under a lock so that of several nodes one does it.
 */
@UseCase
@ApplicationScoped
public class Rotation {
    private static final int STEP = 1000;
    private static final long LOCK = 7_001;

    @Inject
    EntityManager em;
    @Inject
    Vaults vaults;

    /**
     * One step.
     *
     * @param after id of the last row that was looked at, 0 at the beginning
     * @return that id after the step; empty when there is nothing left, or another node is at it
     */
    public OptionalLong sealAnew(long after) {
        return locked() ? work(after, vaults.vault().current()) : OptionalLong.empty();
    }

    /** How many rows still wait for the current key, a thousand at most. */
    public int left() {
        return numbers(0, vaults.vault().current()).size();
    }

    /** Whether numbers are found: the first one's hash is what this installation's key makes of it. */
    public boolean isHashKeyRight() {
        List<Object[]> any = em.createNativeQuery("select * from sealed_numbers(0, null, 1)", Object[].class).getResultList();
        return any.isEmpty() || Arrays.equals((byte[]) any.get(0)[1], vaults.vault().hash(vaults.vault().unseal((byte[]) any.get(0)[2])));
    }

    /** Every hash anew, all or none. */
    public void hashAnew() {
        if (!locked()) throw new IllegalStateException("Another node is changing the keys.");
        for (OptionalLong after = OptionalLong.of(0); after.isPresent(); ) after = work(after.getAsLong(), null);
    }

    private OptionalLong work(long after, Integer otherThan) {
        List<Object[]> rows = numbers(after, otherThan);
        if (rows.isEmpty()) return OptionalLong.empty();
        Vault vault = vaults.vault();
        Long[] ids = new Long[rows.size()];
        byte[][] hashes = new byte[rows.size()][];
        byte[][] ciphers = new byte[rows.size()][];
        for (int i = 0; i < ids.length; i++) {
            byte[] number = vault.unseal((byte[]) rows.get(i)[2]);
            ids[i] = ((Number) rows.get(i)[0]).longValue();
            hashes[i] = otherThan == null ? vault.hash(number) : (byte[]) rows.get(i)[1];
            ciphers[i] = vault.seal(number);
        }
        em.createNativeQuery("select 1 from (select seal_numbers(:ids, :hashes, :ciphers)) done").setParameter("ids", ids).setParameter("hashes", hashes).setParameter("ciphers", ciphers).getResultList();
        return OptionalLong.of(ids[ids.length - 1]);
    }

    private List<Object[]> numbers(long after, Integer otherThan) {
        return em.createNativeQuery("select * from sealed_numbers(:after, cast(:key as integer), :most)", Object[].class).setParameter("after", after).setParameter("key", otherThan).setParameter("most", STEP).getResultList();
    }

    private boolean locked() {
        return Boolean.TRUE.equals(em.createNativeQuery("select pg_try_advisory_xact_lock(:lock)").setParameter("lock", LOCK).getSingleResult());
    }
}
