package care.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.*;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * Checks passwords. Each try is counted in the database before the password is looked at, so that guesses made at the same moment share
 * one counter and the account locks exactly at the limit.
 */
@ApplicationScoped
public class Logins {
    /** An account as it is at this moment. @param stamp changes with the password @param failed whether a wrong password was tried since the last right one */
    record Account(Scope scope, String stamp, boolean failed) {
    }

    private interface Asked {
        void by(PreparedStatement statement) throws SQLException;
    }

    public static final int TRIES = 5;
    public static final Duration LOCKED_FOR = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    private static final String NOBODY = Passwords.hash("nobody has this one");

    @Resource(lookup = "java:jboss/datasources/AppDS")
    DataSource database;
    @Inject
    Event<LoginEvent> events;

    /** Programs send their password with every call; a right one is remembered for a moment, as an HMAC under a key of this process. */
    private final Map<String, Instant> right = new ConcurrentHashMap<>();
    private final Object[] turns = Stream.generate(Object::new).limit(64).toArray();
    private final SecretKeySpec key = new SecretKeySpec(SecureRandom.getSeed(32), "HmacSHA256");

    /** Whether the password is the account's. False as well when the account is unknown, disabled or locked: the answer never tells which. */
    public boolean check(String username, String password) {
        try (Connection connection = database.getConnection()) {
            Optional<String> hash = attempt(connection, username);
            boolean matches = Passwords.matches(password, hash.orElse(NOBODY)) && hash.isPresent();
            if (matches) success(connection, username);
            events.fire(new LoginEvent(username, scope(username), matches, "Logins.check"));
            return matches;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * As {@link #check}, for callers that log in with every request. After a wrong try nothing is remembered until a right one is checked in full.
     *
     * @return what the account may see; null when the password is not the account's
     */
    public Scope checkOften(String username, String password) {
        Instant now = Instant.now();
        right.values().removeIf(until -> until.isBefore(now));
        Account account = account(username);
        if (remembers(account, password)) return account.scope;
        synchronized (turns[Math.floorMod(username.hashCode(), turns.length)]) {      // calls at the same moment wait for the first, and then know
            account = account(username);
            if (remembers(account, password)) return account.scope;
            if (!check(username, password)) return null;
            account = account(username);
            if (account != null && !account.failed) right.put(fingerprint(account, password), now.plus(REMEMBERED));
            return account == null ? null : account.scope;
        }
    }

    private boolean remembers(Account account, String password) {
        return account != null && !account.failed && right.containsKey(fingerprint(account, password));
    }

    private String fingerprint(Account account, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((account.scope.actor() + '\0' + account.stamp + '\0' + password).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> attempt(Connection connection, String username) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select password_hash from login_attempt(?, ?, make_interval(secs => ?))")) {
            statement.setString(1, username);
            statement.setInt(2, TRIES);
            statement.setLong(3, LOCKED_FOR.toSeconds());
            ResultSet found = statement.executeQuery();
            return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
        }
    }

    private static void success(Connection connection, String username) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select login_success(?)")) {
            statement.setString(1, username);
            statement.execute();
        }
    }

    /** What the account may see, or nothing when it is unknown or disabled. */
    public Scope scope(String username) {
        Account account = account(username);
        return account == null ? Scope.NONE : account.scope;
    }

    /** Changes with the password; a session that carries another one is over. Null when the account is unknown or disabled. */
    public String stamp(String username) {
        Account account = account(username);
        return account == null ? null : account.stamp;
    }

    /** Null when it is unknown or disabled. */
    Account account(String username) {
        return account("select ? as username, * from account_scope(?)", statement -> {
            statement.setString(1, username);
            statement.setString(2, username);
        });
    }

    /** What whoever's phone shows this token may see; null when it opens nothing, or nothing any more. */
    public Scope byToken(String token) {
        Account account = account("select c.username, a.* from device_caller(?) c(username), account_scope(c.username) a", statement -> statement.setBytes(1, Device.hash(token)));
        return account == null ? null : account.scope;
    }

    private Account account(String sql, Asked asked) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            asked.by(statement);
            ResultSet found = statement.executeQuery();
            if (!found.next()) return null;
            String facility = found.getString("facility_name");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(found.getString("password_hash").getBytes(StandardCharsets.US_ASCII));
            return new Account(new Scope(found.getString("username"), Role.valueOf(found.getString("role")), found.getString("region_code"), found.getObject("facility_id", Long.class),
                found.getString("display_name"), facility == null ? found.getString("region_name") : facility), HexFormat.of().formatHex(digest, 0, 8), found.getInt("failures") > 0);
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
