package care.inspection;

import care.checklist.Domain;
import care.kernel.*;
import care.supervision.*;
import jakarta.persistence.*;
import java.time.*;
import java.time.format.DateTimeParseException;
import java.util.*;
import java.util.stream.Stream;

/**
 * One inspection of one home. It is assigned to officers for a period; on arrival the purpose, who came, when and where are written down,
 * and only then the list opens; it is recorded when every item is answered and both sides have signed, or the home has refused with a
 * reason. What was recorded stays. The home may object for some days, then the result is published.
 */
@Entity
public class Inspection extends Identified {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private Long facilityId;
    private Long planId;
    @Enumerated(EnumType.STRING)
    private InspectionForm form;
    private String ground;
    private String[] domains;
    private String[] departments;
    private LocalDate plannedFrom;
    private LocalDate plannedUntil;
    @Enumerated(EnumType.STRING)
    private InspectionState state = InspectionState.PLANNED;
    private String assignedBy;
    private Long checklistId;
    private Instant arrivedAt;
    @Enumerated(EnumType.STRING)
    private ArrivedHow arrivedHow;
    private String purpose;
    private Double latitude;
    private Double longitude;
    private Integer accuracy;
    private String noPlace;
    private String summary;
    private String facilitySigner;
    private String refusal;
    private Instant recordedAt;
    private Long recordId;
    private String cancelledWhy;
    private LocalDate objectionUntil;
    private LocalDate publishedOn;

    protected Inspection() {
    }

    /** @param until half-open */
    public Inspection(long facilityId, Long planId, InspectionForm form, String ground, Collection<Domain> domains, Collection<Department> departments, LocalDate from, LocalDate until, String assignedBy) {
        if (ground == null || ground.isBlank()) throw RuleViolation.invalid("ground", "inspection.no-ground");
        if (domains == null || domains.isEmpty()) throw RuleViolation.invalid("domains", "inspection.no-domain");
        if (from == null || until == null || !until.isAfter(from)) throw RuleViolation.invalid("until", "inspection.no-period");
        this.facilityId = facilityId;
        this.planId = planId;
        this.form = form;
        this.ground = ground.strip();
        this.domains = domains.stream().distinct().sorted().map(Enum::name).toArray(String[]::new);
        this.departments = departments.stream().distinct().sorted().map(Enum::name).toArray(String[]::new);
        plannedFrom = from;
        plannedUntil = until;
        this.assignedBy = assignedBy;
    }

    /**
     * Arrived.
     *
     * @param homeCode  of the home: what was scanned or typed has to be it
     * @param checklist in force today
     */
    public void start(Arrival arrival, String homeCode, long checklist, Instant now) {
        String read = arrival.getCode().replaceAll(".*[=/]", "").strip();
        if (!read.equalsIgnoreCase(homeCode)) throw RuleViolation.invalid("code", "inspection.other-home", read);
        Instant at = moment(arrival.getDay(), arrival.getTime());
        if (at.isAfter(now)) throw RuleViolation.invalid("time", "inspection.to-come");
        if (arrival.getDay().isBefore(plannedFrom)) throw RuleViolation.invalid("day", "inspection.too-early", plannedFrom);
        if ((arrival.getLatitude() == null || arrival.getLongitude() == null) && arrival.getNoPlace() == null) throw RuleViolation.invalid("noPlace", "inspection.no-place");
        state = state.to(InspectionState.STARTED);
        arrivedAt = at;
        arrivedHow = arrival.getHow();
        purpose = arrival.getPurpose();
        latitude = arrival.getLatitude();
        longitude = arrival.getLongitude();
        accuracy = arrival.getAccuracy();
        noPlace = latitude == null || longitude == null ? arrival.getNoPlace() : null;
        checklistId = checklist;
    }

    private static Instant moment(LocalDate day, String time) {
        try {
            return day.atTime(LocalTime.parse(time.replace('：', ':'))).atZone(Clocks.CHINA).toInstant();
        } catch (DateTimeParseException e) {
            throw RuleViolation.invalid("time", "inspection.time.form");
        }
    }

    /**
     * Signed by both sides, or refused by the home.
     *
     * @param objectionUntil the last day the home may object
     * @param at             when it was signed
     */
    public void record(String summary, String facilitySigner, String refusal, LocalDate objectionUntil, Instant at) {
        String signer = known(facilitySigner);
        String why = known(refusal);
        if (signer == null && why == null) throw RuleViolation.invalid("facilitySigner", "inspection.no-signature");
        if (signer != null && why != null) throw RuleViolation.invalid("refusal", "inspection.signed-and-refused");
        state = state.to(InspectionState.RECORDED);
        this.summary = known(summary);
        this.facilitySigner = signer;
        this.refusal = why;
        this.objectionUntil = objectionUntil;
        recordedAt = at;
    }

    /**
     * When something was signed. The clock of a phone may be some minutes ahead; it says now then.
     *
     * @param said null: now
     */
    public Instant signed(Instant said, Instant now) {
        if (said == null) return now;
        if (said.isAfter(now.plus(CLOCKS_DIFFER)) || said.isBefore(arrivedAt)) throw RuleViolation.invalid("signedAt", "inspection.signed-when");
        return said.isAfter(now) ? now : said;
    }

    public void printed(long document) {
        recordId = document;
    }

    public void cancel(String why) {
        if (known(why) == null) throw RuleViolation.invalid("why", "inspection.no-reason");
        state = state.to(InspectionState.CANCELLED);
        cancelledWhy = why.strip();
    }

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public List<Domain> getDomains() {
        return Stream.of(domains).map(Domain::valueOf).toList();
    }

    public List<Department> getDepartments() {
        return Stream.of(departments).map(Department::valueOf).toList();
    }

    /** The day of the arrival. */
    public LocalDate getDay() {
        return arrivedAt == null ? null : LocalDate.ofInstant(arrivedAt, Clocks.CHINA);
    }

    /** The last day of the period it is planned for. */
    public LocalDate getDue() {
        return plannedUntil.minusDays(1);
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getPlanId() {
        return planId;
    }

    public InspectionForm getForm() {
        return form;
    }

    public String getGround() {
        return ground;
    }

    public LocalDate getPlannedFrom() {
        return plannedFrom;
    }

    public LocalDate getPlannedUntil() {
        return plannedUntil;
    }

    public InspectionState getState() {
        return state;
    }

    public String getAssignedBy() {
        return assignedBy;
    }

    public Long getChecklistId() {
        return checklistId;
    }

    public Instant getArrivedAt() {
        return arrivedAt;
    }

    public ArrivedHow getArrivedHow() {
        return arrivedHow;
    }

    public String getPurpose() {
        return purpose;
    }

    public Double getLatitude() {
        return latitude;
    }

    public Double getLongitude() {
        return longitude;
    }

    public Integer getAccuracy() {
        return accuracy;
    }

    public String getNoPlace() {
        return noPlace;
    }

    public String getSummary() {
        return summary;
    }

    public String getFacilitySigner() {
        return facilitySigner;
    }

    public String getRefusal() {
        return refusal;
    }

    public Instant getRecordedAt() {
        return recordedAt;
    }

    public Long getRecordId() {
        return recordId;
    }

    public String getCancelledWhy() {
        return cancelledWhy;
    }

    public LocalDate getObjectionUntil() {
        return objectionUntil;
    }

    public LocalDate getPublishedOn() {
        return publishedOn;
    }
}
