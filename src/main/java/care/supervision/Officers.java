package care.supervision;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** The list of those who inspect: who they are, until when their certificate holds, and the homes they stay away from. */
@UseCase
@ApplicationScoped
public class Officers {
    /** @param conflicts homes they have nothing to decide about */
    public record Row(long id, String name, String office, Department department, String certificateNumber, LocalDate certificateUntil, CertificateState state, String username, long conflicts) implements Serializable {
    }

    /** A home somebody has nothing to decide about (回避). */
    public record Conflict(long id, long facilityId, String facility, String reason) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    Parameters parameters;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Rows<Row> list(Department department, Slice slice) {
        LocalDate today = LocalDate.now(clock);
        LocalDate warned = warned(today);
        return new Listing("o.id, o.name, r.name as office, o.department, o.certificate_number, o.certificate_until, o.active, o.username, (select count(*) from officer_conflict c where c.officer_id = o.id) as conflicts", "officer o join region r on r.code = o.region_code", "o.id")
            .where("o.department = :department", "department", department)
            .sort("office", "o.region_code", "text").sort("name", "o.name", "text").sort("until", "o.certificate_until", "date")
            .rows(em, slice, t -> new Row(t.get("id", Number.class).longValue(), t.get("name", String.class), t.get("office", String.class), Department.valueOf(t.get("department", String.class)), t.get("certificate_number", String.class), day(t),
                CertificateState.of(t.get("active", Boolean.class), day(t), today, warned), t.get("username", String.class), t.get("conflicts", Number.class).longValue()));
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Officer get(long id) {
        Officer officer = em.find(Officer.class, id);
        if (officer == null) throw RuleViolation.notFound();
        return officer;
    }

    /** Takes somebody onto the list of the user's own office. */
    @Requires(Permission.INSPECTION_PLAN)
    public Officer add(@Valid OfficerDetails details) {
        known(details.getUsername());
        Officer officer = new Officer(user.getScope().regionCode(), details);
        em.persist(officer);
        em.flush();
        return officer;
    }

    @Requires(Permission.INSPECTION_PLAN)
    public void change(long id, @Valid OfficerDetails details) {
        known(details.getUsername());
        get(id).write(details);
    }

    private void known(String username) {
        if (username != null && ((Number) em.createNativeQuery("select count(*) from account_scope(:name)").setParameter("name", username).getSingleResult()).intValue() == 0) throw RuleViolation.invalid("username", "supervision.officer.no-account", username);
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Conflict> conflicts(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("select c.id, c.facility_id, f.name, c.reason from officer_conflict c join facility f on f.id = c.facility_id where c.officer_id = :id order by f.name, c.id", Tuple.class).setParameter("id", id).getResultList();
        return rows.stream().map(t -> new Conflict(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("name", String.class), t.get("reason", String.class))).toList();
    }

    /** @param facility its number or its full name */
    @Requires(Permission.INSPECTION_PLAN)
    public void avoid(long id, String facility, String reason) {
        get(id);
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "supervision.conflict.no-reason");
        List<?> found = em.createNativeQuery("select f.id from facility f where f.code = :key or f.name = :key").setParameter("key", facility == null ? "" : facility.strip()).getResultList();
        if (found.size() != 1) throw RuleViolation.invalid("facility", found.isEmpty() ? "supervision.conflict.no-facility" : "facility.import.several");
        em.createNativeQuery("insert into officer_conflict (officer_id, facility_id, reason) values (:officer, :facility, :reason)").setParameter("officer", id).setParameter("facility", found.get(0)).setParameter("reason", reason.strip()).executeUpdate();
        trail.about("Officer", id, "avoids", Map.of("facility", found.get(0), "reason", reason.strip()));
    }

    @Requires(Permission.INSPECTION_PLAN)
    public void settle(long id, long conflictId) {
        get(id);
        if (em.createNativeQuery("delete from officer_conflict where id = :conflict and officer_id = :officer").setParameter("conflict", conflictId).setParameter("officer", id).executeUpdate() == 0) throw RuleViolation.notFound();
        trail.about("Officer", id, "no longer avoids", Map.of("conflict", conflictId));
    }

    /** Those of the user's division whose certificate ends soon, or has ended. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Officer> expiring() {
        LocalDate today = LocalDate.now(clock);
        return em.createQuery("from Officer where active and certificateUntil <= :warned and substring(regionCode, 1, length(:within)) = :within order by certificateUntil, id", Officer.class).setParameter("warned", warned(today)).setParameter("within", user.getScope().prefix()).setMaxResults(20).getResultList();
    }

    private LocalDate warned(LocalDate today) {
        return today.plusDays(parameters.whole("officer.certificate-warning-days", today));
    }

    private static LocalDate day(Tuple t) {
        return ((java.sql.Date) t.get("certificate_until")).toLocalDate();
    }
}
