package care.watch;

import static care.watch.AlertState.*;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/**
 * Something that does not look right. The watch finds it at night; somebody of the office it belongs to takes it on, may ask whoever runs
 * the place to explain, and decides: there is nothing wrong, the explanation holds, somebody goes and looks, or it is a clue that money is
 * being taken. A town's office hands to the county what it cannot decide.
 */
@Entity
public class Alert extends Identified {
    private static final int LONGEST = 1000;
    private static final int LONGEST_ANSWER = 2000;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private AlertKind kind;
    @Column(updatable = false)
    private Long facilityId;
    @Column(updatable = false)
    private Long canteenId;
    private String officeCode;
    // brought up to date by the watch, which must not be undone by somebody who decides meanwhile
    @Column(updatable = false)
    private LocalDate firstDay;
    @Column(updatable = false)
    private LocalDate lastDay;
    @Column(updatable = false)
    private LocalDate foundOn;
    @Column(updatable = false)
    private LocalDate seenOn;
    @Column(updatable = false)
    private LocalDate goneOn;
    @Enumerated(EnumType.STRING)
    private AlertState state = NEW;
    private String takenBy;
    private LocalDate takenOn;
    private String question;
    private LocalDate askedOn;
    private LocalDate answerDue;
    private String answer;
    private LocalDate answeredOn;
    private String answeredBy;
    private String reason;
    private LocalDate decidedOn;
    private String decidedBy;
    private Long inspectionId;
    private Long clueId;

    protected Alert() {
    }

    Alert(AlertKind kind, long facilityId, Long canteenId, String office, LocalDate firstDay, LocalDate lastDay, LocalDate on) {
        this.kind = kind;
        this.facilityId = facilityId;
        this.canteenId = canteenId;
        officeCode = office;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        foundOn = seenOn = on;
    }

    /** Whether somebody of a division decides it: of the office it belongs to, or above it. Which places they see is the scope's business. */
    public boolean isFor(String region) {
        return !region.isEmpty() && DivisionCode.level(region) <= DivisionCode.level(officeCode);
    }

    void take(LocalDate on, String by) {
        state = state.to(TAKEN);
        takenOn = on;
        takenBy = by;
    }

    /** To the county, which may inspect and hand over to others. */
    void pass() {
        if (DivisionCode.level(officeCode) <= 3) throw RuleViolation.conflict("watch.is-countys");
        state = state.to(NEW);
        officeCode = DivisionCode.at(officeCode, 3);
        takenOn = null;
        takenBy = null;
    }

    void ask(String what, int workingDays, LocalDate on) {
        String asked = said("question", what, "watch.no-question", LONGEST);
        state = state.to(ASKED);
        question = asked;
        askedOn = on;
        answerDue = WorkingDays.after(on, workingDays);
    }

    void answer(String what, LocalDate on, String by) {
        String told = said("answer", what, "watch.no-answer", LONGEST_ANSWER);
        state = state.to(ANSWERED);
        answer = told;
        answeredOn = on;
        answeredBy = by;
    }

    /** The explanation holds. */
    void accept(String why, LocalDate on, String by) {
        String because = said("accepted", why, "watch.no-reason", LONGEST);
        decide(EXPLAINED, on, by);
        reason = because;
    }

    void dismiss(String why, LocalDate on, String by) {
        String because = said("dismissed", why, "watch.no-reason", LONGEST);
        decide(DISMISSED, on, by);
        reason = because;
    }

    void inspect(long inspection, LocalDate on, String by) {
        decide(CASE, on, by);
        inspectionId = inspection;
    }

    void becomeClue(long clue, LocalDate on, String by) {
        decide(CLUE, on, by);
        clueId = clue;
    }

    private void decide(AlertState next, LocalDate on, String by) {
        state = state.to(next);
        decidedOn = on;
        decidedBy = by;
    }

    private static String said(String field, String text, String otherwise, int most) {
        if (text == null || text.isBlank()) throw RuleViolation.invalid(field, otherwise);
        if (text.strip().length() > most) throw RuleViolation.invalid(field, "watch.long", most);
        return text.strip();
    }

    public AlertKind getKind() {
        return kind;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getCanteenId() {
        return canteenId;
    }

    public String getOfficeCode() {
        return officeCode;
    }

    public LocalDate getFirstDay() {
        return firstDay;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public LocalDate getFoundOn() {
        return foundOn;
    }

    public LocalDate getSeenOn() {
        return seenOn;
    }

    public LocalDate getGoneOn() {
        return goneOn;
    }

    public AlertState getState() {
        return state;
    }

    public String getTakenBy() {
        return takenBy;
    }

    public LocalDate getTakenOn() {
        return takenOn;
    }

    public String getQuestion() {
        return question;
    }

    public LocalDate getAskedOn() {
        return askedOn;
    }

    public LocalDate getAnswerDue() {
        return answerDue;
    }

    public String getAnswer() {
        return answer;
    }

    public LocalDate getAnsweredOn() {
        return answeredOn;
    }

    public String getAnsweredBy() {
        return answeredBy;
    }

    public String getReason() {
        return reason;
    }

    public LocalDate getDecidedOn() {
        return decidedOn;
    }

    public String getDecidedBy() {
        return decidedBy;
    }

    public Long getInspectionId() {
        return inspectionId;
    }

    public Long getClueId() {
        return clueId;
    }
}
