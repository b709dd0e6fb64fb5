package care.person;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Identity numbers at rest: encrypted with AES-256-GCM (a fresh nonce each), found through HMAC-SHA-256 under a second key. Both keys
 * live outside the database. The first byte of a cipher names the key it was made with, so that keys can be changed step by step.
 */
public final class IdentityVault {
    private static final byte KEY = 1;
    private static final int NONCE = 12;
    private final SecretKeySpec encryption;
    private final SecretKeySpec hashing;
    private final SecureRandom random = new SecureRandom();

    /** @param encryptionKey @param hashingKey 32 bytes each, Base64 */
    public IdentityVault(String encryptionKey, String hashingKey) {
        encryption = new SecretKeySpec(key(encryptionKey, "CARE_IDENTITY_KEY"), "AES");
        hashing = new SecretKeySpec(key(hashingKey, "CARE_IDENTITY_HASH_KEY"), "HmacSHA256");
    }

    private static byte[] key(String base64, String name) {
        byte[] key = base64 == null ? new byte[0] : Base64.getDecoder().decode(base64.strip());
        if (key.length != 32) throw new IllegalStateException(name + " must be 32 bytes in Base64; `openssl rand -base64 32` makes one.");
        return key;
    }

    public byte[] encrypt(IdentityNumber number) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, encryption, new GCMParameterSpec(128, nonce));
            byte[] text = cipher.doFinal(number.value().getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.allocate(1 + NONCE + text.length).put(KEY).put(nonce).put(text).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public IdentityNumber decrypt(byte[] sealed) {
        try {
            if (sealed[0] != KEY) throw new IllegalStateException("Sealed with key " + sealed[0] + ", which is not loaded.");
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, encryption, new GCMParameterSpec(128, sealed, 1, NONCE));
            return new IdentityNumber(new String(cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE), StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same number always has the same hash; without the key nobody can try numbers out. */
    public byte[] hash(IdentityNumber number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            return mac.doFinal(number.value().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
