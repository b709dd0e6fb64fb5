package care.facility;

import care.access.*;
import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;

/** Who works in a facility, and the certificates they hold. */
@UseCase
@ApplicationScoped
public class Staff {
    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public List<StaffMember> of(long facilityId) {
        return em.createQuery("select distinct s from StaffMember s left join fetch s.certificates where s.facility.id = :id order by s.employedUntil nulls first, s.post, s.id", StaffMember.class)
            .setParameter("id", facilityId).getResultList();
    }

    @Requires(Permission.FACILITY_EDIT)
    public StaffMember employ(long facilityId, String name, Post post, LocalDate from) {
        if (name == null || name.isBlank()) throw RuleViolation.invalid("name", "facility.staff.no-name");
        if (post == null) throw RuleViolation.invalid("post", "facility.staff.no-post");
        if (from == null) throw RuleViolation.invalid("employedFrom", "facility.staff.no-start");
        StaffMember member = new StaffMember(facilities.get(facilityId), name.strip(), post, from);
        em.persist(member);
        return member;
    }

    @Requires(Permission.FACILITY_EDIT)
    public void certify(long staffId, CertificateKind kind, String number, LocalDate from, LocalDate until) {
        if (from == null) throw RuleViolation.invalid("validFrom", "facility.staff.no-start");
        get(staffId).certify(kind, number, from, until);
    }

    @Requires(Permission.FACILITY_EDIT)
    public void leave(long staffId, LocalDate on) {
        get(staffId).leave(on);
    }

    private StaffMember get(long id) {
        StaffMember member = em.find(StaffMember.class, id);
        if (member == null) throw RuleViolation.notFound();
        return member;
    }
}
