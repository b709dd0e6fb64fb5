package care.audit;

import care.access.LoginEvent;
import care.access.Scope;
import care.audit.Changes.Change;
import care.kernel.RuleViolation;
import care.kernel.Settings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Parameter;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import javax.sql.DataSource;
import org.hibernate.Session;

/** Writes the audit trail: who, when, from where, what, with which outcome, and the changed fields. */
@ApplicationScoped
public class AuditTrail {
    private static final String APPEND = "select audit_append(?, ?, ?, ?, ?, ?, ?)";
    private static final Set<String> SPOKEN = Set.of("reason", "code", "value", "basis", "number");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    EntityManager em;
    @Inject
    HttpServletRequest request;
    @Resource(lookup = "java:jboss/datasources/AuditDS")
    DataSource own;

    /** What a use case changes by SQL of its own, which Hibernate does not see: told to the trail in the same words. */
    public void about(String record, Object id, String what, Map<String, ?> fields) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        fields.forEach((name, value) -> told.put(name, List.of("", String.valueOf(value))));
        Changes.tell(new Change(record, id instanceof Number ? id : String.valueOf(id), what, told));
    }

    /** A log-in that was tried, or a log-out: no use case, but an entry all the same. */
    void loggedIn(@Observes LoginEvent event) {
        Scope scope = event.scope() == Scope.NONE ? new Scope(event.username(), null, Objects.requireNonNullElse(Settings.get("CARE_DIVISION"), "640500000000"), null, "", "") : event.scope();
        alone(scope, event.what(), event.success() ? "DONE" : "REFUSED", Map.of());
    }

    /** The entry of a use case that was done; the last statement of its transaction. */
    void append(Scope scope, InvocationContext call, List<Change> changes) {
        String subject = changes.stream().findFirst().map(c -> c.record() + "#" + c.id()).orElse(null);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("arguments", arguments(call));
        if (!changes.isEmpty()) detail.put("changes", changes);
        em.unwrap(Session.class).doWork(connection -> write(connection, scope, name(call), "DONE", subject, detail));
    }

    /** The entry of a use case that was refused: in a transaction of its own, since the other is rolled back. */
    void refused(Scope scope, InvocationContext call, RuleViolation violation) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("arguments", arguments(call));
        detail.put("refusal", violation.code());
        alone(scope, name(call), "REFUSED", detail);
    }

    /** An entry in a transaction of its own. */
    private void alone(Scope scope, String useCase, String outcome, Map<String, Object> detail) {
        try (Connection connection = own.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement actor = connection.prepareStatement("select set_config('care.actor', ?, true)")) {
                actor.setString(1, scope.actor());
                actor.execute();
            }
            write(connection, scope, useCase, outcome, null, detail);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Connection connection, Scope scope, String useCase, String outcome, String subject, Map<String, Object> detail) throws SQLException {
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            append.setString(1, origin());
            append.setString(2, useCase);
            append.setString(3, outcome);
            append.setString(4, scope.regionCode());
            append.setObject(5, scope.facilityId(), Types.BIGINT);
            append.setString(6, subject);
            append.setString(7, JSON.writeValueAsString(detail));
            append.execute();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String name(InvocationContext call) {
        return call.getMethod().getDeclaringClass().getSimpleName() + "." + call.getMethod().getName();
    }

    /** Numbers, dates, choices and stated reasons; free text and personal data stay out. */
    private static Map<String, String> arguments(InvocationContext call) {
        Map<String, String> spoken = new LinkedHashMap<>();
        Parameter[] parameters = call.getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            Object value = call.getParameters()[i];
            if (value instanceof Number || value instanceof Enum || value instanceof LocalDate || value instanceof Boolean || value instanceof String && SPOKEN.contains(parameters[i].getName()))
                spoken.put(parameters[i].getName(), value.toString());
        }
        return spoken;
    }

    private String origin() {
        try {
            return request.getRemoteAddr();
        } catch (RuntimeException noRequest) {
            return "server";
        }
    }
}
