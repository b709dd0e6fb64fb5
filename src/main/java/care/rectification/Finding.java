package care.rectification;

import care.checklist.*;
import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/**
 * What an inspection found not to be as it should be. It waits for its order; once the order is served the home puts it right within so
 * many working days and says so; two officers look again and let it pass or return it with a new deadline; what has passed is struck off
 * (销号). One extension may be granted. Overdue findings are escalated.
 */
@Entity
public class Finding extends Identified {
    private Long facilityId;
    private Long inspectionId;
    private Long itemId;
    private Integer number;
    @Enumerated(EnumType.STRING)
    private Domain domain;
    @Enumerated(EnumType.STRING)
    private Severity severity;
    private Long majorHazardId;
    private String note;
    private String orderText;
    private String basis;
    private Integer deadlineDays;
    private LocalDate foundOn;
    @Enumerated(EnumType.STRING)
    private FindingState state = FindingState.OPEN;
    private Long orderId;
    private LocalDate dueOn;
    private LocalDate escalatedOn;
    private LocalDate closedOn;
    private String closedBy;

    protected Finding() {
    }

    Finding(long facilityId, long inspectionId, long itemId, int number, Domain domain, Severity severity, Long majorHazardId, String note, String orderText, String basis, int deadlineDays, LocalDate foundOn) {
        this.facilityId = facilityId;
        this.inspectionId = inspectionId;
        this.itemId = itemId;
        this.number = number;
        this.domain = domain;
        this.severity = severity;
        this.majorHazardId = majorHazardId;
        this.note = note;
        this.orderText = orderText;
        this.basis = basis;
        this.deadlineDays = deadlineDays;
        this.foundOn = foundOn;
    }

    /** Put on an order that is about to be served. */
    void ordered(long order) {
        if (state != FindingState.OPEN || orderId != null) throw RuleViolation.conflict("rectification.ordered-already", number);
        orderId = order;
    }

    /** The order is served: the term begins the day after. */
    void served(LocalDate on) {
        state = state.to(FindingState.RECTIFYING);
        dueOn = due(on, deadlineDays);
    }

    /**
     * The last day of a term.
     *
     * @param days working days, the day of service not counted; 0: at once, which on a rest day is the next working day
     */
    static LocalDate due(LocalDate served, int days) {
        return days > 0 ? WorkingDays.after(served, days) : WorkingDays.isWorkingDay(served) ? served : WorkingDays.after(served, 1);
    }

    void answered() {
        state = state.to(FindingState.ANSWERED);
    }

    void passed() {
        state = state.to(FindingState.PASSED);
    }

    /** @param newDue a working day after the re-inspection */
    void returned(LocalDate newDue, LocalDate on) {
        if (newDue == null || !newDue.isAfter(on)) throw RuleViolation.invalid("due", "rectification.due.after", on);
        working("due", newDue);
        state = state.to(FindingState.RETURNED);
        dueOn = newDue;
        escalatedOn = null;
    }

    void extended(LocalDate newDue) {
        if (!state.isWithHome() || !newDue.isAfter(dueOn)) throw RuleViolation.conflict("rectification.extension.not-now", state);
        dueOn = newDue;
        escalatedOn = null;
    }

    void escalated(LocalDate on) {
        escalatedOn = on;
    }

    /** It was not so: an objection to the record was upheld. */
    void withdraw() {
        if (state.successors().contains(FindingState.WITHDRAWN)) state = FindingState.WITHDRAWN;
    }

    void close(LocalDate on, String by) {
        state = state.to(FindingState.CLOSED);
        closedOn = on;
        closedBy = by;
    }

    /** @throws RuleViolation rectification.due.rest-day beside the field, with the next working day */
    static void working(String field, LocalDate day) {
        if (!WorkingDays.isWorkingDay(day)) throw RuleViolation.invalid(field, "rectification.due.rest-day", day, WorkingDays.after(day, 1));
    }

    public boolean isOverdue(LocalDate today) {
        return state.isWithHome() && dueOn.isBefore(today);
    }

    public boolean isMajor() {
        return majorHazardId != null;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getInspectionId() {
        return inspectionId;
    }

    public Long getItemId() {
        return itemId;
    }

    public Integer getNumber() {
        return number;
    }

    public Domain getDomain() {
        return domain;
    }

    public Severity getSeverity() {
        return severity;
    }

    public Long getMajorHazardId() {
        return majorHazardId;
    }

    public String getNote() {
        return note;
    }

    public String getOrderText() {
        return orderText;
    }

    public String getBasis() {
        return basis;
    }

    public Integer getDeadlineDays() {
        return deadlineDays;
    }

    public LocalDate getFoundOn() {
        return foundOn;
    }

    public FindingState getState() {
        return state;
    }

    public Long getOrderId() {
        return orderId;
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    public LocalDate getEscalatedOn() {
        return escalatedOn;
    }

    public LocalDate getClosedOn() {
        return closedOn;
    }

    public String getClosedBy() {
        return closedBy;
    }
}
