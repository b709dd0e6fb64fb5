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

    /** As {@link #check}, for callers that log in with every request. After a wrong try nothing is remembered until a right one is checked in full. */
    public boolean checkOften(String username, String password) {
        Instant now = Instant.now();
        right.values().removeIf(until -> until.isBefore(now));
        String fingerprint = fingerprint(username, password);
        if (fingerprint != null && right.containsKey(fingerprint)) return true;
        synchronized (turns[Math.floorMod(username.hashCode(), turns.length)]) {      // calls at the same moment wait for the first, and then know
            String known = fingerprint(username, password);
            return known != null && right.containsKey(known) || checkAndRemember(username, password, now);
        }
    }

    private boolean checkAndRemember(String username, String password, Instant now) {
        boolean matches = check(username, password);
        String remembered = matches ? fingerprint(username, password) : null;
        if (remembered != null) right.put(remembered, now.plus(REMEMBERED));
        return matches;
    }

    private String fingerprint(String username, String password) {
        String stamp = stamp(username, true);
        if (stamp == null) return null;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((username + '\0' + stamp + '\0' + password).getBytes(StandardCharsets.UTF_8)));
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
        try (Connection connection = database.getConnection();
             PreparedStatement statement = connection.prepareStatement("select display_name, role, region_code, region_name, facility_id, facility_name from account_scope(?)")) {
            statement.setString(1, username);
            ResultSet found = statement.executeQuery();
            if (!found.next()) return Scope.NONE;
            String facility = found.getString("facility_name");
            return new Scope(username, Role.valueOf(found.getString("role")), found.getString("region_code"), found.getObject("facility_id", Long.class),
                found.getString("display_name"), facility == null ? found.getString("region_name") : facility);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whose phone shows this token; null when it opens nothing, or nothing any more. */
    public String byToken(String token) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement("select device_caller(?)")) {
            statement.setBytes(1, Device.hash(token));
            ResultSet found = statement.executeQuery();
            return found.next() ? found.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes with the password; a session that carries another one is over. Null when the account is unknown or disabled. */
    public String stamp(String username) {
        return stamp(username, false);
    }

    private String stamp(String username, boolean onlyWithoutFailures) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement("select password_hash from account_scope(?) where not ? or failures = 0")) {
            statement.setString(1, username);
            statement.setBoolean(2, onlyWithoutFailures);
            ResultSet found = statement.executeQuery();
            if (!found.next()) return null;
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(found.getString(1).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
