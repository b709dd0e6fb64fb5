package care.audit;

import care.kernel.Rows;
import care.kernel.Slice;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;

/** The audit trail with filters, and the verification of the chain. */
@Named
@RequestScoped
public class AuditListPage {
    private static final int PAGE = 50;

    @Inject
    AuditLog log;
    @Inject
    @Param
    private String actor;
    @Inject
    @Param
    private String useCase;
    @Inject
    @Param
    private String outcome;
    @Inject
    @Param
    private String from;
    @Inject
    @Param
    private String to;
    @Inject
    @Param
    private String after;
    private Rows<AuditLog.Row> rows;
    private AuditLog.Verdict verdict;

    @PostConstruct
    void load() {
        rows = log.list(actor, useCase, outcome, day(from), day(to), new Slice(null, false, after, 0, PAGE));
    }

    private static LocalDate day(String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed);
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    public void verify() {
        verdict = log.verify();
    }

    public Rows<AuditLog.Row> getRows() {
        return rows;
    }

    public AuditLog.Verdict getVerdict() {
        return verdict;
    }

    public String getActor() {
        return actor;
    }

    public String getUseCase() {
        return useCase;
    }

    public String getOutcome() {
        return outcome;
    }

    public String getFrom() {
        return from;
    }

    public String getTo() {
        return to;
    }
}
