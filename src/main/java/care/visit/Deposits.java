package care.visit;

import care.access.*;
import care.attachment.Attachments;
import care.checklist.*;
import care.inspection.*;
import care.kernel.*;
import care.supervision.InspectionForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.*;
import java.util.*;
import java.util.stream.*;

/** What phones have of visits that cannot go the ordinary way: kept beside the inspection, compared with it, taken over item by item or set aside. */
@UseCase
@ApplicationScoped
public class Deposits {
    public static final String SUBJECT = "DEPOSIT";
    /** Role of a drawn signature; a photo has the code of its item. */
    static final String SIGNATURE = "SIGNATURE";
    private static final int TARGETS = 50;

    /** @param signed whether the phone has a closed record */
    public record Row(long id, long inspectionId, String facility, InspectionForm form, String ground, DepositState state, DepositWay way, String officer, String depositedBy, Instant madeAt, Instant receivedAt, long answers, long photos, boolean signed) implements Serializable {
    }

    /** @param already whether the same content had been brought before */
    public record Receipt(long id, Instant receivedAt, boolean already) {
    }

    /** What one side says of an item. */
    public record Said(Conformity outcome, Severity severity, String note, BigDecimal measured) implements Serializable {
    }

    /** An item about which the two sides differ. @param requirement null when it is not on the list of this inspection @param there what the inspection has @param here what the phone has @param photos of the phone that the inspection has not */
    public record Difference(String code, Domain domain, String requirement, boolean major, Said there, Said here, List<DepositContent.Photo> photos) implements Serializable {
        /** Whether the phone has something that can be taken over. */
        public boolean takeable() {
            return requirement != null && (here != null || !photos.isEmpty());
        }
    }

    /** An item of the inspection's list with what is said there. */
    private record Item(String code, Domain domain, String requirement, Severity usual, boolean major, Said there) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Inspections inspections;
    @Inject
    Checklists checklists;
    @Inject
    Attachments attachments;
    @Inject
    Clock clock;

