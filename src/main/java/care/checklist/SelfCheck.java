package care.checklist;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Stream;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A home looks itself with the list an inspector would bring: begun with the version in force, answered item by item, done when nothing is
 * left. It stays as it was done.
 */
@Entity
public class SelfCheck extends Identified {
    private Long facilityId;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Checklist checklist;
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Array(length = 8)
    private String[] domains = {};
    private LocalDate day;
    private String madeBy;
    @Enumerated(EnumType.STRING)
    private SelfCheckState state = SelfCheckState.OPEN;
    private LocalDate doneOn;

    protected SelfCheck() {
    }

    SelfCheck(long facilityId, Checklist checklist, Collection<Domain> domains, LocalDate day, String by) {
        if (domains == null || domains.isEmpty()) throw RuleViolation.invalid("domains", "checklist.self.no-domains");
        this.facilityId = facilityId;
        this.checklist = checklist;
        this.domains = domains.stream().sorted().map(Enum::name).toArray(String[]::new);
        this.day = day;
        madeBy = by;
    }

    /** @param left codes of items nobody has answered @param unsaid codes of deficient ones without a word about it */
    void finish(List<String> left, List<String> unsaid, LocalDate on) {
        if (!left.isEmpty()) throw RuleViolation.conflict("checklist.self.unanswered", left.size(), String.join(", ", left.subList(0, Math.min(5, left.size()))));
        if (!unsaid.isEmpty()) throw RuleViolation.conflict("checklist.self.unsaid", String.join(", ", unsaid));
        state = state.to(SelfCheckState.DONE);
        doneOn = on;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Checklist getChecklist() {
        return checklist;
    }

    public Set<Domain> getDomains() {
        Set<Domain> set = EnumSet.noneOf(Domain.class);
        Stream.of(domains).map(Domain::valueOf).forEach(set::add);
        return set;
    }

    public LocalDate getDay() {
        return day;
    }

    public String getMadeBy() {
        return madeBy;
    }

    public SelfCheckState getState() {
        return state;
    }

    public boolean isOpen() {
        return state == SelfCheckState.OPEN;
    }

    public LocalDate getDoneOn() {
        return doneOn;
    }
}
