package care.nursing;

import care.access.*;
import care.attachment.Attachments;
import care.audit.AuditTrail;
import care.kernel.*;
import care.parameter.Parameters;
import care.person.Person;
import care.residence.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;

/** 家庭床位: beds in people's own homes, what was put there, and the visits to them with their proof. */
@UseCase
@ApplicationScoped
public class HomeVisits {
    static final String SUBJECT = "HOME_VISIT", PROOF = "PROOF";
    /** Days a week has. */
    private static final int WEEK = 7;

    /**
     * A home bed of today. @param stayId null when nobody is cared for in it
     *
     * @param visits within the last seven days @param next when the next one is due at the latest
     */
    public record Row(long id, long facilityId, String facility, String bed, Long stayId, Long personId, String person, String address, LocalDate since, LocalDate last, long visits, LocalDate next, boolean enough) implements Serializable {
    }

    /** Where a home bed stands and what was put there. */
    public record Place(long bedId, String bed, long facilityId, String address, String equipment, String devices) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    Stays stays;
    @Inject
    Beds beds;
    @Inject
    Attachments attachments;
    @Inject
    Parameters parameters;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** Home beds that are in use today; those that wait longest for a visit first. @param tooFew only those with too few visits */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Rows<Row> list(boolean tooFew, Slice slice) {
        LocalDate today = LocalDate.now(clock);
        int least = leastVisits(today);
        Listing listing = new Listing("b.id, b.facility_id, f.name as facility, r.number || b.label as bed, s.id as stay_id, s.person_id, p.name, h.address, s.from_day, v.last, coalesce(v.n, 0) as visits", """
            bed_period k join bed b on b.id = k.bed_id join room r on r.id = b.room_id join facility f on f.id = b.facility_id left join home_bed h on h.bed_id = b.id
            left join stay s on s.bed_id = b.id and s.from_day <= :today and (s.until_day is null or s.until_day > :today) left join person p on p.id = s.person_id
            left join lateral (select max(v.day) as last, count(*) filter (where v.day > cast(:today as date) - 7) as n from home_visit v where v.stay_id = s.id) v on true""", "b.id").with("today", today)
            .where("k.kind = 'HOME' and k.state = 'IN_USE' and k.from_day <= :today and (k.until_day is null or k.until_day > :today)")
            .sort("last", "coalesce(v.last, s.from_day, date '9999-12-31')", "date").sort("facility", "f.name", "text").sort("name", "coalesce(p.name, '')", "text");
        if (tooFew) listing.where("s.from_day <= cast(:today as date) - 7").where("coalesce(v.n, 0) < :least", "least", least);
        return listing.rows(em, slice, t -> row(t, today, least));
    }

    private static Row row(Tuple t, LocalDate today, int least) {
        LocalDate since = day(t, "from_day");
        LocalDate last = day(t, "last");
        long visits = t.get("visits", Number.class).longValue();
        return new Row(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("bed", String.class), number(t, "stay_id"), number(t, "person_id"),
            since == null ? null : Person.seen(t.get("name", String.class)), t.get("address", String.class), since, last, visits,
            since == null ? null : next(last == null ? since : last, least), since == null || visits >= least || since.isAfter(today.minusDays(WEEK)));
    }

    /** The day by which the next visit is due, so that a week has enough of them. */
    static LocalDate next(LocalDate last, int least) {
        return last.plusDays(WEEK / Math.max(1, least));
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public Place place(long bedId) {
        Bed bed = beds.view(bedId);
        if (bed.on(LocalDate.now(clock)).map(BedPeriod::getKind).orElse(null) != BedKind.HOME) throw RuleViolation.notFound();
        String label = bed.getRoom().getNumber() + bed.getLabel();
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select address, equipment, devices from home_bed where bed_id = :bed", Tuple.class).setParameter("bed", bedId).getResultList();
        return found.stream().findFirst().map(t -> new Place(bedId, label, bed.getFacilityId(), t.get("address", String.class), t.get("equipment", String.class), t.get("devices", String.class))).orElse(new Place(bedId, label, bed.getFacilityId(), null, null, null));
    }

    /** Writes down where a home bed stands and what was put there. */
    @Requires(Permission.CARE_RECORD)
    public void settle(long bedId, String address, String equipment, String devices) {
        Place place = place(bedId);
        if (address == null || address.isBlank()) throw RuleViolation.invalid("address", "nursing.home.no-address");
        em.createNativeQuery("insert into home_bed (bed_id, facility_id, address, equipment, devices) values (:bed, :facility, :address, nullif(:equipment, ''), nullif(:devices, '')) on conflict (bed_id) do update set address = excluded.address, equipment = excluded.equipment, devices = excluded.devices")
            .setParameter("bed", bedId).setParameter("facility", place.facilityId()).setParameter("address", address.strip()).setParameter("equipment", equipment == null ? "" : equipment.strip()).setParameter("devices", devices == null ? "" : devices.strip()).executeUpdate();
        trail.about("HomeBed", bedId, "changed", Map.of("equipment", String.valueOf(equipment), "devices", String.valueOf(devices)));
    }

    /** The home bed's resident that is visited. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Stay resident(long stayId) {
        Stay stay = stays.get(stayId);
        if (stay.getBed().on(LocalDate.now(clock)).map(BedPeriod::getKind).orElse(null) != BedKind.HOME) throw RuleViolation.notFound();
        return stay;
    }

    /** @param photo the bytes of the proof; null without one */
    @Requires(Permission.CARE_RECORD)
    public HomeVisit record(long stayId, @Valid HomeVisitDetails details, String photoName, byte[] photo) {
        HomeVisit visit = new HomeVisit(stays.get(stayId), details, user.getScope().displayName(), clock.instant());
        em.persist(visit);
        em.flush();
        if (photo != null && photo.length > 0) attachments.add(visit.getFacilityId(), SUBJECT, visit.getId(), PROOF, photoName, photo);
        return visit;
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public HomeVisit get(long id) {
        HomeVisit visit = em.find(HomeVisit.class, id);
        if (visit == null) throw RuleViolation.notFound();
        return visit;
    }

    /** Visits to a resident, latest first. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<HomeVisit> of(long stayId, int most) {
        return em.createQuery("from HomeVisit where stayId = :stay order by startedAt desc", HomeVisit.class).setParameter("stay", stayId).setMaxResults(most).getResultList();
    }

    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Attachments.Row> proof(long id) {
        return attachments.of(SUBJECT, id);
    }

    /** How many visits a week has at least. */
    public int leastVisits(LocalDate day) {
        return parameters.whole("nursing.home.visits-per-week", day);
    }

    private static Long number(Tuple t, String column) {
        return t.get(column) == null ? null : t.get(column, Number.class).longValue();
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
