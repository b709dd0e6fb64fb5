package care.assessment;

import care.access.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.person.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;

/** Assessing older persons: recording, looking back, and who has to be assessed again. */
@UseCase
@ApplicationScoped
public class Assessments {
    /** One of a person's assessments. */
    public record Row(long id, LocalDate assessedOn, LocalDate validUntil, AssessmentReason reason, int total, int band, int grade, List<Worsening> overrides, String firstAssessor, String secondAssessor) implements Serializable {
        public Ability ability() {
            return Ability.values()[grade];
        }
    }

    /** A resident whose assessment has run out or is about to. @param id of the stay @param validUntil null when there is none */
    public record Due(long id, long personId, String person, Integer age, long facilityId, String facility, String room, LocalDate assessedOn, LocalDate validUntil, Ability ability) implements Serializable {
    }

    /** @param none never assessed @param over run out @param soon running out by the day up to which one is warned */
    public record DueCount(long none, long over, long soon) implements Serializable {
        public long all() {
            return none + over + soon;
        }
    }

    private static final String RESIDENTS = """
        stay s left join person p on p.id = s.person_id join bed b on b.id = s.bed_id join room r on r.id = b.room_id join facility f on f.id = s.facility_id
        left join lateral (select a.assessed_on, a.valid_until, a.grade from assessment a where a.person_id = s.person_id order by a.assessed_on desc, a.recorded_at desc limit 1) a on true""";

    @Inject
    EntityManager em;
    @Inject
    People people;
    @Inject
    Standards standards;
    @Inject
    Parameters parameters;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** The newest assessment that holds on a day, the day of assessing and the last day included. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public Optional<Assessment> inDate(long personId, LocalDate day) {
        return em.createQuery("from Assessment where personId = :person and assessedOn <= :day and validUntil >= :day order by assessedOn desc, recordedAt desc", Assessment.class)
            .setParameter("person", personId).setParameter("day", day).setMaxResults(1).getResultStream().findFirst();
    }

    /** What the points come to, without keeping anything. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public Scoring.Result score(Map<String, BigDecimal> items, boolean coma, List<String> diagnoses, int riskEvents) {
        return Scoring.score(standards.on(LocalDate.now(clock), Locale.CHINA), items, coma, diagnoses, riskEvents);
    }

    /** Records one. What it comes to is the person's ability, unless a later one is known. */
    @Requires(Permission.ASSESS)
    public Assessment record(long personId, @Valid AssessmentDetails details) {
        Person person = people.get(personId);
        LocalDate day = details.getAssessedOn();
        Assessment assessment = new Assessment(person, details, standards.on(day, Locale.CHINA), parameters.whole("assessment.valid-months", day), user.getScope().facilityId(), user.getScope().displayName(), clock.instant());
        em.persist(assessment);
        person.assessed(assessment.getGrade(), day);
        em.flush();
        return assessment;
    }

    /** One assessment with its points. Looking at one is logged. */
    @Requires(Permission.PERSON_READ)
    public Assessment view(long id) {
        Assessment assessment = em.find(Assessment.class, id);
        if (assessment == null) throw RuleViolation.notFound();
        assessment.getScores().size();
        return assessment;
    }

    /** A person's assessments, latest first. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public List<Row> of(long personId) {
        people.get(personId);
        return em.createQuery("from Assessment where personId = :person order by assessedOn desc, recordedAt desc", Assessment.class).setParameter("person", personId).getResultStream()
            .map(a -> new Row(a.getId(), a.getAssessedOn(), a.getValidUntil(), a.getReason(), a.getTotal(), a.getBand(), a.getGrade(), a.getOverrides(), a.getFirstAssessor(), a.getSecondAssessor())).toList();
    }

    /** Residents of today whose assessment ends by a day, has ended, or was never made. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public Rows<Due> due(LocalDate by, Slice slice) {
        LocalDate today = LocalDate.now(clock);
        return new Listing("s.id, s.person_id, p.name, p.born, s.facility_id, f.name as facility, r.number || b.label as room, a.assessed_on, a.valid_until, a.grade", RESIDENTS, "s.id")
            .where("s.kind = 'RESIDENT' and s.from_day <= :today and (s.until_day is null or s.until_day > :today)", "today", today)
            .where("(a.valid_until is null or a.valid_until <= :by)", "by", by)
            .sort("until", "coalesce(a.valid_until, date '1900-01-01')", "date").sort("facility", "f.name", "text").sort("name", "coalesce(p.name, '')", "text")
            .rows(em, slice, t -> due(t, today));
    }

    @Requires(value = Permission.PERSON_READ, audited = false)
    public DueCount dueCount(LocalDate by) {
        LocalDate today = LocalDate.now(clock);
        Object[] counts = (Object[]) em.createNativeQuery("select count(*) filter (where a.valid_until is null), count(*) filter (where a.valid_until < :today), count(*) filter (where a.valid_until between :today and :by) from " + RESIDENTS
            + " where s.kind = 'RESIDENT' and s.from_day <= :today and (s.until_day is null or s.until_day > :today)").setParameter("today", today).setParameter("by", by).getSingleResult();
        return new DueCount(((Number) counts[0]).longValue(), ((Number) counts[1]).longValue(), ((Number) counts[2]).longValue());
    }

    /** How long before its end an assessment is warned about. */
    public LocalDate warnedUntil() {
        LocalDate today = LocalDate.now(clock);
        return today.plusDays(parameters.whole("assessment.warning-days", today));
    }

    private static Due due(Tuple t, LocalDate today) {
        LocalDate born = day(t, "born");
        return new Due(t.get("id", Number.class).longValue(), t.get("person_id", Number.class).longValue(), Person.seen(t.get("name", String.class)), born == null ? null : java.time.Period.between(born, today).getYears(),
            t.get("facility_id", Number.class).longValue(), t.get("facility", String.class), t.get("room", String.class), day(t, "assessed_on"), day(t, "valid_until"), t.get("grade") == null ? null : Ability.values()[t.get("grade", Number.class).intValue()]);
    }

    private static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
