package care.visit;

import care.checklist.*;
import care.inspection.Arrival;
import care.kernel.RuleViolation;
import care.web.Json;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.*;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.time.Instant;
import java.util.*;
import java.util.function.Function;

/**
 * All that a phone has of a visit, as it is kept: what was written down on arrival, what was answered, who signed, the record if there is
 * one, and which photos. Pictures are named by their SHA-256 and kept as attachments.
 */
public record DepositContent(Arrival arrival, List<Answer> answers, List<Signature> signatures, Closing record, List<Photo> photos) implements Serializable {
    /** @param at when it was tapped */
    public record Answer(String code, Conformity outcome, Severity severity, String note, BigDecimal measured, Instant at) implements Serializable {
    }

    /** @param officer null: the home @param sha256 of the drawn signature; null when it was signed by the typed name */
    public record Signature(Long officer, String name, Instant signedAt, String sha256) implements Serializable {
    }

    /** How the record was closed: signed by the home, or refused. */
    public record Closing(String summary, String facilitySigner, String refusal, Instant signedAt) implements Serializable {
    }

    public record Photo(String code, String name, Instant takenAt, Double latitude, Double longitude, String sha256) implements Serializable {
    }

    /** The same content always has the same text: known fields in their order, without those that are empty. */
    private static final ObjectMapper STEADY = Json.MAPPER.copy().configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true).setSerializationInclusion(JsonInclude.Include.NON_NULL);

    /** @throws RuleViolation when something has no code, outcome or name, or an item is answered twice */
    public DepositContent {
        answers = answers == null ? List.of() : List.copyOf(answers);
        signatures = signatures == null ? List.of() : List.copyOf(signatures);
        photos = photos == null ? List.of() : List.copyOf(photos);
        given("answers", answers, Answer::code, Answer::outcome);
        given("signatures", signatures, Signature::name);
        given("photos", photos, Photo::code, Photo::name, Photo::sha256);
        if (answers.stream().map(Answer::code).distinct().count() < answers.size()) throw RuleViolation.invalid("answers", "visit.deposit.twice");
    }

    @SafeVarargs
    private static <T> void given(String field, List<T> all, Function<T, Object>... parts) {
        for (T one : all) for (Function<T, Object> part : parts) if (part.apply(one) == null) throw RuleViolation.invalid(field, "visit.deposit.incomplete");
    }

    static DepositContent of(String json) {
        try {
            return Json.MAPPER.readValue(json, DepositContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String json() {
        return text(Json.MAPPER, this);
    }

    /** What it comes down to, in whatever order and under whatever names of files it was brought. */
    byte[] hash() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("arrival", arrival);
        all.put("answers", answers.stream().sorted(Comparator.comparing(Answer::code)).map(a -> new Answer(a.code(), a.outcome(), a.severity(), a.note(), a.measured() == null ? null : new BigDecimal(a.measured().stripTrailingZeros().toPlainString()), a.at())).toList());
        all.put("signatures", signatures.stream().sorted(Comparator.comparing(Signature::officer, Comparator.nullsFirst(Comparator.naturalOrder()))).toList());
        all.put("record", record);
        all.put("photos", photos.stream().map(photo -> photo.code() + " " + photo.sha256()).sorted().toList());
        return sha256(text(STEADY, all).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of a picture. */
    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    private static String text(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
