package care.filing;

import care.access.*;
import care.attachment.Attachments;
import care.document.Documents;
import care.facility.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;

/** 备案 from both sides of the desk: the facility hands in and corrects, the county's office checks and answers with a paper. */
@UseCase
@ApplicationScoped
public class FilingDesk {
    public static final String SUBJECT = "FILING";
    /** Materials handed in before the first filing exists hang on the facility. */
    public static final String PREPARED = "FILING_PREPARED";

    /** @param due last working day to answer or to file; null when there is none */
    public record Row(long id, long facilityId, String facility, String division, FilingKind kind, FilingState state, LocalDate submittedOn, LocalDate decidedOn, LocalDate due) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Facilities facilities;
    @Inject
    Divisions divisions;
    @Inject
    Parameters parameters;
    @Inject
    Documents documents;
    @Inject
    Attachments attachments;
    @Inject
    Timeline timeline;
    @Inject
    FilingPapers papers;
    @Inject
    Clock clock;

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Filing get(long id) {
        Filing filing = em.find(Filing.class, id);
        if (filing == null) throw RuleViolation.notFound();
        filing.getGaps().size();
        filing.getFacility().getCode();
        return filing;
    }

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public List<Filing> of(long facilityId) {
        return em.createQuery("from Filing f left join fetch f.gaps where f.facility.id = :id order by f.id desc", Filing.class).setParameter("id", facilityId).getResultList();
    }

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Rows<Row> list(FilingState state, Slice slice) {
        int term = parameters.whole("filing.working-days", today());
        return new Listing("g.id, g.facility_id, f.name as facility, r.name as division, g.kind, g.state, g.submitted_on, g.decided_on",
            "filing g join facility f on f.id = g.facility_id join region r on r.code = f.region_code", "g.id")
            .where("g.state = :state", "state", state)
            .sort("submitted", "g.submitted_on", "date").sort("facility", "f.name", "text")
            .rows(em, slice, t -> row(t, term));
    }

    /** Drafts and found places whose first admission set the clock running. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public List<Facility> owing() {
        return em.createQuery("from Facility where filing in (DRAFT, FOUND, RETURNED) and firstAdmissionOn is not null order by firstAdmissionOn", Facility.class).getResultList();
    }

    /** What has been handed in for a filing so far. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public List<Attachments.Row> materials(Filing filing, long facilityId) {
        List<Attachments.Row> all = new ArrayList<>(attachments.of(PREPARED, facilityId));
        if (filing != null) all.addAll(attachments.of(SUBJECT, filing.getId()));
        return all;
    }

    /**
     * Keeps a material for the first filing, or for one that was sent back; a filing that is being checked or decided is closed.
     *
     * @param filingId null before the first filing
     */
    @Requires(Permission.FILING_SUBMIT)
    public void handIn(long facilityId, Long filingId, Material material, String name, byte[] bytes) {
        openForMaterials(facilityId, filingId);
        attachments.add(facilityId, filingId == null ? PREPARED : SUBJECT, filingId == null ? facilityId : filingId, material.name(), name, bytes);
    }

    @Requires(Permission.FILING_SUBMIT)
    public void takeBack(long facilityId, Long filingId, long attachment) {
        openForMaterials(facilityId, filingId);
        attachments.remove(filingId == null ? PREPARED : SUBJECT, filingId == null ? facilityId : filingId, attachment);
    }

    private void openForMaterials(long facilityId, Long filingId) {
        FilingStatus status = facilities.get(facilityId).getFiling();
        boolean open = filingId == null ? status == FilingStatus.DRAFT || status == FilingStatus.FOUND : get(filingId).getState() == FilingState.RETURNED;
        if (!open) throw RuleViolation.conflict("filing.closed-for-materials");
    }

