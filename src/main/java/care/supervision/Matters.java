package care.supervision;

import care.access.*;
import care.checklist.Domain;
import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.*;
import java.util.List;

/** The list of matters that may be inspected (检查事项清单): the city keeps it, everybody reads it. */
@UseCase
@ApplicationScoped
public class Matters {
    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    /** All of them, by domain, the newest first. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<InspectionMatter> list() {
        return em.createQuery("from InspectionMatter", InspectionMatter.class).getResultStream().sorted(java.util.Comparator.comparing(InspectionMatter::getDomain).thenComparing(InspectionMatter::getValidFrom, java.util.Comparator.reverseOrder())).toList();
    }

    @Requires(Permission.CHECKLIST_EDIT)
    public void add(Domain domain, String name, String basis, LocalDate from) {
        em.persist(new InspectionMatter(domain, name, basis, from, LocalDate.now(clock)));
    }

    /** Takes one off the list from a day on. */
    @Requires(Permission.CHECKLIST_EDIT)
    public void end(long id, LocalDate from) {
        InspectionMatter matter = em.find(InspectionMatter.class, id);
        if (matter == null) throw RuleViolation.notFound();
        matter.end(from, LocalDate.now(clock));
    }
}
