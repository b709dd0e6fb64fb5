package care.rectification;

import care.access.*;
import care.document.Documents;
import care.facility.*;
import care.inspection.*;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.time.*;
import java.util.*;

/** From what an inspection found to the order that was served: 立项, 下达, 送达. */
@UseCase
@ApplicationScoped
public class OrderDesk {
    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Facilities facilities;
    @Inject
    Inspections inspections;
    @Inject
    Findings findings;
    @Inject
    Documents documents;
    @Inject
    Timeline timeline;
    @Inject
    Clock clock;

    /** What is deficient in a signed record becomes findings; a major hazard restricts the home at once. */
    void found(@Observes Inspections.Recorded recorded) {
        Inspection inspection = recorded.inspection();
        LocalDate today = LocalDate.now(clock);
        @SuppressWarnings("unchecked")
        List<Tuple> deficient = em.createNativeQuery("""
            select a.item_id, i.domain, a.severity, i.major_hazard_id, a.note, i.order_text, i.basis, i.deadline_days, m.situation from inspection_answer a join checklist_item i on i.id = a.item_id left join major_hazard m on m.id = i.major_hazard_id
            where a.inspection_id = :id and a.outcome = 'DEFICIENT' order by i.domain, i.position, i.id""", Tuple.class).setParameter("id", inspection.getId()).getResultList();
        int number = 0;
        for (Tuple t : deficient) {
            Finding finding = new Finding(inspection.getFacilityId(), inspection.getId(), t.get("item_id", Number.class).longValue(), ++number, care.checklist.Domain.valueOf(t.get("domain", String.class)), care.checklist.Severity.valueOf(t.get("severity", String.class)),
                t.get("major_hazard_id") == null ? null : t.get("major_hazard_id", Number.class).longValue(), t.get("note", String.class), t.get("order_text", String.class), t.get("basis", String.class), t.get("deadline_days", Number.class).intValue(), inspection.getDay());
            em.persist(finding);
            em.flush();
            findings.tell(finding, "rectification.event.found", finding.getSeverity());
            if (finding.isMajor()) restrict(finding, recorded.facility(), t.get("situation", String.class), today);
        }
    }

    private void restrict(Finding finding, Facility facility, String situation, LocalDate today) {
        Restriction restriction = new Restriction(finding, situation, today);
        restriction.listed(documents.issue("HAZARD_NOTICE", facility.getId(), facility.getDetails().getRegionCode(), OrderPapers.hazard(finding, facility, situation)));
        em.persist(restriction);
        em.flush();
        findings.tell(finding, "rectification.event.restricted");
        timeline.tell(facility.getId(), today, "rectification.event.home-restricted", situation);
    }

    /** What was not so binds nobody: its findings are withdrawn, and a restriction that rests on them ends. */
    void withdrawn(@Observes Objections.Upheld upheld) {
        em.createQuery("from Finding where inspectionId = :id order by number", Finding.class).setParameter("id", upheld.inspection().getId()).getResultList().forEach(finding -> {
            em.lock(finding, LockModeType.PESSIMISTIC_WRITE);
            em.refresh(finding);
            finding.withdraw();
            findings.tell(finding, "rectification.event.withdrawn", upheld.answer());
        });
        em.flush();
        em.createQuery("select r from Restriction r, Finding f where f.id = r.findingId and f.inspectionId = :id and r.liftedOn is null", Restriction.class).setParameter("id", upheld.inspection().getId()).getResultList().forEach(restriction -> {
            restriction.lift(LocalDate.now(clock));
            timeline.tell(restriction.getFacilityId(), LocalDate.now(clock), "rectification.event.home-free", restriction.getWhat());
        });
    }

    /** Issues the order for what waits for one; findings left out can be ordered later. */
    @Requires(Permission.INSPECT)
    public Order issue(long inspectionId, Collection<Long> findingIds) {
        Inspection inspection = inspections.get(inspectionId);
        if (inspection.getState() != InspectionState.RECORDED) throw RuleViolation.conflict("inspection.not-recorded");
        if (findingIds == null || findingIds.isEmpty()) throw RuleViolation.invalid("findings", "rectification.no-findings");
        Facility facility = facilities.get(inspection.getFacilityId());
        LocalDate today = LocalDate.now(clock);
        Order order = new Order(inspection.getFacilityId(), inspectionId, today, user.getScope().displayName());
        em.persist(order);
        em.flush();
        List<Finding> ordered = new TreeSet<>(findingIds).stream().map(this::locked).toList();
        ordered.forEach(finding -> {
            if (!finding.getInspectionId().equals(inspectionId)) throw RuleViolation.notFound();
            finding.ordered(order.getId());
        });
        order.printed(documents.issue("RECTIFICATION_ORDER", facility.getId(), facility.getDetails().getRegionCode(), OrderPapers.order(inspection, facility, ordered)));
        ordered.forEach(finding -> findings.tell(finding, "rectification.event.ordered"));
        timeline.tell(facility.getId(), today, "rectification.event.order-issued", ordered.size());
        return order;
    }

    /** The order reached the home: the terms begin. A proof of service is made out. */
    @Requires(Permission.INSPECT)
    public void serve(long orderId, LocalDate on, ServedHow how, String to, String witness) {
        Order order = get(orderId);
        em.lock(order, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(order);
        order.serve(on, how, to, witness, LocalDate.now(clock));
        Facility facility = facilities.get(order.getFacilityId());
        List<Finding> ordered = of(orderId);
        ordered.forEach(finding -> {
            finding.served(on);
            findings.tell(finding, "rectification.event.served", how, finding.getDueOn());
        });
        String number = documents.number(order.getDocumentId());
        order.proven(documents.issue("PROOF_OF_SERVICE", facility.getId(), facility.getDetails().getRegionCode(), OrderPapers.proof(order, facility, number)));
        timeline.tell(facility.getId(), on, "rectification.event.order-served", how);
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Order get(long id) {
        Order order = em.find(Order.class, id);
        if (order == null) throw RuleViolation.notFound();
        return order;
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Finding> of(long orderId) {
        return em.createQuery("from Finding where orderId = :id order by number", Finding.class).setParameter("id", orderId).getResultList();
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Order> ofInspection(long inspectionId) {
        return em.createQuery("from Order where inspectionId = :id order by id", Order.class).setParameter("id", inspectionId).getResultList();
    }

    /** Orders nobody has served yet. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Order> unserved() {
        return em.createQuery("from Order where servedOn is null order by issuedOn, id", Order.class).getResultList();
    }

    private Finding locked(long id) {
        Finding finding = findings.get(id);
        em.lock(finding, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(finding);
        return finding;
    }
}