    /** Which of the needed materials nobody has handed in yet. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Set<Material> missing(Filing filing, long facilityId) {
        EnumSet<Material> missing = EnumSet.allOf(Material.class);
        materials(filing, facilityId).forEach(row -> missing.removeIf(material -> material.name().equals(row.role())));
        return missing;
    }

    @Requires(Permission.FILING_SUBMIT)
    public Filing submit(long facilityId) {
        Facility facility = facilities.get(facilityId);
        Filing filing = Filing.initial(facility, today(), user.getScope().displayName());
        em.persist(filing);
        timeline.tell(facilityId, today(), "facility.event.submitted");
        return filing;
    }

    @Requires(Permission.FILING_SUBMIT)
    public Filing requestChange(long facilityId, @Valid FacilityDetails proposed) {
        Facility facility = facilities.get(facilityId);
        divisions.town(proposed.getRegionCode());
        if (!proposed.getRegionCode().substring(0, 6).equals(facility.getDetails().getRegionCode().substring(0, 6))) throw RuleViolation.invalid("regionCode", "filing.other-county");
        Filing filing = Filing.change(facility, proposed, today(), user.getScope().displayName());
        em.persist(filing);
        timeline.tell(facilityId, today(), "facility.event.change-submitted");
        return filing;
    }

    @Requires(Permission.FILING_SUBMIT)
    public void resubmit(long id) {
        Filing filing = locked(id);
        filing.resubmit(today(), user.getScope().displayName());
        timeline.tell(filing.getFacility().getId(), today(), "facility.event.resubmitted");
    }

    @Requires(Permission.FILING_SUBMIT)
    public void withdraw(long id) {
        Filing filing = locked(id);
        filing.withdraw(today());
        timeline.tell(filing.getFacility().getId(), today(), "facility.event.change-withdrawn");
    }

    /** Accepts it and issues the receipt. */
    @Requires(Permission.FILING_DECIDE)
    public void accept(long id) {
        Filing filing = mine(id);
        Set<Material> missing = filing.getKind() == FilingKind.INITIAL ? missing(filing, filing.getFacility().getId()) : Set.of();
        if (!missing.isEmpty()) throw RuleViolation.conflict("filing.materials-missing", Texts.later(missing.stream().map(Texts::key).toList()));
        filing.accept(today(), user.getScope().displayName());
        Facility facility = filing.getFacility();
        em.flush();
        long receipt = documents.issue("FILING_RECEIPT", filing.getAuthorityCode(), facility.getId(), facility.getDetails().getRegionCode(), papers.receipt(filing));
        filing.receipt(receipt);
        timeline.tell(facility.getId(), today(), filing.getKind() == FilingKind.INITIAL ? "facility.event.filed" : "facility.event.changed");
    }

    /** Sends it back with one notice that names every gap. */
    @Requires(Permission.FILING_DECIDE)
    public void sendBack(long id, Map<Material, String> gaps) {
        Filing filing = mine(id);
        filing.sendBack(gaps, today(), user.getScope().displayName());
        Facility facility = filing.getFacility();
        em.flush();
        long notice = documents.issue("GAP_NOTICE", filing.getAuthorityCode(), facility.getId(), facility.getDetails().getRegionCode(), papers.notice(filing, parameters.whole("filing.working-days", today())));
        filing.notice(notice);
        timeline.tell(facility.getId(), today(), "facility.event.returned", gaps.size());
    }

    /** Only the office it was handed in to decides, or one above it. */
    private Filing mine(long id) {
        Filing filing = locked(id);
        if (!filing.getAuthorityCode().startsWith(user.getScope().prefix())) throw RuleViolation.conflict("filing.not-yours", divisions.get(filing.getAuthorityCode()).name());
        return filing;
    }

    private Filing locked(long id) {
        Filing filing = get(id);
        em.lock(filing, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(filing);
        return filing;
    }

    private static Row row(Tuple t, int term) {
        LocalDate submitted = ((java.sql.Date) t.get("submitted_on")).toLocalDate();
        FilingState state = FilingState.valueOf(t.get("state", String.class));
        return new Row(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("division", String.class),
            FilingKind.valueOf(t.get("kind", String.class)), state, submitted, t.get("decided_on") == null ? null : ((java.sql.Date) t.get("decided_on")).toLocalDate(),
            state == FilingState.SUBMITTED ? WorkingDays.after(submitted, term) : null);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
