package care.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;

/** What a recipient answers: the hash of what arrived, when, and its Ed25519 signature over {@code sha256|receivedAt}. */
public record Receipt(String sha256, String receivedAt, String signature) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A receipt that cannot be accepted; the code says why. */
    public static final class Worthless extends Exception {
        private Worthless(String code) {
            super(code);
        }
    }

    static boolean isKey(String base64) {
        try {
            key(base64);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey key(String base64) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    /** Reads an answer and checks it. @param expected hash of what was sent, hex */
    public static Receipt checked(String answer, String expected, String publicKey) throws Worthless {
        try {
            JsonNode json = JSON.readTree(answer);
            if (json == null || !json.path("sha256").isTextual() || !json.path("receivedAt").isTextual() || !json.path("signature").isTextual()) throw new Worthless("roster.push.failure.no-receipt");
            Receipt receipt = new Receipt(json.get("sha256").asText(), json.get("receivedAt").asText(), json.get("signature").asText());
            receipt.at();
            if (!receipt.sha256.equalsIgnoreCase(expected)) throw new Worthless("roster.push.failure.hash");
            if (!receipt.isSigned(publicKey)) throw new Worthless("roster.push.failure.signature");
            return receipt;
        } catch (JsonProcessingException | DateTimeException e) {
            throw new Worthless("roster.push.failure.no-receipt");
        }
    }

    private boolean isSigned(String publicKey) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key(publicKey));
            check.update((sha256 + "|" + receivedAt).getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    OffsetDateTime at() {
        return OffsetDateTime.parse(receivedAt);
    }

    String json() {
        return JSON.createObjectNode().put("sha256", sha256).put("receivedAt", receivedAt).put("signature", signature).toString();
    }
}
