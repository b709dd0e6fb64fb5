package care.checklist;

import care.kernel.Identified;
import care.kernel.RuleViolation;
import jakarta.persistence.*;
import java.time.LocalDate;

/**
 * One version of the list of items. It is drafted, put in force from a day on, and then stays as it is; a later version takes its place
 * from its own day on. An inspection keeps the version that was in force when it began.
 */
@Entity
public class Checklist extends Identified {
    private Integer number;
    private String name;
    @Enumerated(EnumType.STRING)
    private ChecklistState state = ChecklistState.DRAFT;
    private LocalDate validFrom;
    private String publishedBy;

    protected Checklist() {
    }

    public Checklist(int number, String name) {
        this.number = number;
        this.name = name;
    }

    /** Items are added, changed and removed in a draft alone. */
    void drafted() {
        if (state != ChecklistState.DRAFT) throw RuleViolation.conflict("checklist.frozen", number);
    }

    /** In force from a day on, tomorrow at the earliest: nobody's list changes while they are looking. @param after the day the newest version is in force from */
    public void publish(LocalDate from, LocalDate today, LocalDate after, String by) {
        if (from == null || !from.isAfter(today)) throw RuleViolation.invalid("validFrom", "checklist.from-tomorrow");
        if (after != null && !from.isAfter(after)) throw RuleViolation.invalid("validFrom", "checklist.from-after", after);
        state = state.to(ChecklistState.IN_FORCE);
        validFrom = from;
        publishedBy = by;
    }

    public Integer getNumber() {
        return number;
    }

    public String getName() {
        return name;
    }

    public ChecklistState getState() {
        return state;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public String getPublishedBy() {
        return publishedBy;
    }
}
