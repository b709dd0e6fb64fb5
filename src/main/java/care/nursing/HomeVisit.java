package care.nursing;

import care.kernel.*;
import care.residence.*;
import jakarta.persistence.*;
import java.time.*;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody of the home visits a resident in their own: what was done, from when to when, where, and who signed for it. Its proof is the
 * place the phone told (or why it could not) and a photograph. It is recorded once and stays.
 */
@Entity
public class HomeVisit extends Identified {
    private static final int LONGEST = 12;

    private Long facilityId;
    private Long stayId;
    private LocalDate day;
    private Instant startedAt;
    private Instant endedAt;
    private String visitedBy;
    private String[] services;
    @Secret
    private Double latitude;
    @Secret
    private Double longitude;
    private Integer accuracy;
    private String noPlace;
    private String signedFor;
    @Secret
    private String note;
    private String recordedBy;

    protected HomeVisit() {
    }

    HomeVisit(Stay stay, HomeVisitDetails details, String by, Instant now) {
        LocalDate on = details.getDay();
        if (stay.getBed().on(on).map(BedPeriod::getKind).orElse(null) != BedKind.HOME) throw RuleViolation.conflict("nursing.visit.no-home-bed");
        if (on.isBefore(stay.getFromDay()) || stay.getUntilDay() != null && on.isAfter(stay.getUntilDay())) throw RuleViolation.invalid("day", "nursing.visit.outside", stay.getFromDay());
        startedAt = moment(on, "begin", details.getBegin());
        endedAt = moment(on, "end", details.getEnd());
        if (!endedAt.isAfter(startedAt)) throw RuleViolation.invalid("end", "constraint.home_visit_ends_before_begins");
        if (endedAt.isAfter(now.plus(Duration.ofMinutes(5)))) throw RuleViolation.invalid("end", "nursing.visit.to-come");
        if (Duration.between(startedAt, endedAt).toHours() >= LONGEST) throw RuleViolation.invalid("end", "nursing.visit.long", LONGEST);
        boolean placed = details.getLatitude() != null && details.getLongitude() != null;
        if (!placed && details.getNoPlace() == null) throw RuleViolation.invalid("noPlace", "nursing.visit.no-place");
        facilityId = stay.getFacilityId();
        stayId = stay.getId();
        day = on;
        visitedBy = details.getVisitedBy();
        services = details.getServices().stream().map(Enum::name).toArray(String[]::new);
        latitude = placed ? details.getLatitude() : null;
        longitude = placed ? details.getLongitude() : null;
        accuracy = placed ? details.getAccuracy() : null;
        noPlace = placed ? null : details.getNoPlace();
        signedFor = details.getSignedFor();
        note = details.getNote();
        recordedBy = by;
    }

    private static Instant moment(LocalDate day, String field, String time) {
        if (!time.matches("([01]?\\d|2[0-3]):[0-5]\\d")) throw RuleViolation.invalid(field, "nursing.visit.time");
        String[] parts = time.split(":");
        return day.atTime(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])).atZone(Clocks.CHINA).toInstant();
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getStayId() {
        return stayId;
    }

    public LocalDate getDay() {
        return day;
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    public Instant getEndedAt() {
        return endedAt;
    }

    public long getMinutes() {
        return Duration.between(startedAt, endedAt).toMinutes();
    }

    public String getVisitedBy() {
        return visitedBy;
    }

    public List<HomeService> getServices() {
        return Stream.of(services).map(HomeService::valueOf).toList();
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

    public String getSignedFor() {
        return signedFor;
    }

    public String getNote() {
        return note;
    }

    public String getRecordedBy() {
        return recordedBy;
    }
}
