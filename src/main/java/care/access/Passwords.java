package care.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Passwords as Argon2id hashes (RFC 9106), 19 MiB, 2 passes, one lane: OWASP's first choice for a login under load. */
public final class Passwords {
    public static final int SHORTEST = 10;
    private static final int MEMORY = 19 * 1024;
    private static final int PASSES = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {
    }

    public static String hash(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY + ",t=" + PASSES + ",p=1$" + base64.encodeToString(salt) + "$" + base64.encodeToString(argon2id(password, salt, MEMORY, PASSES));
    }

    public static boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$");
        if (parts.length != 6 || !parts[1].equals("argon2id")) return false;
        String[] costs = parts[3].split("[=,]");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        return MessageDigest.isEqual(Base64.getDecoder().decode(parts[5]), argon2id(password, salt, Integer.parseInt(costs[1]), Integer.parseInt(costs[3])));
    }

    private static byte[] argon2id(String password, byte[] salt, int memory, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory).withIterations(passes).withParallelism(1).withSalt(salt).build());
        byte[] out = new byte[32];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
        return out;
    }
}
