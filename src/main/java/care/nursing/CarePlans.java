package care.nursing;

import care.access.*;
import care.kernel.RuleViolation;
import care.person.Person;
import care.residence.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;

/** Care plans: drawn up from the level, adjusted for one resident, with every version kept. */
@UseCase
@ApplicationScoped
public class CarePlans {
    @Inject
    EntityManager em;
    @Inject
    Stays stays;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** All versions of a stay's plan, the latest first. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<CarePlan> of(long stayId) {
        stays.get(stayId);
        List<CarePlan> plans = em.createQuery("from CarePlan where stayId = :stay order by fromDay desc", CarePlan.class).setParameter("stay", stayId).getResultList();
        plans.forEach(plan -> plan.getTasks().size());
        return plans;
    }

    /** The level agreed for a day, or else the one the person's ability proposes. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public Optional<CareLevel> level(long stayId, LocalDate day) {
        Stay stay = stays.get(stayId);
        return stay.careOn(day).map(CarePeriod::getLevel).or(() -> proposed(stay));
    }

    private static Optional<CareLevel> proposed(Stay stay) {
        try {
            Person person = stay.getPerson();
            Short grade = person.getDetails().getAbilityGrade();
            return CareLevel.of(grade == null ? null : grade.intValue());
        } catch (EntityNotFoundException registeredElsewhere) {
            return Optional.empty();
        }
    }

    /** Draws a plan up, or anew, from the template of the level. */
    @Requires(Permission.CARE_RECORD)
    public CarePlan drawUp(long stayId, String reason) {
        LocalDate today = LocalDate.now(clock);
        Stay stay = open(stayId);
        CareLevel level = level(stayId, today).orElseThrow(() -> RuleViolation.conflict("nursing.plan.no-level"));
        return current(stayId).map(plan -> kept(plan, plan.changed(level, template(level, today), reason, by(), today)))
            .orElseGet(() -> kept(null, new CarePlan(stayId, stay.getFacilityId(), level, template(level, today), reason, by(), today)));
    }

    @Requires(Permission.CARE_RECORD)
    public CarePlan add(long stayId, String name, Integer times, Per per, String reason) {
        open(stayId);
        CarePlan plan = current(stayId).orElseThrow(() -> RuleViolation.conflict("nursing.plan.none"));
        return kept(plan, plan.with(name, times, per, reason, by(), LocalDate.now(clock)));
    }

    @Requires(Permission.CARE_RECORD)
    public CarePlan remove(long stayId, int position, String reason) {
        open(stayId);
        CarePlan plan = current(stayId).orElseThrow(() -> RuleViolation.conflict("nursing.plan.none"));
        return kept(plan, plan.without(position, reason, by(), LocalDate.now(clock)));
    }

    /** Who goes on in another bed of the home keeps the plan. */
    void moved(@Observes Stays.Moved moved) {
        Stay after = moved.after();
        if (!moved.before().getFacilityId().equals(after.getFacilityId())) return;
        current(moved.before().getId()).ifPresent(plan -> em.persist(new CarePlan(after.getId(), after.getFacilityId(), plan.getLevel(), plan.getTasks(), plan.getReason(), plan.getMadeBy(), after.getFromDay())));
    }

    /** The older version ends in the database before the newer one begins. */
    private CarePlan kept(CarePlan before, CarePlan after) {
        if (after == before) return after;
        em.flush();
        em.persist(after);
        return after;
    }

    private Stay open(long stayId) {
        Stay stay = stays.get(stayId);
        if (!stay.isOpen(LocalDate.now(clock))) throw RuleViolation.conflict("residence.stay.ended", stay.getUntilDay());
        return stay;
    }

    private Optional<CarePlan> current(long stayId) {
        return em.createQuery("from CarePlan where stayId = :stay and untilDay is null", CarePlan.class).setParameter("stay", stayId).getResultStream().findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<CareTask> template(CareLevel level, LocalDate day) {
        List<Tuple> rows = em.createNativeQuery("select code, name, name_en, times, per from care_task where level = :level and valid_from <= :day and (valid_until is null or valid_until >= :day) order by position", Tuple.class)
            .setParameter("level", level.name()).setParameter("day", day).getResultList();
        return rows.stream().map(t -> new CareTask(t.get("code", String.class), t.get("name", String.class), t.get("name_en", String.class), t.get("times", Number.class).intValue(), Per.valueOf(t.get("per", String.class)))).toList();
    }

    private String by() {
        return user.getScope().displayName();
    }
}
