package care.account;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;

/** Who may log in, as what and how far they see. The security administrator makes accounts; everybody changes their own password. */
@UseCase
@ApplicationScoped
public class Accounts {
    public record Row(long id, String username, String displayName, Role role, String place, boolean disabled, boolean locked) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Divisions divisions;
    @Inject
    AuditTrail trail;

    @Requires(value = Permission.ACCOUNT_MANAGE, audited = false)
    public Rows<Row> list(String text, Slice slice) {
        return new Listing("a.id, a.username, a.display_name, a.role, coalesce(f.name, r.name) as place, a.disabled, coalesce(a.locked_until > now(), false) as locked",
            "account a join region r on r.code = a.region_code left join facility f on f.id = a.facility_id", "a.id")
            .where("(strpos(a.username, :text) > 0 or strpos(a.display_name, :text) > 0)", "text", text)
            .sort("username", "a.username", "text")
            .rows(em, slice, t -> new Row(t.get("id", Number.class).longValue(), t.get("username", String.class), t.get("display_name", String.class), Role.valueOf(t.get("role", String.class)),
                t.get("place", String.class), t.get("disabled", Boolean.class), t.get("locked", Boolean.class)));
    }

    /** @param facilityCode the facility's number, for an operator only */
    @Requires(Permission.ACCOUNT_MANAGE)
    public long add(String username, String displayName, Role role, String regionCode, String facilityCode, String password) {
        if (username == null || !username.matches("[a-z0-9][a-z0-9.-]{2,31}")) throw RuleViolation.invalid("username", "account.username.shape");
        if (displayName == null || displayName.isBlank()) throw RuleViolation.invalid("displayName", "account.no-name");
        if (role == null) throw RuleViolation.invalid("role", "account.no-role");
        Long facilityId = null;
        String region = regionCode;
        if (role == Role.FACILITY_OPERATOR) {
            @SuppressWarnings("unchecked")
            List<Tuple> found = em.createNativeQuery("select id, region_code from facility where code = :code", Tuple.class).setParameter("code", facilityCode == null ? "" : facilityCode.strip()).getResultList();
            if (found.isEmpty()) throw RuleViolation.invalid("facilityCode", "account.no-facility");
            facilityId = found.get(0).get("id", Number.class).longValue();
            region = found.get(0).get("region_code", String.class);
        }
        divisions.get(region);
        if (!region.startsWith(DivisionCode.prefix(user.getScope().regionCode()))) throw RuleViolation.invalid("regionCode", "scope.refused");
        check(password);
        long id = ((Number) em.createNativeQuery("""
            insert into account (username, display_name, role, region_code, facility_id, password_hash)
            values (:username, :name, :role, :region, cast(nullif(:facility, '') as bigint), :hash) returning id""")
            .setParameter("username", username).setParameter("name", displayName.strip()).setParameter("role", role.name()).setParameter("region", region)
            .setParameter("facility", facilityId == null ? "" : facilityId.toString()).setParameter("hash", Passwords.hash(password)).getSingleResult()).longValue();
        trail.about("Account", id, "added", Map.of("username", username, "role", role, "region", region, "facility", facilityId == null ? "" : facilityId));
        return id;
    }

    @Requires(Permission.ACCOUNT_MANAGE)
    public void disable(long id, boolean disabled) {
        change(id, "disabled = :value", disabled);
    }

    @Requires(Permission.ACCOUNT_MANAGE)
    public void unlock(long id) {
        change(id, "failures = :value, locked_until = null", 0);
    }

    @Requires(Permission.ACCOUNT_MANAGE)
    public void resetPassword(long id, String password) {
        check(password);
        change(id, "failures = 0, locked_until = null, password_set_at = now(), password_hash = :value", Passwords.hash(password));
    }

    private void change(long id, String what, Object value) {
        if (em.createNativeQuery("update account set version = version + 1, " + what + " where id = :id").setParameter("value", value).setParameter("id", id).executeUpdate() == 0) throw RuleViolation.notFound();
        trail.about("Account", id, "changed", Map.of("what", what.replaceAll(" = [^,]*", "")));
    }

    /** Everybody's own. Other sessions of the account end with it. */
    @Requires(Permission.OWN_PASSWORD)
    public void changeOwn(String old, String password, String again) {
        String name = user.getScope().actor();
        String hash = (String) em.createNativeQuery("select password_hash from account where username = :name").setParameter("name", name).getSingleResult();
        if (!Passwords.matches(old == null ? "" : old, hash)) throw RuleViolation.invalid("old", "account.password.wrong");
        check(password);
        if (!password.equals(again)) throw RuleViolation.invalid("again", "account.password.differs");
        em.createNativeQuery("update account set password_hash = :hash, password_set_at = now(), version = version + 1 where username = :name").setParameter("hash", Passwords.hash(password)).setParameter("name", name).executeUpdate();
    }

    /** At least ten characters of three kinds (GB/T 22239). */
    private static void check(String password) {
        String typed = password == null ? "" : password;
        long kinds = java.util.stream.Stream.of("[a-z]", "[A-Z]", "[0-9]", "[^A-Za-z0-9]").filter(kind -> java.util.regex.Pattern.compile(kind).matcher(typed).find()).count();
        if (typed.length() < Passwords.SHORTEST || kinds < 3) throw RuleViolation.invalid("password", "account.password.weak", Passwords.SHORTEST);
    }
}