    /** @param mine only what this account brought */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Rows<Row> list(DepositState state, boolean mine, Slice slice) {
        return new Listing("d.id, d.inspection_id, f.name as facility, i.form, i.ground, d.state, d.way, d.officer_name, d.deposited_by, d.made_at, d.received_at, jsonb_array_length(d.content -> 'answers') as answers, jsonb_array_length(d.content -> 'photos') as photos, d.content -> 'record' <> 'null' as signed",
            "visit_deposit d join inspection i on i.id = d.inspection_id join facility f on f.id = d.facility_id", "d.id")
            .where("d.state = :state", "state", state).where("d.deposited_by = :me", "me", mine ? user.getScope().actor() : null)
            .sort("received", "d.received_at", "timestamptz").sort("facility", "f.name", "text")
            .rows(em, slice.unlessSorted("received", true), t -> new Row(t.get("id", Number.class).longValue(), t.get("inspection_id", Number.class).longValue(), t.get("facility", String.class), InspectionForm.valueOf(t.get("form", String.class)), t.get("ground", String.class),
                DepositState.valueOf(t.get("state", String.class)), DepositWay.valueOf(t.get("way", String.class)), t.get("officer_name", String.class), t.get("deposited_by", String.class), t.get("made_at", Instant.class), t.get("received_at", Instant.class), t.get("answers", Number.class).longValue(), t.get("photos", Number.class).longValue(), t.get("signed", Boolean.class)));
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public Deposit get(long id) {
        Deposit deposit = em.find(Deposit.class, id);
        if (deposit == null) throw RuleViolation.notFound();
        return deposit;
    }

    /** The photos and drawn signatures that were brought. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Attachments.Row> pictures(long id) {
        return attachments.of(SUBJECT, get(id).getId());
    }

    /**
     * Keeps what a phone has of a visit, whoever the visit is given to now.
     *
     * @param pictures bytes of photos and drawn signatures by their SHA-256
     * @throws RuleViolation visit.deposit.no-picture when one is named and not there
     */
    @Requires(Permission.INSPECT)
    public Receipt deposit(long inspectionId, DepositWay way, String why, Instant madeAt, DepositContent content, Map<String, byte[]> pictures) {
        Inspection inspection = inspections.get(inspectionId);
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:lock, 0)) as text)").setParameter("lock", "deposit " + inspectionId).getSingleResult();      // the same content may come from the phone and from its file at the same moment
        Scope me = user.getScope();
        Deposit deposit = new Deposit(inspection, way, why, me.actor(), me.displayName(), content, madeAt, clock.instant());
        Deposit before = em.createQuery("from Deposit where inspectionId = :id and contentHash = :hash", Deposit.class).setParameter("id", inspectionId).setParameter("hash", content.hash()).getResultStream().findFirst().orElse(null);
        if (before != null) return new Receipt(before.getId(), before.getReceivedAt(), true);
        em.persist(deposit);
        em.flush();
        content.photos().stream().collect(Collectors.toMap(photo -> photo.code() + " " + photo.sha256(), photo -> photo, (first, again) -> first, LinkedHashMap::new)).values()
            .forEach(photo -> attachments.photo(deposit.getFacilityId(), SUBJECT, deposit.getId(), photo.code(), photo.name(), picture(pictures, photo), taken(photo)));
        content.signatures().stream().filter(signature -> signature.sha256() != null && pictures.containsKey(signature.sha256()))
            .forEach(signature -> attachments.photo(deposit.getFacilityId(), SUBJECT, deposit.getId(), SIGNATURE, "signature.png", pictures.get(signature.sha256()), Attachments.Taken.UNKNOWN));
        return new Receipt(deposit.getId(), deposit.getReceivedAt(), false);
    }

    private static byte[] picture(Map<String, byte[]> pictures, DepositContent.Photo photo) {
        byte[] bytes = pictures.get(photo.sha256());
        if (bytes == null) throw RuleViolation.invalid("photos", "visit.deposit.no-picture", photo.name());
        return bytes;
    }

    private static Attachments.Taken taken(DepositContent.Photo photo) {
        return new Attachments.Taken(photo.takenAt(), photo.latitude(), photo.longitude());
    }

    /** Where it may be taken over to: inspections of the same home that are planned or under way and that this account may write in, its own first. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Inspections.Row> targets(long id) {
        Deposit deposit = get(id);
        boolean mine = !user.may(Permission.INSPECTION_PLAN.name());
        return Stream.of(InspectionState.STARTED, InspectionState.PLANNED).flatMap(state -> inspections.list(state, null, deposit.getFacilityId(), null, mine, Slice.first(TARGETS)).items().stream())
            .sorted(Comparator.comparing(row -> row.id() != deposit.getInspectionId())).toList();
    }

    /** Item by item what an inspection of the home has and what the phone has, where they differ or one of them has nothing. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public List<Difference> differences(long id, long inspectionId) {
        Deposit deposit = get(id);
        Inspection inspection = inspections.get(inspectionId);
        if (!inspection.getFacilityId().equals(deposit.getFacilityId())) throw RuleViolation.notFound();
        return differences(deposit.content(), inspection);
    }

    private List<Difference> differences(DepositContent content, Inspection inspection) {
        Set<String> there = attachments.of(Inspections.SUBJECT, inspection.getId()).stream().map(row -> row.role() + " " + row.sha256()).collect(Collectors.toSet());
        Map<String, DepositContent.Answer> said = content.answers().stream().collect(Collectors.toMap(DepositContent.Answer::code, answer -> answer));
        Map<String, List<DepositContent.Photo>> photos = content.photos().stream().filter(photo -> !there.contains(photo.code() + " " + photo.sha256())).distinct().collect(Collectors.groupingBy(DepositContent.Photo::code));
        List<Item> items = items(content, inspection);
        Stream<Difference> listed = items.stream().map(item -> new Difference(item.code(), item.domain(), item.requirement(), item.major(), item.there(), said(said.get(item.code()), item), photos.getOrDefault(item.code(), List.of())));
        Set<String> known = items.stream().map(Item::code).collect(Collectors.toSet());
        Stream<Difference> elsewhere = Stream.concat(said.keySet().stream(), photos.keySet().stream()).filter(code -> !known.contains(code)).distinct().sorted().map(code -> new Difference(code, null, null, false, null, said(said.get(code), null), photos.getOrDefault(code, List.of())));
        return Stream.concat(listed.filter(one -> !same(one.there(), one.here()) || !one.photos().isEmpty()), elsewhere).toList();
    }

    /** The list of an inspection; before the arrival the one it would be begun with. */
    private List<Item> items(DepositContent content, Inspection inspection) {
        if (inspection.getChecklistId() != null) return inspections.lines(inspection.getId()).stream()
            .map(line -> new Item(line.code(), line.domain(), line.requirement(), line.usual(), line.major(), line.outcome() == null ? null : new Said(line.outcome(), line.severity(), line.note(), line.measured()))).toList();
        LocalDate day = content.arrival() == null || content.arrival().getDay() == null ? LocalDate.now(clock) : content.arrival().getDay();
        return checklists.items(checklists.inForce(day).getId(), Set.copyOf(inspection.getDomains())).stream().map(item -> new Item(item.getCode(), item.getDomain(), item.getRequirement(), item.getSeverity(), item.getMajorHazard() != null, null)).toList();
    }

    /** As the inspection would write it down: the severity of a deficiency is the item's own unless said otherwise. */
    private static Said said(DepositContent.Answer answer, Item item) {
        if (answer == null) return null;
        Severity severity = answer.outcome() != Conformity.DEFICIENT ? null : item != null && item.major() ? Severity.GRAVE : answer.severity() != null || item == null ? answer.severity() : item.usual();
        return new Said(answer.outcome(), severity, answer.note() == null || answer.note().isBlank() ? null : answer.note().strip(), answer.measured());
    }

    private static boolean same(Said one, Said other) {
        if (one == null || other == null) return one == other;
        boolean measured = one.measured() == null ? other.measured() == null : other.measured() != null && one.measured().compareTo(other.measured()) == 0;
        return measured && one.outcome() == other.outcome() && one.severity() == other.severity() && Objects.equals(one.note(), other.note());
    }

    /**
     * Takes over what the phone has of the items chosen, with the photos the inspection has not. One that is planned begins with the arrival
     * written down on the phone. When nothing is left and nothing differs any more from what was signed on the phone, it is recorded with
     * these signatures; otherwise it stays under way and is finished at the desk.
     *
     * @param inspectionId the deposit's inspection, or another one of the same home
     * @param codes        of the items to take
     */
    @Requires(Permission.INSPECT)
    public void takeOver(long id, long inspectionId, Collection<String> codes) {
        Deposit deposit = locked(id);
        Inspection target = inspections.get(inspectionId);
        deposit.takenOver(target, clock.instant(), user.getScope().displayName());
        DepositContent content = deposit.content();
        if (target.getState() == InspectionState.PLANNED) {
            if (content.arrival() == null || content.arrival().getCode() == null) throw RuleViolation.conflict("visit.deposit.no-arrival");
            inspections.start(inspectionId, content.arrival());
        } else if (target.getState() != InspectionState.STARTED) throw RuleViolation.conflict("visit.deposit.closed", target.getState());
        List<Difference> takeable = differences(content, target).stream().filter(Difference::takeable).toList();
        if (codes.isEmpty() && !takeable.isEmpty()) throw RuleViolation.invalid("items", "visit.deposit.nothing");
        codes.stream().filter(code -> !knows(content, code)).findFirst().ifPresent(code -> {
            throw RuleViolation.invalid("items", "visit.deposit.no-item", code);
        });
        Set<String> chosen = new LinkedHashSet<>(codes);
        List<InspectionApi.Said> said = content.answers().stream().filter(answer -> chosen.contains(answer.code())).map(answer -> new InspectionApi.Said(answer.code(), answer.outcome(), answer.severity(), answer.note(), answer.measured(), answer.at())).toList();
        if (!said.isEmpty()) inspections.answers(inspectionId, said);
        List<DepositContent.Photo> photos = takeable.stream().filter(one -> chosen.contains(one.code())).flatMap(one -> one.photos().stream()).toList();
        Map<String, Long> kept = photos.isEmpty() && content.record() == null ? Map.of() : attachments.of(SUBJECT, id).stream().collect(Collectors.toMap(row -> row.role() + " " + row.sha256(), Attachments.Row::id, (first, again) -> first));
        photos.forEach(photo -> inspections.photo(inspectionId, photo.code(), photo.name(), bytes(kept, photo.code(), photo.sha256()), taken(photo)));
        if (!isWhatWasSigned(content, target)) return;
        Set<Long> drawn = inspections.signatures(inspectionId).stream().filter(signature -> signature.attachmentId() != null).map(Inspections.Signature::officerId).collect(Collectors.toSet());
        content.signatures().stream().filter(one -> one.sha256() != null || !drawn.contains(one.officer())).forEach(one -> inspections.sign(inspectionId, one.officer(), one.name(), one.signedAt(), one.sha256() == null || !kept.containsKey(SIGNATURE + " " + one.sha256()) ? null : bytes(kept, SIGNATURE, one.sha256())));
        inspections.record(inspectionId, content.record().summary(), content.record().facilitySigner(), content.record().refusal(), content.record().signedAt());
    }

    private byte[] bytes(Map<String, Long> kept, String role, String sha256) {
        return attachments.content(kept.get(role + " " + sha256), false).bytes();
    }

    private static boolean knows(DepositContent content, String code) {
        return content.answers().stream().anyMatch(answer -> answer.code().equals(code)) || content.photos().stream().anyMatch(photo -> photo.code().equals(code));
    }

    /** Whether the inspection is now what was signed on the phone: complete, the same in every item, and begun before by those who signed. */
    private boolean isWhatWasSigned(DepositContent content, Inspection target) {
        if (content.record() == null || Stream.concat(Stream.of(content.record().signedAt()), content.signatures().stream().map(DepositContent.Signature::signedAt)).anyMatch(at -> at == null || at.isBefore(target.getArrivedAt()))) return false;
        Set<Long> came = inspections.officers(target.getId()).stream().map(Inspections.Inspector::id).collect(Collectors.toSet());
        return content.signatures().stream().map(DepositContent.Signature::officer).filter(Objects::nonNull).allMatch(came::contains)
            && inspections.lines(target.getId()).stream().noneMatch(line -> line.outcome() == null) && differences(content, target).isEmpty();
    }

    /** Leaves it as it is. Whoever brought it may say so, and the office. */
    @Requires(Permission.INSPECT)
    public void setAside(long id, String reason) {
        Deposit deposit = locked(id);
        if (!user.getScope().actor().equals(deposit.getDepositedBy()) && !user.may(Permission.INSPECTION_PLAN.name())) throw RuleViolation.refused("visit.deposit.not-yours");
        deposit.setAside(reason, clock.instant(), user.getScope().displayName());
    }

    /** Read under its lock: whoever waits for it sees what was decided meanwhile. */
    private Deposit locked(long id) {
        Deposit deposit = em.find(Deposit.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (deposit == null) throw RuleViolation.notFound();
        return deposit;
    }
}
