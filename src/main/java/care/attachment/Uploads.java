package care.attachment;

import care.access.*;
import care.kernel.RuleViolation;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.*;
import java.util.*;
import javax.sql.DataSource;

/**
 * Files on their way from a phone: announced with size and hash, sent in parts that follow each other, gone on with where the connection
 * broke off, and taken by the write they belong to once they are whole. Only the account that began one sees it.
 */
@UseCase
@ApplicationScoped
public class Uploads {
    public static final int MOST_MEGABYTES = 12;
    public static final int LONGEST_PART = 256 * 1024;
    private static final int MEGABYTE = 1024 * 1024;

    /** How far a file has come. */
    public record State(int received, int size) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Resource(lookup = "java:jboss/datasources/AuditDS")
    DataSource own;

    /**
     * Announces a file, or says how far it has come.
     *
     * @param sha256 of the whole, hex
     * @throws RuleViolation visit.upload.other when it was announced otherwise before
     */
    @Requires(value = Permission.ATTACH, audited = false)
    public State begin(UUID id, int size, String sha256) {
        if (size < 1 || size > MOST_MEGABYTES * MEGABYTE) throw RuleViolation.invalid("size", "visit.upload.size", MOST_MEGABYTES);
        if (sha256 == null || !sha256.matches("[0-9a-fA-F]{64}")) throw RuleViolation.invalid("sha256", "visit.upload.sha256");
        byte[] hash = HexFormat.of().parseHex(sha256);
        em.createNativeQuery("insert into upload (id, actor, size, sha256) values (:id, :me, :size, :hash) on conflict do nothing").setParameter("id", id).setParameter("me", user.getScope().actor()).setParameter("size", size).setParameter("hash", hash).executeUpdate();
        Tuple known = row(id, "").orElseThrow(RuleViolation::notFound);
        if (known.get("size", Integer.class) != size || !Arrays.equals(known.get("sha256", byte[].class), hash)) throw RuleViolation.conflict("visit.upload.other");
        return state(known);
    }

    @Requires(value = Permission.ATTACH, audited = false)
    public State get(UUID id) {
        return state(row(id, "").orElseThrow(RuleViolation::notFound));
    }

    /** @throws RuleViolation visit.upload.offset when something else comes next, visit.upload.part when it is too long or empty */
    @Requires(value = Permission.ATTACH, audited = false)
    public State part(UUID id, int offset, byte[] bytes) {
        Tuple upload = row(id, " for update").orElseThrow(RuleViolation::notFound);
        int received = upload.get("received", Integer.class);
        int size = upload.get("size", Integer.class);
        if (offset != received) throw RuleViolation.conflict("visit.upload.offset", received);
        if (bytes.length == 0 || bytes.length > LONGEST_PART || bytes.length > size - received) throw RuleViolation.invalid("part", "visit.upload.part", Math.min(LONGEST_PART, size - received));
        em.createNativeQuery("insert into upload_part (upload_id, from_byte, bytes) values (:id, :offset, :bytes)").setParameter("id", id).setParameter("offset", offset).setParameter("bytes", bytes).executeUpdate();
        em.createNativeQuery("update upload set received = :received where id = :id").setParameter("received", received + bytes.length).setParameter("id", id).executeUpdate();
        return new State(received + bytes.length, size);
    }

    /**
     * The whole file, for the write that needs it; until the night it may be taken again.
     *
     * @throws RuleViolation visit.upload.incomplete, also when it is not there any more; visit.upload.hash when it is not what was announced: then
     *                       nothing of it is kept, so that it is sent anew
     */
    @Requires(value = Permission.ATTACH, audited = false)
    public byte[] take(UUID id) {
        if (id == null) throw RuleViolation.invalid("upload", "web.json.missing", "upload");
        Tuple upload = row(id, "").orElseThrow(() -> RuleViolation.conflict("visit.upload.incomplete"));
        if (!upload.get("received", Integer.class).equals(upload.get("size", Integer.class))) throw RuleViolation.conflict("visit.upload.incomplete");
        byte[] whole = (byte[]) em.createNativeQuery("select string_agg(bytes, cast('' as bytea) order by from_byte) from upload_part where upload_id = :id", byte[].class).setParameter("id", id).getSingleResult();
        if (!Arrays.equals(Attachments.sha256(whole), upload.get("sha256", byte[].class))) {
            anew(id);
            throw RuleViolation.invalid("upload", "visit.upload.hash");
        }
        em.createNativeQuery("update upload set used_at = now() where id = :id and used_at is null").setParameter("id", id).executeUpdate();
        return whole;
    }

    /** On a connection of its own: the transaction that asked for the file is rolled back by the refusal. */
    private void anew(UUID id) {
        try (Connection connection = own.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement actor = connection.prepareStatement("select set_config('care.actor', ?, true)"); PreparedStatement parts = connection.prepareStatement("delete from upload_part where upload_id = ?"); PreparedStatement upload = connection.prepareStatement("update upload set received = 0, used_at = null where id = ?")) {
                actor.setString(1, user.getScope().actor());
                actor.execute();
                parts.setObject(1, id);
                parts.executeUpdate();
                upload.setObject(1, id);
                upload.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private Optional<Tuple> row(UUID id, String locking) {
        return em.createNativeQuery("select size, sha256, received from upload where id = :id" + locking, Tuple.class).setParameter("id", id).getResultStream().findFirst();
    }

    private static State state(Tuple upload) {
        return new State(upload.get("received", Integer.class), upload.get("size", Integer.class));
    }
}
