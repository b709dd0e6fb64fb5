package care.canteen;

import care.access.*;
import care.audit.AuditTrail;
import care.facility.*;
import care.kernel.*;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import java.time.*;
import java.util.*;

/** Registering a canteen, opening, pausing and closing it, its hours and the days it stays shut. */
@UseCase
@ApplicationScoped
public class CanteenRegistry {
    private static final int VILLAGE = 5;
    private static final int LONGEST = 200;

    @Inject
    EntityManager em;
    @Inject
    Canteens canteens;
    @Inject
    Facilities facilities;
    @Inject
    Divisions divisions;
    @Inject
    Vaults vaults;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** @param facilityId who runs it; in the same town, whose clerk looks after both */
    @Requires(Permission.CANTEEN_REGISTER)
    public Canteen register(Long facilityId, @Valid CanteenDetails details) {
        if (facilityId == null) throw RuleViolation.invalid("facility", "canteen.no-facility");
        Facility facility = facilities.get(facilityId);
        if (!facility.getFiling().isOpen()) throw RuleViolation.invalid("facility", "canteen.facility-closed");
        village(details.getRegionCode());
        if (!DivisionCode.at(facility.getDetails().getRegionCode(), 4).equals(DivisionCode.at(details.getRegionCode(), 4))) throw RuleViolation.invalid("facility", "canteen.facility-elsewhere");
        Canteen canteen = new Canteen(facilityId, nextCode(details.getRegionCode().substring(0, 6)), details, today());
        em.persist(canteen);
        em.flush();
        tell(canteen, null);
        return canteen;
    }

    /** @param version what the user saw when the form was opened */
    @Requires(Permission.CANTEEN_REGISTER)
    public void amend(long id, int version, @Valid CanteenDetails details) {
        Canteen canteen = canteens.get(id);
        if (canteen.getVersion() != version) throw RuleViolation.conflict("record.changed-or-gone");
        village(details.getRegionCode());
        if (!DivisionCode.at(details.getRegionCode(), 4).equals(DivisionCode.at(canteen.getDetails().getRegionCode(), 4))) throw RuleViolation.invalid("village", "canteen.moved-town");
        canteen.amend(details);
    }

    @Requires(Permission.CANTEEN_REGISTER)
    public void open(long id, LocalDate on) {
        Canteen canteen = canteens.get(id);
        canteen.open(on, today(), canteens.hours(id).size());
        tell(canteen, null);
    }

    /** By the office, or by who runs it. */
    @Requires(Permission.CANTEEN_READ)
    public void pause(long id, LocalDate on, String reason) {
        registersOrRuns();
        Canteen canteen = canteens.get(id);
        fromToday("on", on);
        canteen.pause(reason, on, today());
        nobodyAte(id, on);
        tell(canteen, reason);
    }

    @Requires(Permission.CANTEEN_REGISTER)
    public void close(long id, LocalDate on, String reason) {
        Canteen canteen = canteens.get(id);
        canteen.close(reason, on, today());
        nobodyAte(id, on);
        tell(canteen, reason);
    }

    /** The hours of one sitting; none: it is not served any more. */
    @Requires(Permission.CANTEEN_READ)
    public void serve(long id, Sitting sitting, LocalTime opens, LocalTime closes) {
        registersOrRuns();
        Canteen canteen = canteens.get(id);
        if (sitting == null) throw RuleViolation.invalid("sitting", "canteen.no-sitting");
        if ((opens == null) != (closes == null)) throw RuleViolation.invalid(opens == null ? "opens" : "closes", "canteen.hours-half");
        if (opens != null && !closes.isAfter(opens)) throw RuleViolation.invalid("closes", "constraint.canteen_sitting_hours");
        if (opens == null) em.createNativeQuery("delete from canteen_sitting where canteen_id = :id and sitting = :sitting").setParameter("id", id).setParameter("sitting", sitting.name()).executeUpdate();
        else em.createNativeQuery("insert into canteen_sitting (canteen_id, facility_id, sitting, opens, closes) values (:id, :facility, :sitting, :opens, :closes) on conflict (canteen_id, sitting) do update set opens = excluded.opens, closes = excluded.closes")
            .setParameter("id", id).setParameter("facility", canteen.getFacilityId()).setParameter("sitting", sitting.name()).setParameter("opens", opens).setParameter("closes", closes).executeUpdate();
        trail.about("Canteen", id, "sitting", Map.of("sitting", sitting.name(), "opens", String.valueOf(opens), "closes", String.valueOf(closes)));
    }

    /** Shut from a day until another, both included. Days on which somebody has eaten were not shut. */
    @Requires(Permission.CANTEEN_READ)
    public void shut(long id, LocalDate from, LocalDate last, String reason) {
        registersOrRuns();
        Canteen canteen = canteens.get(id);
        if (from == null) throw RuleViolation.invalid("from", "canteen.no-day");
        LocalDate until = last == null ? from : last;
        if (until.isBefore(from)) throw RuleViolation.invalid("last", "canteen.closure-ends-before");
        fromToday("from", from);
        said("why", reason);
        eaten(id, from, until).ifPresent(day -> {
            throw RuleViolation.conflict("canteen.closure-with-meals", day);
        });
        em.createNativeQuery("insert into canteen_closure (canteen_id, facility_id, from_day, until_day, reason, entered_by) values (:id, :facility, :from, :until, :reason, :by)").setParameter("id", id).setParameter("facility", canteen.getFacilityId())
            .setParameter("from", from).setParameter("until", until.plusDays(1)).setParameter("reason", reason.strip()).setParameter("by", user.getScope().actor()).executeUpdate();
        trail.about("Canteen", id, "closure", Map.of("from", from.toString(), "last", until.toString(), "reason", reason.strip()));
    }

