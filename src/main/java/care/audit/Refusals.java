package care.audit;

import care.kernel.RuleViolation;
import jakarta.persistence.OptimisticLockException;
import org.hibernate.StaleStateException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the database refuses, as a sentence: the constraint's name is the message's key. The only place that knows SQLState. */
final class Refusals {
    private Refusals() {
    }

    static RuntimeException of(RuntimeException e) {
        if (e instanceof RuleViolation) return e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleViolation violation) return violation;
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) return RuleViolation.conflict(e, "record.changed-or-gone");
            if (cause instanceof PSQLException refused && refused.getSQLState() != null) {
                ServerErrorMessage message = refused.getServerErrorMessage();
                String constraint = message == null || message.getConstraint() == null ? "" : message.getConstraint();
                switch (refused.getSQLState()) {
                    case "23505", "23P01", "23514": return RuleViolation.conflict(e, "constraint." + constraint);
                    case "23503": return RuleViolation.conflict(e, "constraint." + constraint + ".missing");
                    case "42501": return RuleViolation.conflict(e, "scope.refused");
                    case "22021", "22P05": return RuleViolation.invalid(null, "input.character");
                    case "22003", "22007", "22008", "22P02": return RuleViolation.invalid(null, "input.invalid");
                    case "40001", "40P01", "55P03": return RuleViolation.conflict(e, "record.busy");
                    default: break;
                }
            }
        }
        return e;
    }
}
