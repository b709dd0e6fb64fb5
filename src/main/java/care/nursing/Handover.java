package care.nursing;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.*;

/** 交接班: who goes writes down how many are in the house and whom to look after especially; who comes takes it over. One for each shift. */
@Entity
public class Handover extends Identified {
    private Long facilityId;
    private LocalDate day;
    @Enumerated(EnumType.STRING)
    private Shift shift;
    @Enumerated(EnumType.STRING)
    private HandoverState state = HandoverState.WRITTEN;
    private String givenBy;
    private Instant givenAt;
    private String takenBy;
    private Instant takenAt;
    private int residents;
    private int away;
    private int inHospital;
    private int arrived;
    @Secret
    private String attention;
    @Secret
    private String remarks;

    protected Handover() {
    }

    Handover(Long facilityId, HandoverDetails details, Instant at) {
        if (details.getDay().isAfter(LocalDate.ofInstant(at, Clocks.CHINA))) throw RuleViolation.invalid("day", "nursing.handover.day-to-come");
        if (details.getAway() > details.getResidents()) throw RuleViolation.invalid("away", "nursing.handover.more-away");
        if (details.getInHospital() > details.getAway()) throw RuleViolation.invalid("inHospital", "nursing.handover.more-in-hospital");
        if (details.getArrived() > details.getResidents()) throw RuleViolation.invalid("arrived", "nursing.handover.more-arrived");
        this.facilityId = facilityId;
        day = details.getDay();
        shift = details.getShift();
        givenBy = details.getGivenBy();
        givenAt = at;
        residents = details.getResidents();
        away = details.getAway();
        inHospital = details.getInHospital();
        arrived = details.getArrived();
        attention = details.getAttention();
        remarks = details.getRemarks();
    }

    /** Somebody else comes and takes over. */
    void take(String by, Instant at) {
        state = state.to(HandoverState.TAKEN);
        if (by == null || by.isBlank()) throw RuleViolation.invalid("takenBy", "nursing.handover.no-name");
        if (by.strip().equals(givenBy)) throw RuleViolation.invalid("takenBy", "constraint.handover_two_people");
        takenBy = by.strip();
        takenAt = at;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public LocalDate getDay() {
        return day;
    }

    public Shift getShift() {
        return shift;
    }

    public HandoverState getState() {
        return state;
    }

    public String getGivenBy() {
        return givenBy;
    }

    public Instant getGivenAt() {
        return givenAt;
    }

    public String getTakenBy() {
        return takenBy;
    }

    public Instant getTakenAt() {
        return takenAt;
    }

    public int getResidents() {
        return residents;
    }

    public int getAway() {
        return away;
    }

    public int getInHospital() {
        return inHospital;
    }

    public int getArrived() {
        return arrived;
    }

    public String getAttention() {
        return attention;
    }

    public String getRemarks() {
        return remarks;
    }
}