    /** Opens on the days of a closure after all; only as long as it has not begun. */
    @Requires(Permission.CANTEEN_READ)
    public void openAfterAll(long id, long closureId) {
        registersOrRuns();
        canteens.get(id);
        int gone = em.createNativeQuery("delete from canteen_closure where id = :closure and canteen_id = :id and from_day > :today").setParameter("closure", closureId).setParameter("id", id).setParameter("today", today()).executeUpdate();
        if (gone == 0) throw RuleViolation.conflict("canteen.closure-begun");
        trail.about("Canteen", id, "closure", Map.of("removed", String.valueOf(closureId)));
    }

    /** A subsidy the canteen has received beside what is paid for meals. */
    @Requires(Permission.MEAL_APPROVE)
    public void grant(long id, GrantKind kind, Long amountFen, LocalDate paidOn, String reference) {
        Canteen canteen = canteens.get(id);
        if (kind == null) throw RuleViolation.invalid("kind", "canteen.no-grant-kind");
        if (amountFen == null || amountFen <= 0) throw RuleViolation.invalid("amountFen", "canteen.no-amount");
        if (paidOn == null || paidOn.isAfter(today())) throw RuleViolation.invalid("paidOn", "canteen.day-to-come");
        if (reference == null || reference.isBlank()) throw RuleViolation.invalid("reference", "canteen.no-reference");
        if (reference.strip().length() > LONGEST) throw RuleViolation.invalid("reference", "canteen.too-long", LONGEST);
        em.createNativeQuery("insert into canteen_grant (canteen_id, facility_id, kind, amount_fen, paid_on, reference, entered_by) values (:id, :facility, :kind, :amount, :paid, :reference, :by)").setParameter("id", id).setParameter("facility", canteen.getFacilityId())
            .setParameter("kind", kind.name()).setParameter("amount", amountFen).setParameter("paid", paidOn).setParameter("reference", reference.strip()).setParameter("by", user.getScope().actor()).executeUpdate();
        trail.about("Canteen", id, "grant", Map.of("kind", kind.name(), "amountFen", amountFen.toString(), "paidOn", paidOn.toString(), "reference", reference.strip()));
    }

    @Requires(Permission.CANTEEN_REGISTER)
    public void payInto(long id, String payee, String bank, String number) {
        canteens.get(id).payInto(payee, bank, number, vaults.vault());
    }

    /** Who runs a table does not shut it in hindsight: a table that stood idle stays one. The office may. */
    private void fromToday(String field, LocalDate day) {
        if (!user.may(Permission.CANTEEN_REGISTER.name()) && day != null && day.isBefore(today())) throw RuleViolation.invalid(field, "canteen.hindsight");
    }

    private static void said(String field, String reason) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid(field, "canteen.no-reason");
        if (reason.strip().length() > LONGEST) throw RuleViolation.invalid(field, "canteen.too-long", LONGEST);
    }

    /** It was open on days on which somebody has eaten; today it may stop after a meal. */
    private void nobodyAte(long id, LocalDate from) {
        eaten(id, from.equals(today()) ? from.plusDays(1) : from, today()).ifPresent(day -> {
            throw RuleViolation.invalid("on", "canteen.served-since", day);
        });
    }

    /** The last day of a period on which somebody has eaten. */
    private Optional<String> eaten(long id, LocalDate from, LocalDate last) {
        return Optional.ofNullable((String) em.createNativeQuery("select cast(max(d.day) as text) from (select day from meal_count where canteen_id = :id and day >= :from and day <= :last group by day having sum(meals) > 0) d").setParameter("id", id).setParameter("from", from).setParameter("last", last).getSingleResult());
    }

    private void registersOrRuns() {
        if (!user.may(Permission.CANTEEN_REGISTER.name()) && !user.may(Permission.CANTEEN_RUN.name())) throw RuleViolation.refused("access.refused");
    }

    private void village(String code) {
        if (code == null || divisions.get(code).level() != VILLAGE) throw RuleViolation.invalid("village", "canteen.no-village");
    }

    private void tell(Canteen canteen, String reason) {
        em.flush();
        em.createNativeQuery("insert into canteen_status (canteen_id, facility_id, state, from_day, reason, by_whom) values (:id, :facility, :state, :day, nullif(:reason, ''), :by)").setParameter("id", canteen.getId()).setParameter("facility", canteen.getFacilityId())
            .setParameter("state", canteen.getState().name()).setParameter("day", canteen.getStateSince()).setParameter("reason", reason == null ? "" : reason.strip()).setParameter("by", user.getScope().displayName()).executeUpdate();
    }

    /** Numbers run per county; the lock makes two registrations take two numbers. */
    private String nextCode(String county) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext(:county)) as text)").setParameter("county", "canteen.code." + county).getSingleResult();
        int last = ((Number) em.createNativeQuery("select coalesce(max(cast(split_part(code, '-', 3) as integer)), 0) from canteen where code >= 'C-' || :county || '-' and code < 'C-' || :county || '.'").setParameter("county", county).getSingleResult()).intValue();
        return "C-%s-%03d".formatted(county, last + 1);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
