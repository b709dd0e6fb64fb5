package care.access;

import care.kernel.*;
import jakarta.persistence.Entity;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.time.Instant;
import java.util.*;

/**
 * A phone somebody works with away from the desk. It is known from the first login with a password on; from then on it shows a token, of
 * which only the hash is kept here. It is signed off by its owner, by the security administrator, or by nobody having used it for long.
 * The key of what lies sealed on it stays the same, so that the next login opens it again.
 */
@Entity
public class Device extends Identified {
    private static final int BYTES = 32;
    private static final int LONGEST = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private String username;
    private UUID deviceId;
    private String name;
    @Secret
    private byte[] keyCipher;
    @Secret
    private byte[] tokenHash;
    @Secret
    private byte[] tokenStamp;
    private Instant since;
    private Instant seenAt;
    private Instant endedAt;
    private String endedBy;

    protected Device() {
    }

    Device(String username, UUID deviceId, Vault vault) {
        this.username = username;
        this.deviceId = deviceId;
        keyCipher = vault.seal(random());
    }

    /**
     * Logged in, for the first time or again; the token from before ends.
     *
     * @param stamp of the account as it is now
     * @return the token, which nobody can be told again
     */
    String login(String name, byte[] stamp, Instant now) {
        if (name == null || name.isBlank()) throw RuleViolation.invalid("name", "device.no-name");
        if (name.strip().length() > LONGEST) throw RuleViolation.invalid("name", "device.long-name", LONGEST);
        this.name = name.strip();
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random());
        tokenHash = hash(token);
        tokenStamp = stamp;
        since = now;
        seenAt = now;
        endedAt = null;
        endedBy = null;
        return token;
    }

    void end(String by, Instant now) {
        if (endedAt != null) throw RuleViolation.conflict("device.ended-already", name);
        tokenHash = null;
        endedAt = now;
        endedBy = by;
    }

    byte[] key(Vault vault) {
        return vault.unseal(keyCipher);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    public UUID getDeviceId() {
        return deviceId;
    }

    public String getName() {
        return name;
    }
}
