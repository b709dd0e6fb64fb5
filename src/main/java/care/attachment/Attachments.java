package care.attachment;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.RuleViolation;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.*;
import java.util.*;

/**
 * What people hand in: PDF, JPEG or PNG, kept in the database under its hash, seen only with the record it belongs to. A file that is
 * handed in twice is kept once.
 */
@UseCase
@ApplicationScoped
public class Attachments {
    /** @param size bytes @param sha256 hex @param takenAt of a photo, as far as it is known */
    public record Row(long id, String role, String name, String type, int size, String sha256, OffsetDateTime addedAt, String addedBy, boolean picture, OffsetDateTime takenAt, Double latitude, Double longitude) {
        /** Degrees north and east, or nothing. */
        public String place() {
            return latitude == null ? null : String.format(Locale.ROOT, "%.5f, %.5f", latitude, longitude);
        }
    }

    /** When and where a photo was taken, as the camera says. */
    public record Taken(Instant at, Double latitude, Double longitude) {
        public static final Taken UNKNOWN = new Taken(null, null, null);

        /** Half a place is none, and a clock that runs ahead says now. */
        public Taken {
            if (latitude == null || longitude == null) {
                latitude = null;
                longitude = null;
            } else if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw RuleViolation.invalid("latitude", "attachment.place");
        }

        Instant notAfter(Instant now) {
            return at == null || at.isBefore(now) ? at : now;
        }
    }

    public record Content(String name, String type, byte[] bytes) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Parameters parameters;
    @Inject
    AuditTrail trail;
    @Inject
    Clock clock;

    /**
     * Keeps a file with a record of the facility.
     *
     * @param subject what kind of record, e.g. {@code FILING} @param role which material it is
     * @return its id
     */
    @Requires(Permission.ATTACH)
    public long add(long facilityId, String subject, long subjectId, String role, String name, byte[] bytes) {
        String plain = plain(name);
        return keep(facilityId, subject, subjectId, role, plain, type(plain, bytes), bytes, Taken.UNKNOWN);
    }

    /**
     * Keeps a photo with a record of the facility.
     *
     * @throws RuleViolation inspection.no-photo when it is something else
     */
    @Requires(Permission.ATTACH)
    public long photo(long facilityId, String subject, long subjectId, String role, String name, byte[] bytes, Taken taken) {
        if (name == null || name.isBlank()) throw RuleViolation.invalid("name", "web.json.missing", "name");
        String plain = plain(name);
        String type = type(plain, bytes);
        if (!type.startsWith("image/")) throw RuleViolation.invalid("photo", "inspection.no-photo");
        return keep(facilityId, subject, subjectId, role, plain, type, bytes, taken);
    }

    private static String plain(String name) {
        return name.replaceAll(".*[/\\\\]", "");
    }

    private String type(String name, byte[] bytes) {
        return FileCheck.type(name, bytes, parameters.whole("attachment.most-megabytes", LocalDate.now(clock)));
    }

    private long keep(long facilityId, String subject, long subjectId, String role, String name, String type, byte[] bytes, Taken taken) {
        byte[] hash = sha256(bytes);
        em.createNativeQuery("insert into attachment_content (sha256, type, size, bytes, thumbnail) values (:hash, :type, :size, :bytes, nullif(:thumbnail, cast('' as bytea))) on conflict do nothing")
            .setParameter("hash", hash).setParameter("type", type).setParameter("size", bytes.length).setParameter("bytes", bytes)
            .setParameter("thumbnail", FileCheck.thumbnail(type, bytes)).executeUpdate();
        Number id = (Number) em.createNativeQuery("""
            insert into attachment (facility_id, subject, subject_id, role, name, sha256, added_by, taken_at, latitude, longitude)
            values (:facility, :subject, :subjectId, :role, :name, :hash, :by, :taken, :latitude, :longitude) returning id""")
            .setParameter("facility", facilityId).setParameter("subject", subject).setParameter("subjectId", subjectId).setParameter("role", role)
            .setParameter("name", name).setParameter("hash", hash).setParameter("by", user.getScope().actor())
            .setParameter("taken", taken.notAfter(clock.instant())).setParameter("latitude", taken.latitude()).setParameter("longitude", taken.longitude()).getSingleResult();
        trail.about("Attachment", id, "added", Map.of("record", subject + "#" + subjectId, "role", role, "size", bytes.length, "sha256", HexFormat.of().formatHex(hash)));
        return id.longValue();
    }

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public List<Row> of(String subject, long subjectId) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("""
            select a.id, a.role, a.name, c.type, c.size, encode(a.sha256, 'hex') as sha256, a.added_at, a.added_by, c.thumbnail is not null as picture, a.taken_at, a.latitude, a.longitude
            from attachment a join attachment_content c on c.sha256 = a.sha256
            where a.subject = :subject and a.subject_id = :id order by a.role, a.id""", Tuple.class).setParameter("subject", subject).setParameter("id", subjectId).getResultList();
        return rows.stream().map(t -> new Row(t.get("id", Number.class).longValue(), t.get("role", String.class), t.get("name", String.class), t.get("type", String.class),
            t.get("size", Number.class).intValue(), t.get("sha256", String.class), at(t, "added_at"), t.get("added_by", String.class), t.get("picture", Boolean.class), at(t, "taken_at"), t.get("latitude", Double.class), t.get("longitude", Double.class))).toList();
    }

    private OffsetDateTime at(Tuple t, String column) {
        return t.get(column) == null ? null : t.get(column, Instant.class).atZone(clock.getZone()).toOffsetDateTime();
    }

    /** Hex. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public String sha256(long id) {
        List<?> found = em.createNativeQuery("select encode(sha256, 'hex') from attachment where id = :id").setParameter("id", id).getResultList();
        if (found.isEmpty()) throw RuleViolation.notFound();
        return (String) found.get(0);
    }

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Content content(long id, boolean thumbnail) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select a.name, c.type, " + (thumbnail ? "c.thumbnail" : "c.bytes") + " as bytes from attachment a join attachment_content c on c.sha256 = a.sha256 where a.id = :id", Tuple.class)
            .setParameter("id", id).getResultList();
        if (found.isEmpty() || found.get(0).get("bytes") == null) throw RuleViolation.notFound();
        return new Content(found.get(0).get("name", String.class), thumbnail ? "image/jpeg" : found.get(0).get("type", String.class), found.get(0).get("bytes", byte[].class));
    }

    /** Takes a file away from its record; the content stays while another record has it. */
    @Requires(Permission.ATTACH)
    public void remove(String subject, long subjectId, long id) {
        int gone = em.createNativeQuery("delete from attachment where id = :id and subject = :subject and subject_id = :subjectId")
            .setParameter("id", id).setParameter("subject", subject).setParameter("subjectId", subjectId).executeUpdate();
        if (gone == 0) throw RuleViolation.notFound();
        trail.about("Attachment", id, "removed", Map.of("record", subject + "#" + subjectId));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
