package care.kernel;

import java.nio.ByteBuffer;
import java.security.*;
import java.util.*;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Identity numbers at rest: sealed with a fresh nonce each, found through a keyed hash under a second key. All keys live outside the
 * database. AES-256-GCM with HMAC-SHA-256, or, where GB/T 39786 asks for it (CARE_CIPHER=SM4), SM4-GCM with HMAC-SM3.
 *
 * <p>The first byte of what is sealed names the key it was sealed with, so that the key can be changed step by step: the new one seals,
 * the old ones still open (an old key of 16 bytes is one of SM4, of 32 bytes one of AES), and a nightly job seals anew what an old one
 * sealed. The hash names no key: a number has one hash, or nobody would find it, so its key changes for all rows at once, in one
 * transaction while no other node runs.
 */
public final class Vault {
    private static final int NONCE = 12;
    private static final int TAG = 128;
    private static final Provider NATIONAL = new BouncyCastleProvider();
    private static final String AES = "AES";
    private static final String SM4 = "SM4";
    private final Map<Integer, SecretKeySpec> keys = new HashMap<>();
    private final int current;
    private final SecretKeySpec hashing;
    /** Engines are dear to make and serve one thread at a time. */
    private final ThreadLocal<Engines> engines = ThreadLocal.withInitial(Engines::new);

    /** @param settings where CARE_CIPHER, CARE_IDENTITY_KEY, …_KEY_ID, …_KEYS_OLD and …_HASH_KEY are read from */
    public Vault(UnaryOperator<String> settings) {
        String cipher = Objects.requireNonNullElse(settings.apply("CARE_CIPHER"), AES).strip().toUpperCase();
        if (!cipher.equals(AES) && !cipher.equals(SM4)) throw new IllegalStateException("CARE_CIPHER must be AES or SM4.");
        hashing = new SecretKeySpec(bytes("CARE_IDENTITY_HASH_KEY", settings.apply("CARE_IDENTITY_HASH_KEY"), 32), cipher.equals(SM4) ? "HmacSM3" : "HmacSHA256");
        String old = settings.apply("CARE_IDENTITY_KEYS_OLD");
        if (old != null && !old.isBlank()) for (String entry : old.split(",")) {
            String[] parts = entry.strip().split(":", 2);
            byte[] key = bytes("CARE_IDENTITY_KEYS_OLD", parts[parts.length - 1], 16, 32);
            keys.put(number("CARE_IDENTITY_KEYS_OLD", parts[0]), new SecretKeySpec(key, key.length == 16 ? SM4 : AES));
        }
        String id = settings.apply("CARE_IDENTITY_KEY_ID");
        current = id == null || id.isBlank() ? 1 : number("CARE_IDENTITY_KEY_ID", id);
        if (keys.put(current, new SecretKeySpec(bytes("CARE_IDENTITY_KEY", settings.apply("CARE_IDENTITY_KEY"), cipher.equals(SM4) ? 16 : 32), cipher)) != null)
            throw new IllegalStateException("CARE_IDENTITY_KEY_ID " + current + " is also the number of an old key; a new key needs a new number.");
    }

    private static int number(String name, String typed) {
        if (!typed.strip().matches("\\d{1,3}") || Integer.parseInt(typed.strip()) < 1 || Integer.parseInt(typed.strip()) > 255) throw new IllegalStateException(name + ": a key has a number from 1 to 255.");
        return Integer.parseInt(typed.strip());
    }

    private static byte[] bytes(String name, String base64, Integer... lengths) {
        try {
            byte[] key = base64 == null ? new byte[0] : Base64.getDecoder().decode(base64.strip());
            if (List.of(lengths).contains(key.length)) return key;
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalStateException(name + " is not Base64.");      // without the cause, which quotes it
        }
        throw new IllegalStateException(name + " must be " + lengths[0] + " bytes in Base64; `openssl rand -base64 " + lengths[0] + "` makes one.");
    }

    /** The number of the key that seals. */
    public int current() {
        return current;
    }

    public boolean isCurrent(byte[] sealed) {
        return (sealed[0] & 0xFF) == current;
    }

    public byte[] seal(byte[] open) {
        Engines mine = engines.get();
        try {
            byte[] nonce = mine.nonce();
            Cipher cipher = mine.cipher(keys.get(current));
            cipher.init(Cipher.ENCRYPT_MODE, keys.get(current), new GCMParameterSpec(TAG, nonce));
            byte[] text = cipher.doFinal(open);
            return ByteBuffer.allocate(1 + NONCE + text.length).put((byte) current).put(nonce).put(text).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException when the key is not loaded, or what was sealed has been changed */
    public byte[] unseal(byte[] sealed) {
        if (sealed.length <= NONCE) throw new IllegalStateException("Nothing that was sealed is this short.");
        SecretKeySpec key = keys.get(sealed[0] & 0xFF);
        if (key == null) throw new IllegalStateException("Sealed with key " + (sealed[0] & 0xFF) + ", which is not loaded.");
        try {
            Cipher cipher = engines.get().cipher(key);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG, sealed, 1, NONCE));
            return cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same bytes always have the same hash; without the key nobody can try numbers out. */
    public byte[] hash(byte[] open) {
        return engines.get().mac().doFinal(open);
    }

    /** What one thread works with. */
    private final class Engines {
        private final Map<String, Cipher> ciphers = new HashMap<>();
        private final SecureRandom random = new SecureRandom();
        private final byte[] drawn = new byte[NONCE * 256];
        private int used = drawn.length;
        private Mac mac;

        Cipher cipher(SecretKeySpec key) throws GeneralSecurityException {
            Cipher cipher = ciphers.get(key.getAlgorithm());
            if (cipher == null) {
                String name = key.getAlgorithm() + "/GCM/NoPadding";
                cipher = key.getAlgorithm().equals(SM4) ? Cipher.getInstance(name, NATIONAL) : Cipher.getInstance(name);
                ciphers.put(key.getAlgorithm(), cipher);
            }
            return cipher;
        }

        Mac mac() {
            if (mac == null) {
                try {
                    Mac made = hashing.getAlgorithm().equals("HmacSM3") ? Mac.getInstance(hashing.getAlgorithm(), NATIONAL) : Mac.getInstance(hashing.getAlgorithm());
                    made.init(hashing);
                    mac = made;
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            }
            return mac;
        }

        /** Random bytes are drawn by the block, and each is used once. */
        byte[] nonce() {
            if (used == drawn.length) {
                random.nextBytes(drawn);
                used = 0;
            }
            used += NONCE;
            return Arrays.copyOfRange(drawn, used - NONCE, used);
        }
    }
}
