package care.web;

import care.kernel.RuleViolation;
import care.kernel.Texts;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.*;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.*;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** application/problem+json (RFC 9457): the rule's code as type, a sentence, and the fields it concerns. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Error> errors) {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Error(String field, Integer row, String message) {
    }

    static Response response(int status, String type, String detail, List<Error> errors) {
        return Response.status(status).type("application/problem+json").entity(new Problem(type, Response.Status.fromStatusCode(status) == null ? type : Response.Status.fromStatusCode(status).getReasonPhrase(), status, detail, errors)).build();
    }

    /** The server has mappers of its own for these two; ours must be as close to them. */
    @Provider
    public static class Invalid extends Mapper<ConstraintViolationException> {
    }

    @Provider
    public static class Malformed extends Mapper<JsonProcessingException> {
    }

    @Provider
    public static class Unknown extends Mapper<UnrecognizedPropertyException> {
    }

    @Provider
    public static class Any extends Mapper<Throwable> {
    }

    /** The one place where an exception becomes an answer. */
    public abstract static class Mapper<E extends Throwable> implements ExceptionMapper<E> {
        private static final Logger LOG = Logger.getLogger(Problem.class.getName());
        @Context
        HttpHeaders headers;

        @Override
        public Response toResponse(E thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof RuleViolation violation) {
                    List<Error> errors = violation.all().stream().filter(v -> v.field() != null).map(v -> new Error(v.field(), null, Texts.of(locale(), v))).toList();
                    String sentence = errors.size() < 2 ? Texts.of(locale(), violation) : errors.stream().map(e -> e.field() + ": " + e.message()).collect(Collectors.joining(" "));
                    return response(violation.kind().status, violation.code(), sentence, errors);
                }
                if (cause instanceof ConstraintViolationException invalid) {
                    List<Error> errors = invalid.getConstraintViolations().stream()
                        .map(v -> new Error(StreamSupport.stream(v.getPropertyPath().spliterator(), false).reduce((a, b) -> b).map(Object::toString).orElse(null), null, Constraints.sentence(v, locale()))).toList();
                    return response(422, "input.invalid", errors.get(0).field() + ": " + errors.get(0).message(), errors);
                }
                if (cause instanceof JsonProcessingException bad) return malformed(bad);
                if (cause instanceof WebApplicationException web) {
                    int status = web.getCause() instanceof IllegalArgumentException || web.getCause() instanceof ReflectiveOperationException ? 422 : web.getResponse().getStatus();
                    return response(status == 400 ? 422 : status, status == 404 ? "record.not-found" : "http." + status, Texts.of(locale(), status == 404 ? "record.not-found" : "web.http." + status), List.of());
                }
            }
            LOG.log(Level.SEVERE, "unexpected", thrown);
            return response(500, "server.error", Texts.of(locale(), "web.http.500"), List.of());
        }

        private Response malformed(JsonProcessingException bad) {
            String field = bad instanceof JsonMappingException mapping ? mapping.getPath().stream().map(JsonMappingException.Reference::getFieldName).filter(Objects::nonNull).reduce((a, b) -> a + "." + b).orElse(null) : null;
            String sentence = Texts.of(locale(), bad instanceof UnrecognizedPropertyException ? "web.json.unknown" : "web.json.malformed", field == null ? "" : field);
            return response(422, "input.malformed", sentence, field == null ? List.of() : List.of(new Error(field, null, sentence)));
        }

        private Locale locale() {
            return headers.getAcceptableLanguages().stream().findFirst().filter(l -> l.getLanguage().equals("en")).orElse(Locale.CHINA);
        }
    }
}
