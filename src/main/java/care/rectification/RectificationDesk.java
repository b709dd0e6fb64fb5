package care.rectification;

import care.access.*;
import care.attachment.Attachments;
import care.document.Documents;
import care.facility.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.supervision.Officer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.time.*;
import java.util.*;

/** Putting right, from both sides: the home answers and asks for time, the office grants it, looks again and strikes off. */
@UseCase
@ApplicationScoped
public class RectificationDesk {
    public static final String SUBJECT = "FINDING_ANSWER";
    /** Photos of what two officers saw, on the word they gave of a finding. */
    public static final String SEEN = "REINSPECTION";
    private static final String PHOTO = "PHOTO";

    /** What two officers say of one finding. @param due the new deadline of what is returned */
    public record Result(boolean passed, String note, LocalDate due) {
    }

    /** A photo of what was looked at again. */
    public record Photo(long finding, String name, byte[] bytes, Attachments.Taken taken) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Findings findings;
    @Inject
    OrderDesk orders;
    @Inject
    Facilities facilities;
    @Inject
    Parameters parameters;
    @Inject
    Documents documents;
    @Inject
    Attachments attachments;
    @Inject
    Timeline timeline;
    @Inject
    Clock clock;

    /** What is being written, begun when there is none. */
    @Requires(Permission.RECTIFY)
    public FindingAnswer write(long findingId, String done) {
        Finding finding = withHome(findingId);
        FindingAnswer answer = draft(findingId).orElseGet(() -> new FindingAnswer(finding, user.getScope().displayName(), LocalDate.now(clock)));
        if (done != null) answer.write(done);
        em.persist(answer);
        em.flush();
        return answer;
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Optional<FindingAnswer> draft(long findingId) {
        return em.createQuery("from FindingAnswer where findingId = :id and not sent", FindingAnswer.class).setParameter("id", findingId).getResultStream().findFirst();
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Attachments.Row> photos(long answerId) {
        return attachments.of(SUBJECT, answerId);
    }

    /** Of one word of a re-inspection. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Attachments.Row> seen(long wordId) {
        return attachments.of(SEEN, wordId);
    }

    /** A photo of what has been done, with what is being written. @return its number among the attachments */
    @Requires(Permission.RECTIFY)
    public long photo(long findingId, String done, String name, byte[] bytes, Attachments.Taken taken) {
        FindingAnswer answer = write(findingId, done);
        return attachments.photo(answer.getFacilityId(), SUBJECT, answer.getId(), PHOTO, name, bytes, taken);
    }

    /** Says that it is put right. A grave finding is shown with a photo. */
    @Requires(Permission.RECTIFY)
    public void send(long findingId, String done) {
        Finding finding = withHome(findingId);
        FindingAnswer answer = write(findingId, done);
        answer.send(LocalDate.now(clock), user.getScope().displayName());
        if (finding.getSeverity() == care.checklist.Severity.GRAVE && attachments.of(SUBJECT, answer.getId()).isEmpty()) throw RuleViolation.invalid("photo", "rectification.answer.no-photo");
        finding.answered();
        findings.tell(finding, "rectification.event.answered");
    }

    @Requires(Permission.RECTIFY)
    public void askExtension(long findingId, LocalDate wanted, String reason) {
        Finding finding = locked(findingId);
        LocalDate today = LocalDate.now(clock);
        findings.extension(findingId).filter(extension -> extension.getState() != ExtensionState.REFUSED).ifPresent(extension -> {
            throw RuleViolation.conflict("rectification.extension.once", extension.getState());
        });
        em.persist(new Extension(finding, wanted, reason, parameters.whole("finding.extension-most-days", today), today, user.getScope().displayName()));
        findings.tell(finding, "rectification.event.extension-asked", wanted);
    }

    @Requires(Permission.FINDING_DECIDE)
    public void decideExtension(long findingId, boolean granted, String answer) {
        Finding finding = locked(findingId);
        Extension extension = findings.extension(findingId).orElseThrow(RuleViolation::notFound);
        em.lock(extension, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(extension);
        extension.decide(granted, answer, LocalDate.now(clock), user.getScope().displayName());
        if (granted) finding.extended(extension.getWanted());
        findings.tell(finding, granted ? "rectification.event.extension-granted" : "rectification.event.extension-refused", granted ? extension.getWanted() : answer);
    }

    /**
     * Two officers have looked again at what an order's findings were answered with; one opinion for all of them. A major hazard that
     * passes sets the home free.
     *
     * @return its number
     */
    @Requires(Permission.INSPECT)
    public long reinspect(long orderId, LocalDate day, long firstOfficer, long secondOfficer, Map<Long, Result> results, Collection<Photo> photos) {
        Order order = orders.get(orderId);
        LocalDate today = LocalDate.now(clock);
        if (day == null || day.isAfter(today) || order.getServedOn() == null || day.isBefore(order.getServedOn())) throw RuleViolation.invalid("day", "rectification.reinspect.day");
        if (results.isEmpty()) throw RuleViolation.invalid("results", "rectification.reinspect.nothing");
        if (photos.stream().anyMatch(photo -> !results.containsKey(photo.finding()))) throw RuleViolation.invalid("photos", "rectification.reinspect.photo-outside");
        if (firstOfficer == secondOfficer) throw RuleViolation.invalid("secondOfficer", "inspection.officers.two");
        String officers = officer(firstOfficer, "firstOfficer", day) + "、" + officer(secondOfficer, "secondOfficer", day);
        Facility facility = facilities.get(order.getFacilityId());
        Number id = (Number) em.createNativeQuery("insert into reinspection (facility_id, order_id, day, first_officer, second_officer, recorded_by) values (:facility, :order, :day, :first, :second, :by) returning id").setParameter("facility", order.getFacilityId()).setParameter("order", orderId)
            .setParameter("day", day).setParameter("first", firstOfficer).setParameter("second", secondOfficer).setParameter("by", user.getScope().actor()).getSingleResult();
        Map<Finding, Result> said = new LinkedHashMap<>();
        new TreeMap<>(results).forEach((findingId, result) -> {
            Finding finding = locked(findingId);
            if (!Long.valueOf(orderId).equals(finding.getOrderId())) throw RuleViolation.notFound();
            Result clean = new Result(result.passed(), result.note() == null || result.note().isBlank() ? null : result.note().strip(), result.passed() ? null : result.due());
            if (!clean.passed() && clean.note() == null) throw RuleViolation.invalid("note", "rectification.reinspect.no-note", finding.getNumber());
            if (findings.answers(findingId).stream().anyMatch(answer -> answer.isSent() && answer.getAnsweredOn().isAfter(day))) throw RuleViolation.invalid("day", "rectification.reinspect.before-answer", finding.getNumber());
            if (clean.passed()) finding.passed();
            else finding.returned(clean.due(), today);
            said.put(finding, clean);
        });
        em.flush();
        said.forEach((finding, result) -> {
            long word = ((Number) em.createNativeQuery("insert into reinspection_result (reinspection_id, facility_id, finding_id, passed, note, due_on) values (:id, :facility, :finding, :passed, nullif(:note, ''), :due) returning id").setParameter("id", id.longValue()).setParameter("facility", order.getFacilityId())
                .setParameter("finding", finding.getId()).setParameter("passed", result.passed()).setParameter("note", result.note() == null ? "" : result.note()).setParameter("due", result.due()).getSingleResult()).longValue();
            photos.stream().filter(photo -> photo.finding() == finding.getId()).forEach(photo -> attachments.photo(order.getFacilityId(), SEEN, word, PHOTO, photo.name(), photo.bytes(), photo.taken()));
            findings.tell(finding, result.passed() ? "rectification.event.passed" : "rectification.event.returned", result.passed() ? officers : result.due());
            if (finding.isMajor() && result.passed()) lift(finding, facility, today);
        });
        String number = documents.number(order.getDocumentId());
        long opinion = documents.issue("REINSPECTION_OPINION", facility.getId(), facility.getDetails().getRegionCode(), OrderPapers.opinion(facility, number, day, officers, said));
        em.createNativeQuery("update reinspection set document_id = :document where id = :id").setParameter("document", opinion).setParameter("id", id.longValue()).executeUpdate();
        timeline.tell(facility.getId(), day, "rectification.event.reinspected", said.values().stream().filter(Result::passed).count(), said.values().stream().filter(result -> !result.passed()).count());
        return id.longValue();
    }

    private void lift(Finding finding, Facility facility, LocalDate today) {
        em.createQuery("from Restriction where findingId = :id and liftedOn is null", Restriction.class).setParameter("id", finding.getId()).getResultList().forEach(restriction -> {
            restriction.lift(today);
            findings.tell(finding, "rectification.event.lifted");
            timeline.tell(facility.getId(), today, "rectification.event.home-free", restriction.getWhat());
        });
    }

    private String officer(long id, String field, LocalDate day) {
        Officer officer = em.find(Officer.class, id);
        if (officer == null) throw RuleViolation.invalid(field, "inspection.officers.two");
        if (!officer.mayInspect(day)) throw RuleViolation.invalid(field, "inspection.officers.certificate", officer.getName(), officer.getCertificateUntil());
        return officer.getName();
    }

    /** 销号: struck off after it has passed. */
    @Requires(Permission.FINDING_DECIDE)
    public void close(long findingId) {
        Finding finding = locked(findingId);
        finding.close(LocalDate.now(clock), user.getScope().displayName());
        findings.tell(finding, "rectification.event.closed");
    }

    /** A major hazard is reported upwards. */
    @Requires(Permission.FINDING_DECIDE)
    public void report(long restrictionId, String to, LocalDate on) {
        Restriction restriction = em.find(Restriction.class, restrictionId);
        if (restriction == null) throw RuleViolation.notFound();
        restriction.report(to, on, LocalDate.now(clock));
        findings.tell(findings.get(restriction.getFindingId()), "rectification.event.reported", to);
    }

    private Finding withHome(long id) {
        Finding finding = locked(id);
        if (!finding.getState().isWithHome()) throw RuleViolation.conflict("rectification.answer.not-now", finding.getState());
        return finding;
    }

    private Finding locked(long id) {
        Finding finding = findings.get(id);
        em.lock(finding, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(finding);
        return finding;
    }
}
