package care.exchange;

import care.access.*;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.io.*;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Files brought: received, tried out, written, cancelled; and what became of each. */
@UseCase
@ApplicationScoped
public class Imports {
    /** A file that may begin to be worked on, once this transaction is over. */
    public record Ready(long id, String actor) {
    }

    public record Row(long id, String kind, String fileName, ImportState state, Integer rows, Integer accepted, Integer refused, String uploadedBy, LocalDateTime uploadedAt) implements Serializable {
    }

    /** @param said the reason, as key and arguments for the reader's language */
    public record Refusal(long id, int row, String columnKey, String value, String code, List<String> args) implements Serializable {
    }

    public record Reason(String code, long rows) implements Serializable {
    }

    public record Progress(String step, long done, long total) implements Serializable {
        public int getPercent() {
            return total == 0 ? 0 : (int) Math.min(100, done * 100 / total);
        }
    }

    static final int PIECE = 1 << 20;
    private static final long LARGEST = 256L << 20;

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    ImportKinds kinds;
    @Inject
    Vaults vaults;
    @Inject
    Clock clock;
    @Inject
    Event<Ready> ready;

    /**
     * Takes a file in and lets it be worked on.
     *
     * @param dryRun only try out
     * @param accept what to do about wrong rows
     * @return its number
     * @throws RuleViolation exchange.same-file when the same bytes have been written before, naming who and when; exchange.file.empty,
     *                       exchange.file.too-large
     */
    @Requires(Permission.IMPORT)
    public long receive(String kind, String fileName, InputStream file, boolean dryRun, Accept accept) {
        kinds.permitted(kind);
        Import received = new Import(kind, name(fileName), new byte[32], 0, user.getScope(), dryRun, accept == null ? Accept.ALL : accept, OffsetDateTime.now(clock));
        em.persist(received);
        em.flush();
        seal(received, file);
        refuseSame(received);
        em.flush();
        ready.fire(new Ready(received.getId(), user.getScope().actor()));
        return received.getId();
    }

    private void seal(Import received, InputStream file) {
        em.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into import_piece (import_id, n, content) values (?, ?, ?)")) {
                DigestInputStream in = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"));
                long size = 0;
                int n = 0;
                for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                    size += piece.length;
                    if (size > LARGEST) throw RuleViolation.tooLarge("file", "exchange.file.too-large", LARGEST >> 20);
                    insert.setLong(1, received.getId());
                    insert.setInt(2, n++);
                    insert.setBytes(3, vaults.vault().seal(piece));
                    insert.execute();
                }
                if (size == 0) throw RuleViolation.invalid("file", "exchange.file.empty");
                received.sealed(in.getMessageDigest().digest(), size);
            } catch (IOException | NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void refuseSame(Import received) {
        em.createQuery("from Import where sha256 = :hash and kind = :kind and state = APPLIED and id <> :id order by id", Import.class).setParameter("hash", received.getSha256()).setParameter("kind", received.getKind())
            .setParameter("id", received.getId()).setMaxResults(1).getResultStream().findFirst().ifPresent(before -> {
                throw RuleViolation.conflict("exchange.same-file", before.getUploadedBy(), day(before.getFinishedAt()), before.getId());
            });
    }

    private static LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(Clocks.CHINA).toLocalDate();
    }

    private static String name(String typed) {
        String name = typed == null || typed.isBlank() ? "?" : typed.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    /** Writes what was tried out or refused before, as now decided. */
    @Requires(Permission.IMPORT)
    public void write(long id, Accept accept) {
        Import decided = get(id);
        kinds.permitted(decided.getKind());
        refuseSame(decided);
        decided.again(false, accept);
        ready.fire(new Ready(id, user.getScope().actor()));
    }

    /** Stops it: what it has done so far is taken back. */
    @Requires(Permission.IMPORT)
    public void cancel(long id) {
        Import stopped = get(id);
        kinds.permitted(stopped.getKind());
        em.refresh(stopped, LockModeType.PESSIMISTIC_WRITE);
        if (!stopped.getState().isOpen()) throw RuleViolation.conflict("exchange.over");
        if (stopped.getState() == ImportState.WAITING) stopped.end(ImportState.CANCELLED, RuleViolation.conflict("exchange.cancelled"), OffsetDateTime.now(clock));
        else em.createNativeQuery("update import_progress set cancelled = true where import_id = :id").setParameter("id", id).executeUpdate();
    }

    @Requires(value = Permission.IMPORT, audited = false)
    public Import get(long id) {
        Import found = em.find(Import.class, id);
        if (found == null) throw RuleViolation.notFound();
        return found;
    }

    @Requires(value = Permission.IMPORT, audited = false)
    public Progress progress(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select step, done, total from import_progress where import_id = :id", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().findFirst().map(t -> new Progress(t.get("step", String.class), t.get("done", Number.class).longValue(), t.get("total", Number.class).longValue())).orElse(new Progress("READING", 0, 0));
    }

    @Requires(value = Permission.IMPORT, audited = false)
    public Rows<Row> list(String kind, ImportState state, Slice slice) {
        return new Listing("i.id, i.kind, i.file_name, i.state, i.rows, i.rows - i.refused as accepted, i.refused, i.uploaded_by, i.uploaded_at at time zone 'Asia/Shanghai' as uploaded_at", "import i", "i.id")
            .where("i.kind = :kind", "kind", kind).where("i.state = :state", "state", state)
            .sort("id", "i.id", "bigint")
            .rows(em, slice, t -> new Row(t.get("id", Number.class).longValue(), t.get("kind", String.class), t.get("file_name", String.class), ImportState.valueOf(t.get("state", String.class)),
                whole(t.get("rows")), whole(t.get("accepted")), whole(t.get("refused")), t.get("uploaded_by", String.class), ((java.sql.Timestamp) t.get("uploaded_at")).toLocalDateTime()));
    }

    private static Integer whole(Object number) {
        return number == null ? null : ((Number) number).intValue();
    }

    /** Why rows were not accepted, in the order of the file. */
    @Requires(value = Permission.IMPORT, audited = false)
    public Rows<Refusal> refusals(long id, String code, Slice slice) {
        return new Listing("r.row_no, r.row_no * 1000 + r.n as id, r.column_key, r.value, r.code, r.args", "import_refusal r", "cast(r.row_no as bigint) * 1000 + r.n")
            .where("r.import_id = :import", "import", id).where("r.code = :code", "code", code).sort("row", "r.row_no", "integer")
            .rows(em, slice, t -> new Refusal(t.get("id", Number.class).longValue(), t.get("row_no", Number.class).intValue(), t.get("column_key", String.class), t.get("value", String.class), t.get("code", String.class), List.of((String[]) t.get("args"))));
    }

    /** Which reasons how many rows have, the most frequent first. */
    @Requires(value = Permission.IMPORT, audited = false)
    @SuppressWarnings("unchecked")
    public List<Reason> reasons(long id) {
        return ((Stream<Tuple>) em.createNativeQuery("select code, count(distinct row_no) as n from import_refusal where import_id = :id group by code order by n desc, code", Tuple.class).setParameter("id", id).getResultStream())
            .map(t -> new Reason(t.get("code", String.class), t.get("n", Number.class).longValue())).toList();
    }
}
