package care.residence;

import java.time.LocalDate;

/** What is typed on the page of a stay. */
public class StayForm {
    private LocalDate on;
    private EndReason reason;
    private Long bedId;
    private LeaveKind leaveKind;
    private LocalDate leaveFrom;
    private LocalDate expected;
    private String note;
    private LocalDate back;
    private CareLevel level;
    private LocalDate careFrom;
    private String careReason;
    private LocalDate dischargeOn;
    private EndReason dischargeReason;

    /** Most things are written down on the day they happen. */
    void today(LocalDate today) {
        on = today;
        leaveFrom = today;
        back = today;
        careFrom = today;
        dischargeOn = today;
    }

    public LocalDate getOn() {
        return on;
    }

    public void setOn(LocalDate on) {
        this.on = on;
    }

    public EndReason getReason() {
        return reason;
    }

    public void setReason(EndReason reason) {
        this.reason = reason;
    }

    public Long getBedId() {
        return bedId;
    }

    public void setBedId(Long bedId) {
        this.bedId = bedId;
    }

    public LeaveKind getLeaveKind() {
        return leaveKind;
    }

    public void setLeaveKind(LeaveKind leaveKind) {
        this.leaveKind = leaveKind;
    }

    public LocalDate getLeaveFrom() {
        return leaveFrom;
    }

    public void setLeaveFrom(LocalDate leaveFrom) {
        this.leaveFrom = leaveFrom;
    }

    public LocalDate getExpected() {
        return expected;
    }

    public void setExpected(LocalDate expected) {
        this.expected = expected;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public LocalDate getBack() {
        return back;
    }

    public void setBack(LocalDate back) {
        this.back = back;
    }

    public CareLevel getLevel() {
        return level;
    }

    public void setLevel(CareLevel level) {
        this.level = level;
    }

    public LocalDate getCareFrom() {
        return careFrom;
    }

    public void setCareFrom(LocalDate careFrom) {
        this.careFrom = careFrom;
    }

    public String getCareReason() {
        return careReason;
    }

    public void setCareReason(String careReason) {
        this.careReason = careReason;
    }

    public LocalDate getDischargeOn() {
        return dischargeOn;
    }

    public void setDischargeOn(LocalDate dischargeOn) {
        this.dischargeOn = dischargeOn;
    }

    public EndReason getDischargeReason() {
        return dischargeReason;
    }

    public void setDischargeReason(EndReason dischargeReason) {
        this.dischargeReason = dischargeReason;
    }
}
