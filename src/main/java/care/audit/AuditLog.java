package care.audit;

import care.access.*;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.*;

/** The audit trail as the auditor reads it. Reading it changes nothing and leaves no entry; verifying it recomputes the whole chain. */
@UseCase
@ApplicationScoped
public class AuditLog {
    public record Row(long n, OffsetDateTime at, String actor, String origin, String useCase, String outcome, String subject, String detail) {
    }

    /** @param firstBroken number of the first entry that is not as it was written; null when intact @param head hash of the last entry */
    public record Verdict(long entries, boolean intact, Long firstBroken, String head) {
    }

    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    @Requires(value = Permission.AUDIT_READ, audited = false)
    public Rows<Row> list(String actor, String useCase, String outcome, LocalDate from, LocalDate to, Slice slice) {
        return new Listing("l.n as id, l.at, l.actor, l.origin, l.use_case, l.outcome, l.subject, l.detail", "audit_log l", "l.n")
            .where("l.actor = :actor", "actor", actor).where("l.use_case = :useCase", "useCase", useCase).where("l.outcome = :outcome", "outcome", outcome)
            .where("l.at >= :from", "from", from == null ? null : from.atStartOfDay(clock.getZone()).toOffsetDateTime())
            .where("l.at < :to", "to", to == null ? null : to.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime())
            .sort("n", "-l.n", "bigint")
            .rows(em, slice, t -> row(t));
    }

    @Requires(value = Permission.AUDIT_READ, audited = false)
    public Verdict verify() {
        Tuple t = (Tuple) em.createNativeQuery("select entries, intact, first_broken, head from audit_verify()", Tuple.class).getSingleResult();
        return new Verdict(t.get("entries", Number.class).longValue(), t.get("intact", Boolean.class), t.get("first_broken") == null ? null : t.get("first_broken", Number.class).longValue(), t.get("head", String.class));
    }

    private Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("at", Instant.class).atZone(clock.getZone()).toOffsetDateTime(), t.get("actor", String.class), t.get("origin", String.class),
            t.get("use_case", String.class), t.get("outcome", String.class), t.get("subject", String.class), t.get("detail", String.class));
    }
}
