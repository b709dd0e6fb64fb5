package care.access;

import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.time.*;
import java.util.*;

/** The phones that are logged in: each account its own, the security administrator those of the accounts of their division. */
@UseCase
@ApplicationScoped
public class Devices {
    /** What a phone is given at its login. @param home name of the account's facility or division @param officerId the officer this account is, or null */
    public record Issued(UUID id, String token, String key, String username, String displayName, Role role, String home, Long officerId, int offlineDays, int pinTries, int photoPixels, Instant at) {
    }

    /** @param live whether its token still opens anything */
    public record Row(long id, String username, String displayName, String name, OffsetDateTime since, OffsetDateTime seenAt, boolean live) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Vaults vaults;
    @Inject
    Clock clock;

    /**
     * Logs a phone in; the caller has just given the password.
     *
     * @param id   the phone's own number, null when it has none yet
     * @param name what its owner calls it
     * @throws RuleViolation device.not-for-you, device.other-account
     */
    @Requires(Permission.OWN_PASSWORD)
    public Issued login(UUID id, String name) {
        Scope scope = user.getScope();
        if (!scope.may(Permission.INSPECT) && !scope.may(Permission.RECTIFY) && !(scope.may(Permission.MEAL_TAKE) && scope.facilityId() != null)) throw RuleViolation.refused("device.not-for-you");
        UUID number = id == null ? UUID.randomUUID() : id;
        if ((Boolean) em.createNativeQuery("select device_taken(:id)").setParameter("id", number).getSingleResult()) throw RuleViolation.conflict("device.other-account");
        Device device = find(number).orElseGet(() -> new Device(scope.actor(), number, vaults.vault()));
        byte[] stamp = (byte[]) em.createNativeQuery("select account_stamp(a) from account a where a.username = :me", byte[].class).setParameter("me", scope.actor()).getSingleResult();
        String token = device.login(name, stamp, clock.instant());
        em.persist(device);
        Number officer = (Number) em.createNativeQuery("select id from officer where username = :me").setParameter("me", scope.actor()).getResultStream().findFirst().orElse(null);
        Map<String, Integer> rules = rules();
        return new Issued(number, token, Base64.getEncoder().encodeToString(device.key(vaults.vault())), scope.actor(), scope.displayName(), scope.role(), scope.placeName(), officer == null ? null : officer.longValue(),
            rules.get("visit.offline-days"), rules.get("visit.pin-tries"), rules.get("visit.photo-pixels"), clock.instant());
    }

    private Map<String, Integer> rules() {
        @SuppressWarnings("unchecked")
        List<Object[]> found = em.createNativeQuery("select distinct on (code) code, value from parameter_value where code in ('visit.offline-days', 'visit.pin-tries', 'visit.photo-pixels') and valid_from <= :today order by code, valid_from desc").setParameter("today", LocalDate.now(clock)).getResultList();
        Map<String, Integer> rules = new HashMap<>();
        found.forEach(row -> rules.put((String) row[0], Integer.valueOf((String) row[1])));
        return rules;
    }

    /** The phone that shows this token leaves; what lies on it stays sealed. */
    @Requires(Permission.OWN_PASSWORD)
    public void leave(String token) {
        em.createQuery("from Device where tokenHash = :hash", Device.class).setParameter("hash", Device.hash(token)).getResultStream().findFirst().orElseThrow(RuleViolation::notFound).end(user.getScope().actor(), clock.instant());
    }

    /** Signs a phone off: one's own, or one of an account that is managed here. */
    @Requires(Permission.OWN_PASSWORD)
    public void revoke(long id) {
        Device device = em.find(Device.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (device == null) throw RuleViolation.notFound();
        device.end(user.getScope().actor(), clock.instant());
    }

    @Requires(value = Permission.OWN_PASSWORD, audited = false)
    public Rows<Row> list(Slice slice) {
        return new Listing("d.id, d.username, a.display_name, d.name, d.since, d.seen_at, d.token_hash is not null and not a.disabled and d.token_stamp = account_stamp(a) and d.seen_at > now() - make_interval(days => (select value::integer from parameter_value where code = 'visit.token-days' and valid_from <= current_date order by valid_from desc limit 1)) as live",
            "device d join account a on a.username = d.username", "d.id")
            .sort("seen", "d.seen_at", "timestamptz")
            .rows(em, slice, t -> new Row(t.get("id", Number.class).longValue(), t.get("username", String.class), t.get("display_name", String.class), t.get("name", String.class), at(t, "since"), at(t, "seen_at"), t.get("live", Boolean.class)));
    }

    /**
     * The key of what lies on a phone of the caller's.
     *
     * @param username whose phone it is said to be
     * @throws RuleViolation not found when it is another account's, or no phone that is known
     */
    @Requires(Permission.OWN_PASSWORD)
    public byte[] key(String username, UUID device) {
        return find(device).filter(known -> user.getScope().actor().equals(username)).orElseThrow(RuleViolation::notFound).key(vaults.vault());
    }

    private Optional<Device> find(UUID id) {
        return em.createQuery("from Device where deviceId = :id and username = :me", Device.class).setParameter("id", id).setParameter("me", user.getScope().actor()).getResultStream().findFirst();
    }

    private OffsetDateTime at(Tuple t, String column) {
        return t.get(column, Instant.class).atZone(clock.getZone()).toOffsetDateTime();
    }
}
