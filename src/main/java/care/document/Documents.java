package care.document;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;

/**
 * Papers the office issues. A paper is printed once, numbered per office, kind and year without gaps, and kept as it was; whoever holds
 * it scans its code and is told whether it is genuine and still stands. It can be revoked with a reason, never changed.
 */
@UseCase
@ApplicationScoped
public class Documents {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Kinds that are made out to a person and carry their identity number. */
    private static final Set<String> PERSONAL = Set.of("AGREEMENT", "SETTLEMENT");

    /** Kinds about matters under investigation: for those who work on them. */
    private static final Set<String> CONFIDENTIAL = Set.of("TRANSFER_LETTER");

    public record Row(long id, String kind, String number, String title, LocalDate issuedOn, String issuedBy, LocalDate revokedOn, String facility) implements Serializable {
    }

    public record File(String number, byte[] pdf) {
    }

    /** What the public page may say. */
    public record Genuine(String number, String kind, String office, LocalDate issuedOn, LocalDate revokedOn, String sha256) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;
    @Inject
    AuditTrail trail;

    /**
     * Issues a paper about a facility. Runs within the use case that needs it.
     *
     * @param kind   its kind, e.g. FILING_RECEIPT; {@code document.kind.…} is its word, {@code document.mark.…} the sign in its number
     * @param office 12-digit division code of the issuing office
     * @return its id
     */
    public long issue(String kind, String office, Long facilityId, String region, Paper paper) {
        LocalDate today = LocalDate.now(clock);
        int sequence = ((Number) em.createNativeQuery("""
            insert into document_number as d (office_code, kind, year, last) values (:office, :kind, :year, 1)
            on conflict (office_code, kind, year) do update set last = d.last + 1 returning last""")
            .setParameter("office", office).setParameter("kind", kind).setParameter("year", today.getYear()).getSingleResult()).intValue();
        String officeName = (String) em.createNativeQuery("select name from region where code = :code").setParameter("code", office).getSingleResult();
        String number = officeName.replaceAll("[市县区]$", "") + Texts.of(Locale.CHINA, "document.mark." + kind) + "〔" + today.getYear() + "〕" + sequence + "号";
        String token = token();
        byte[] pdf = PaperPrinter.print(paper, number, paper.issuer() == null ? officeName + "民政局" : paper.issuer(), today, address(token));
        long id = ((Number) em.createNativeQuery("""
            insert into document (kind, office_code, year, sequence, number, facility_id, region_code, title, issued_on, issued_by, token, pdf, sha256)
            values (:kind, :office, :year, :sequence, :number, :facility, :region, :title, :on, :by, :token, :pdf, sha256(:pdf)) returning id""")
            .setParameter("kind", kind).setParameter("office", office).setParameter("year", today.getYear()).setParameter("sequence", sequence).setParameter("number", number)
            .setParameter("facility", facilityId).setParameter("region", region).setParameter("title", paper.title()).setParameter("on", today)
            .setParameter("by", user.getScope().actor()).setParameter("token", token).setParameter("pdf", pdf).getSingleResult()).longValue();
        trail.about("Document", id, "issued", Map.of("number", number));
        return id;
    }

    /** A paper of the county's office about a home. @param region of the home */
    public long issue(String kind, long facilityId, String region, Paper paper) {
        return issue(kind, DivisionCode.at(region, 3), facilityId, region, paper);
    }

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Rows<Row> list(Long facilityId, Slice slice) {
        return new Listing("d.id, d.kind, d.number, d.title, d.issued_on, d.issued_by, d.revoked_on, f.name as facility", "document d left join facility f on f.id = d.facility_id", "d.id")
            .where("d.facility_id = :facility", "facility", facilityId)
            .sort("issued", "d.issued_on", "date").sort("number", "d.number", "text")
            .rows(em, slice, t -> new Row(t.get("id", Number.class).longValue(), t.get("kind", String.class), t.get("number", String.class), t.get("title", String.class),
                date(t, "issued_on"), t.get("issued_by", String.class), date(t, "revoked_on"), t.get("facility", String.class)));
    }

    /** Whether the paper names a person in full, so that opening it is a matter of its own. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public boolean isPersonal(long id) {
        return em.createNativeQuery("select kind from document where id = :id").setParameter("id", id).getResultStream().anyMatch(PERSONAL::contains);
    }

    /** A paper that names a person in full. Opening it is logged. */
    @Requires(Permission.PERSON_REVEAL)
    public File personal(long id) {
        trail.about("Document", id, "opened", Map.of());
        return read(id);
    }

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public File file(long id) {
        if (isPersonal(id)) throw RuleViolation.refused("document.personal");
        if (!user.may(Permission.JOINT_ACTION.name()) && em.createNativeQuery("select kind from document where id = :id").setParameter("id", id).getResultStream().anyMatch(CONFIDENTIAL::contains)) throw RuleViolation.refused("access.refused");
        return read(id);
    }

    /** The number a paper bears. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public String number(long id) {
        List<?> found = em.createNativeQuery("select number from document where id = :id").setParameter("id", id).getResultList();
        if (found.isEmpty()) throw RuleViolation.notFound();
        return (String) found.get(0);
    }

    private File read(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select number, pdf from document where id = :id", Tuple.class).setParameter("id", id).getResultList();
        if (found.isEmpty()) throw RuleViolation.notFound();
        return new File(found.get(0).get("number", String.class), found.get(0).get("pdf", byte[].class));
    }

    @Requires(Permission.DOCUMENT_REVOKE)
    public void revoke(long id, String reason) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "document.no-reason");
        int changed = em.createNativeQuery("update document set revoked_on = :on, revoked_reason = :reason where id = :id and revoked_on is null")
            .setParameter("on", LocalDate.now(clock)).setParameter("reason", reason.strip()).setParameter("id", id).executeUpdate();
        if (changed == 0) throw RuleViolation.conflict("document.gone-or-revoked");
        trail.about("Document", id, "revoked", Map.of("reason", reason.strip()));
    }

    /** For anybody who holds the paper: no scope, no login, one fact. */
    public Optional<Genuine> genuine(String token) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select number, kind, office, issued_on, revoked_on, sha256 from document_genuine(:token)", Tuple.class).setParameter("token", token == null ? "" : token).getResultList();
        return found.stream().findFirst().map(t -> new Genuine(t.get("number", String.class), t.get("kind", String.class), t.get("office", String.class), date(t, "issued_on"), date(t, "revoked_on"), t.get("sha256", String.class)));
    }

    private static String address(String token) {
        return publicAddress("/public/paper.xhtml?t=" + token);
    }

    /** An address as it stands on paper: what outsiders reach the product by, CARE_PUBLIC_URL. */
    public static String publicAddress(String path) {
        String base = Settings.get("CARE_PUBLIC_URL");
        return (base == null ? "http://127.0.0.1:8080" : base.replaceAll("/+$", "")) + path;
    }

    private static String token() {
        byte[] bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static LocalDate date(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
