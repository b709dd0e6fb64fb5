package care.exchange;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;

/** The kinds of file the features have brought in. */
@Named
@ApplicationScoped
public class ImportKinds {
    @Inject
    @Any
    Instance<ImportKind> all;
    @Inject
    CurrentUser user;

    /** @throws RuleViolation not found when no feature knows it */
    public ImportKind get(String code) {
        return all.stream().filter(kind -> kind.code().equals(code)).findFirst().orElseThrow(RuleViolation::notFound);
    }

    /** The kind, for who may bring it; its rows are nobody else's business. @throws RuleViolation access.refused */
    ImportKind permitted(String code) {
        ImportKind kind = get(code);
        if (!user.may(kind.permission().name())) throw RuleViolation.refused("access.refused");
        return kind;
    }

    /** What this user may bring. */
    public List<String> getOffered() {
        return all.stream().filter(kind -> user.may(kind.permission().name())).map(ImportKind::code).sorted(Comparator.naturalOrder()).toList();
    }
}
