package care.web;

import care.access.*;
import care.kernel.RuleViolation;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * A write that carries an Idempotency-Key is done once: the first answer is kept in the transaction of the write, and the same key with
 * the same body gets it again, also when both arrive at the same moment. Without a key it is done as often as it is sent. Either way it is
 * one transaction, whatever use cases it is made of.
 */
@ApplicationScoped
public class Once {
    /** Without what was left out: a newer version that knows more fields still recognises what was said. */
    private static final ObjectMapper SAID = Json.MAPPER.copy().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    @Inject
    HttpServletRequest request;
    @Inject
    Answers answers;

    public Response answer(Object body, Supplier<Response> write) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null || key.isBlank()) return answers.each(write);
        if (key.length() > 200) throw RuleViolation.invalid("Idempotency-Key", "web.idempotency.long");
        return answers.once(key, request.getMethod() + " " + request.getRequestURI() + " " + hash(json(SAID, body)), write);
    }

    private static String json(ObjectMapper mapper, Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The kept answers. */
    @UseCase
    @ApplicationScoped
    public static class Answers {
        @Inject
        EntityManager em;
        @Inject
        CurrentUser user;

        public Response each(Supplier<Response> write) {
            return write.get();
        }

        public Response once(String key, String request, Supplier<Response> write) {
            String actor = user.getScope().actor();
            em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:lock, 0)) as text)").setParameter("lock", actor + " " + key).getSingleResult();
            @SuppressWarnings("unchecked")
            List<Tuple> kept = em.createNativeQuery("select request, status, body, location from answer where actor = :actor and key = :key", Tuple.class).setParameter("actor", actor).setParameter("key", key).getResultList();
            if (!kept.isEmpty()) {
                Tuple first = kept.get(0);
                if (!first.get("request", String.class).equals(request)) throw RuleViolation.conflict("web.idempotency.other");
                Response.ResponseBuilder again = Response.status(first.get("status", Number.class).intValue()).type("application/json").entity(first.get("body", String.class)).header("Idempotency-Replayed", "true");
                return first.get("location") == null ? again.build() : again.location(URI.create(first.get("location", String.class))).build();
            }
            Response response = write.get();
            em.createNativeQuery("insert into answer (actor, key, request, status, body, location) values (:actor, :key, :request, :status, :body, nullif(:location, ''))")
                .setParameter("actor", actor).setParameter("key", key).setParameter("request", request).setParameter("status", response.getStatus())
                .setParameter("body", json(Json.MAPPER, response.getEntity())).setParameter("location", response.getLocation() == null ? "" : response.getLocation().toString()).executeUpdate();
            return response;
        }
    }
}
