package care.kernel;

import java.util.List;

/**
 * Something a rule refuses, said in words the user can act on. The code is the key of the message in the bundles; the field,
 * when known, is the name of the input it belongs to. Pages show it beside the field, the API as problem+json.
 */
public class RuleViolation extends RuntimeException {
    /** How it answers over HTTP. */
    public enum Kind {
        INVALID(422), CONFLICT(409), REFUSED(403), NOT_FOUND(404), TOO_LARGE(413);

        public final int status;

        Kind(int status) {
            this.status = status;
        }
    }

    private final Kind kind;
    private final String code;
    private final String field;
    private final transient Object[] args;
    private List<RuleViolation> all = List.of(this);

    private RuleViolation(Kind kind, String code, String field, Throwable cause, Object... args) {
        super(code, cause);
        this.kind = kind;
        this.code = code;
        this.field = field;
        this.args = args;
    }

    /** What was entered is wrong in itself. */
    public static RuleViolation invalid(String field, String code, Object... args) {
        return new RuleViolation(Kind.INVALID, code, field, null, args);
    }

    /** Several faults of one entry, told at once; the first one gives the code. */
    public static RuleViolation all(List<RuleViolation> faults) {
        RuleViolation first = faults.get(0);
        first.all = List.copyOf(faults);
        return first;
    }

    /** What was asked conflicts with what is recorded. */
    public static RuleViolation conflict(String code, Object... args) {
        return new RuleViolation(Kind.CONFLICT, code, null, null, args);
    }

    public static RuleViolation conflict(Throwable cause, String code, Object... args) {
        return new RuleViolation(Kind.CONFLICT, code, null, cause, args);
    }

    /** The role may not do this. */
    public static RuleViolation refused(String code, Object... args) {
        return new RuleViolation(Kind.REFUSED, code, null, null, args);
    }

    /** Not there, or not in this user's scope: the two are not told apart. */
    public static RuleViolation notFound() {
        return new RuleViolation(Kind.NOT_FOUND, "record.not-found", null, null);
    }

    public static RuleViolation tooLarge(String field, String code, Object... args) {
        return new RuleViolation(Kind.TOO_LARGE, code, field, null, args);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String field() {
        return field;
    }

    /** This one, and those told with it. */
    public List<RuleViolation> all() {
        return all;
    }

    public Object[] args() {
        return args == null ? new Object[0] : args;
    }
}
