package care.facility;

import care.access.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Registering a facility, correcting it before it is filed, and ending it. What is filed changes only by filing (see filing). */
@UseCase
@ApplicationScoped
public class FacilityRegistry {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Divisions divisions;
    @Inject
    Parameters parameters;
    @Inject
    Timeline timeline;
    @Inject
    Clock clock;

    @Requires(Permission.FACILITY_REGISTER)
    public Facility register(@Valid FacilityDetails details) {
        return add(details, false);
    }

    /** An inspector found a place at work that nobody has filed. */
    @Requires(Permission.FACILITY_REGISTER)
    public Facility found(@Valid FacilityDetails details) {
        return add(details, true);
    }

    private Facility add(FacilityDetails details, boolean found) {
        divisions.town(details.getRegionCode());
        Facility facility = new Facility(nextCode(details.getRegionCode().substring(0, 6)), details, found, today());
        em.persist(facility);
        em.flush();
        timeline.tell(facility.getId(), today(), found ? "facility.event.found" : "facility.event.registered");
        return facility;
    }

    /** Numbers run per county; the lock makes two registrations take two numbers. */
    private String nextCode(String county) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext(:county)) as text)").setParameter("county", "facility.code." + county).getSingleResult();
        int last = ((Number) em.createNativeQuery("select coalesce(max(cast(split_part(code, '-', 2) as integer)), 0) from facility where code >= :county || '-' and code < :county || '.'")
            .setParameter("county", county).getSingleResult()).intValue();
        return "%s-%03d".formatted(county, last + 1);
    }

    /** @param version what the user saw when the form was opened */
    @Requires(Permission.FACILITY_EDIT)
    public void amend(long id, int version, @Valid FacilityDetails details) {
        Facility facility = facilities.get(id);
        if (facility.getVersion() != version) throw changedMeanwhile(id);
        divisions.town(details.getRegionCode());
        List<String> changed = facility.amend(details);
        em.flush();
        if (!changed.isEmpty()) timeline.tell(id, today(), "facility.event.amended", Texts.later(changed));
    }

    /** Says who was faster, when, and what they changed. */
    private RuleViolation changedMeanwhile(long id) {
        return timeline.of(id, 1).stream().findFirst()
            .map(last -> RuleViolation.conflict("facility.changed-meanwhile", last.actor(), MINUTE.format(last.at()), last.args().isEmpty() ? Texts.later(List.of(last.code())) : last.args().get(0)))
            .orElseGet(() -> RuleViolation.conflict("record.changed-or-gone"));
    }

    @Requires(Permission.FACILITY_EDIT)
    public void announceClosing(long id, LocalDate closingOn) {
        Facility facility = facilities.get(id);
        facility.announceClosing(today(), closingOn, parameters.whole("closing.notice-days", today()));
        timeline.tell(id, today(), "facility.event.closing-announced", closingOn);
    }

    @Requires(Permission.FILING_DECIDE)
    public void close(long id) {
        Facility facility = facilities.get(id);
        em.lock(facility, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(facility);
        long residents = ((Number) em.createNativeQuery("select count(*) from stay where facility_id = :id and (until_day is null or until_day > :today)").setParameter("id", id).setParameter("today", today()).getSingleResult()).longValue();
        facility.close(today(), residents);
        timeline.tell(id, today(), "facility.event.cancelled");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
