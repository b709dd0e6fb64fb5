package care.assessment;

import care.kernel.*;
import care.person.*;
import jakarta.persistence.*;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;

/**
 * Two assessors looked at somebody on a day and came to a grade. It holds for a year, counted to the corresponding day, and is never
 * changed: who finds a mistake assesses again, with the reason review. The newest one is the person's ability.
 */
@Entity
@Immutable
public class Assessment extends Identified {
    private Long personId;
    private String regionCode;
    private Long facilityId;
    private String standard;
    @Enumerated(EnumType.STRING)
    private AssessmentReason reason;
    private LocalDate assessedOn;
    private LocalDate validUntil;
    private boolean coma;
    @Secret
    private String[] diagnoses;
    private short riskEvents;
    private short total;
    private short band;
    private short grade;
    private String[] overrides;
    private String firstAssessor;
    private String secondAssessor;
    @Secret
    private String note;
    private String recordedBy;
    private Instant recordedAt;
    @ElementCollection
    @CollectionTable(name = "assessment_score", joinColumns = @JoinColumn(name = "assessment_id"))
    @MapKeyColumn(name = "item")
    @Column(name = "points")
    private Map<String, Short> scores = new HashMap<>();

    /** A part of the explanation: key of the sentence and what it needs. */
    public record Said(String key, List<String> args) {
    }

    protected Assessment() {
    }

    /**
     * @param standard   the version in force on the day
     * @param months     how long it holds
     * @param facilityId the home that assesses; null when an office does
     */
    public Assessment(Person person, AssessmentDetails details, Standard standard, int months, Long facilityId, String by, Instant at) {
        LocalDate today = at.atZone(Clocks.CHINA).toLocalDate();
        LocalDate day = details.getAssessedOn();
        if (day.isAfter(today)) throw RuleViolation.invalid("assessedOn", "assessment.day-to-come");
        if (day.isBefore(person.getBorn())) throw RuleViolation.invalid("assessedOn", "person.day-before-birth");
        if (person.getDetails().getDiedOn() != null && day.isAfter(person.getDetails().getDiedOn())) throw RuleViolation.invalid("assessedOn", "assessment.after-death", person.getDetails().getDiedOn());
        if (details.getFirstAssessor().equals(details.getSecondAssessor())) throw RuleViolation.invalid("secondAssessor", "constraint.assessment_two_assessors");
        Scoring.Result result = Scoring.score(standard, details.getItems(), details.isComa(), details.codes(), details.getRiskEvents());
        personId = person.getId();
        regionCode = person.getDetails().getRegionCode();
        this.facilityId = facilityId;
        this.standard = standard.code();
        reason = details.getReason();
        assessedOn = day;
        validUntil = validUntil(day, months);
        coma = details.isComa();
        diagnoses = details.codes().toArray(String[]::new);
        riskEvents = details.getRiskEvents().shortValue();
        total = (short) result.total();
        band = (short) result.band();
        grade = (short) result.grade();
        overrides = result.overrides().stream().map(Enum::name).toArray(String[]::new);
        firstAssessor = details.getFirstAssessor();
        secondAssessor = details.getSecondAssessor();
        note = details.getNote();
        recordedBy = by;
        recordedAt = at;
        details.getItems().forEach((item, points) -> scores.put(item, points.shortValue()));
    }

    /** The last day it holds: the corresponding day, or the last of a shorter month; of 29 February the 28th. */
    static LocalDate validUntil(LocalDate day, int months) {
        return day.plusMonths(months);
    }

    /** Whether it holds on a day. */
    public boolean isInDate(LocalDate day) {
        return !day.isBefore(assessedOn) && !day.isAfter(validUntil);
    }

    /** How the grade came about, sentence by sentence. */
    public List<Said> getExplained() {
        List<Said> said = new ArrayList<>();
        said.add(new Said("assessment.said.total", List.of(String.valueOf(total), word(band))));
        List<Worsening> found = getOverrides();
        List<String> mental = Stream.of(diagnoses).filter(Scoring::counts).toList();
        String codes = String.join(" ", mental);
        String events = String.valueOf(riskEvents);
        boolean both = found.contains(Worsening.DIAGNOSIS) && found.contains(Worsening.RISK_EVENTS);
        if (found.contains(Worsening.COMA)) said.add(new Said("assessment.said.coma", List.of(word(grade))));
        else if (!found.isEmpty() && grade == band) said.add(new Said("assessment.said.worst", List.of(Texts.later(found.stream().map(Texts::key).toList()))));
        else if (both) said.add(new Said("assessment.said.both", List.of(codes, events, word(grade))));
        else if (found.contains(Worsening.DIAGNOSIS)) said.add(new Said("assessment.said.diagnosis", List.of(codes, word(grade))));
        else if (found.contains(Worsening.RISK_EVENTS)) said.add(new Said("assessment.said.events", List.of(events, word(grade))));
        return said;
    }

    private static String word(int grade) {
        return Texts.later(Ability.values()[grade]);
    }

    public Long getPersonId() {
        return personId;
    }

    /** The home that assessed; null when an office did. */
    public Long getFacilityId() {
        return facilityId;
    }

    public String getStandard() {
        return standard;
    }

    public AssessmentReason getReason() {
        return reason;
    }

    public LocalDate getAssessedOn() {
        return assessedOn;
    }

    public LocalDate getValidUntil() {
        return validUntil;
    }

    public boolean isComa() {
        return coma;
    }

    public List<String> getDiagnoses() {
        return List.of(diagnoses);
    }

    public int getRiskEvents() {
        return riskEvents;
    }

    public int getTotal() {
        return total;
    }

    public int getBand() {
        return band;
    }

    public int getGrade() {
        return grade;
    }

    public Ability getAbility() {
        return Ability.values()[grade];
    }

    public List<Worsening> getOverrides() {
        return Stream.of(overrides).map(Worsening::valueOf).toList();
    }

    public String getFirstAssessor() {
        return firstAssessor;
    }

    public String getSecondAssessor() {
        return secondAssessor;
    }

    public String getNote() {
        return note;
    }

    public String getRecordedBy() {
        return recordedBy;
    }

    public Instant getRecordedAt() {
        return recordedAt;
    }

    /** Points by the item's code. */
    public Map<String, Short> getScores() {
        return scores;
    }
}
