package care.visit;

import care.inspection.Arrival;
import care.kernel.RuleViolation;
import care.web.Json;
import com.fasterxml.jackson.core.*;
import java.io.*;
import java.security.GeneralSecurityException;
import java.time.*;
import java.util.*;
import javax.crypto.Cipher;
import javax.crypto.spec.*;

/**
 * What a phone writes down of everything that has not arrived, when it cannot speak to the server any more: one file, sealed under the
 * key that the server gave this account for this phone. Only who has the key reads it, and any change of it is noticed.
 */
public record RescueFile(String username, UUID device, Instant madeAt, byte[] iv, byte[] data) {
    static final String FORMAT = "care-visit";
    private static final int VERSION = 1;
    private static final int TAG = 128;
    private static final int NONCE = 12;

    /** @param bytes of the picture; null when the server has it already */
    public record Signature(Long officer, String name, Instant signedAt, String sha256, byte[] bytes) {
    }

    public record Photo(String code, String name, Instant takenAt, Double latitude, Double longitude, String sha256, byte[] bytes) {
    }

    public record Visit(long id, String why, Arrival arrival, Instant madeAt, List<DepositContent.Answer> answers, List<Signature> signatures, DepositContent.Closing record, List<Photo> photos) {
        public Visit {
            answers = some(answers);
            signatures = some(signatures);
            photos = some(photos);
        }
    }

    /** A photo of what was put right. */
    public record Picture(String name, Instant takenAt, String sha256, byte[] bytes) {
    }

    /** A home's answer to a finding. */
    public record Reply(long id, String done, List<Picture> photos) {
        public Reply {
            photos = some(photos);
        }
    }

    public record Verdict(long finding, Boolean passed, String note, LocalDate due) {
    }

    public record Seen(long finding, String name, Instant takenAt, String sha256, byte[] bytes) {
    }

    /** A re-inspection of what an order's findings were answered with. */
    public record Again(long order, LocalDate day, Long firstOfficer, Long secondOfficer, List<Verdict> results, List<Seen> photos) {
        public Again {
            results = some(results);
            photos = some(photos);
        }
    }

    /** What is inside. */
    public record Content(List<Visit> visits, List<Reply> findings, List<Again> reinspections) {
        public Content {
            visits = some(visits);
            findings = some(findings);
            reinspections = some(reinspections);
        }
    }

    private static <T> List<T> some(List<T> all) {
        return all == null ? List.of() : all;
    }

    /**
     * Reads the outside of a file, part by part: the sealed text is long.
     *
     * @throws RuleViolation visit.rescue.not-ours, visit.rescue.newer, visit.rescue.damaged
     */
    static RescueFile read(InputStream file) {
        Map<String, Object> outside = new HashMap<>();
        try (JsonParser parser = Json.MAPPER.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw notOurs();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                outside.put(name, switch (name) {
                    case "iv", "data" -> parser.getBinaryValue();
                    case "v" -> parser.getIntValue();
                    default -> parser.getValueAsString("");
                });
            }
            if (!FORMAT.equals(outside.get("format"))) throw notOurs();
            if (!Integer.valueOf(VERSION).equals(outside.get("v"))) throw RuleViolation.invalid("file", "visit.rescue.newer");
            return new RescueFile((String) outside.get("username"), UUID.fromString((String) outside.get("device")), Instant.parse((String) outside.get("madeAt")), (byte[]) outside.get("iv"), (byte[]) outside.get("data"));
        } catch (IOException | DateTimeException | IllegalArgumentException | NullPointerException broken) {
            throw FORMAT.equals(outside.get("format")) ? damaged() : notOurs();
        }
    }

    /** @throws RuleViolation visit.rescue.damaged when it is not what the phone sealed under this key */
    Content open(byte[] key) {
        if (iv == null || iv.length != NONCE || data == null) throw damaged();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG, iv));
            return Json.MAPPER.readValue(cipher.doFinal(data), Content.class);
        } catch (GeneralSecurityException | IOException changed) {
            throw damaged();
        }
    }

    private static RuleViolation notOurs() {
        return RuleViolation.invalid("file", "visit.rescue.not-ours");
    }

    private static RuleViolation damaged() {
        return RuleViolation.invalid("file", "visit.rescue.damaged");
    }
}
