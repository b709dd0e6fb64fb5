package care.meal;

import care.access.*;
import care.canteen.Sitting;
import care.kernel.*;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** Price tiers of the city and its counties. What the county has laid down for a class counts before what the city has. */
@UseCase
@ApplicationScoped
public class Tiers {
    /** @param lastDay null while it is open @param ours whether this user's office has laid it down */
    public record Row(long id, String regionCode, String division, GuestClass guestClass, Sitting sitting, Split split, LocalDate from, LocalDate lastDay, String basis, boolean inForce, boolean ours) implements Serializable {
    }

    /** Why somebody has a class: the roster and since when, or the age. @param code key of the sentence */
    public record Ground(GuestClass guestClass, String code, List<String> args) implements Serializable {
    }

    /** What somebody would pay on a day, and all they could have claimed. @param tierId of the price */
    public record Explained(GuestClass guestClass, Split split, LocalDate from, String basis, List<Ground> grounds) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** Of this user's counties and of the city, those in force first. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Row> all(LocalDate day) {
        String own = DivisionCode.at(user.getScope().regionCode(), Math.min(3, DivisionCode.level(user.getScope().regionCode())));
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select t.*, r.name as division, t.valid_from <= :day and (t.valid_until is null or t.valid_until > :day) as in_force from meal_tier t join region r on r.code = t.region_code
            where starts_with(t.region_code, division_prefix(:own)) or starts_with(:own, division_prefix(t.region_code))
            order by in_force desc, t.region_code, array_position(array['BREAKFAST', 'LUNCH', 'DINNER'], t.sitting), array_position(array['EXTREME_POVERTY', 'SUBSISTENCE', 'SUBSISTENCE_MARGIN', 'DISABILITY', 'AGED_80', 'AGED_65', 'OTHER'], t.guest_class), t.valid_from desc limit 500""", Tuple.class)
            .setParameter("day", day).setParameter("own", own).getResultList();
        return found.stream().map(t -> new Row(number(t, "id"), t.get("region_code", String.class), t.get("division", String.class), GuestClass.valueOf(t.get("guest_class", String.class)), Sitting.valueOf(t.get("sitting", String.class)), split(t), day(t, "valid_from"),
            t.get("valid_until") == null ? null : day(t, "valid_until").minusDays(1), t.get("basis", String.class), t.get("in_force", Boolean.class), t.get("region_code", String.class).equals(user.getScope().regionCode()))).toList();
    }

    /** Lays one down for this user's own division. */
    @Requires(Permission.MEAL_TIER_EDIT)
    public long add(@Valid TierDetails details) {
        MealTier tier = new MealTier(user.getScope().regionCode(), details, user.getScope().actor());
        em.persist(tier);
        em.flush();
        return tier.getId();
    }

    /** It holds until a day, which is included. */
    @Requires(Permission.MEAL_TIER_EDIT)
    public void end(long id, LocalDate lastDay) {
        MealTier tier = em.find(MealTier.class, id);
        if (tier == null || !tier.getRegionCode().equals(user.getScope().regionCode())) throw RuleViolation.notFound();
        java.sql.Date last = (java.sql.Date) em.createNativeQuery("select max(day) from meal where tier_id = :id and cancelled_at is null").setParameter("id", id).getSingleResult();
        tier.end(lastDay, last == null ? null : last.toLocalDate());
    }

    /** Why somebody pays what on a day at the tables of a county: each class with its ground, and the one that counts. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public Optional<Explained> explain(long personId, LocalDate day, Sitting sitting) {
        @SuppressWarnings("unchecked")
        List<Tuple> who = em.createNativeQuery("select p.born, p.region_code, guest_classes(p.id, :day) as classes from person p where p.id = :id", Tuple.class).setParameter("id", personId).setParameter("day", day).getResultList();
        if (who.isEmpty()) return Optional.empty();
        Tuple person = who.get(0);
        List<GuestClass> classes = Arrays.stream(person.get("classes", String[].class)).map(GuestClass::valueOf).toList();
        List<MealTier> tiers = inForce(person.get("region_code", String.class), day, sitting);
        Service service = new Service(0, 0, null, day, sitting, null, null, true, true, null, tiers.stream().map(t -> new Service.Tier(t.getId(), t.getGuestClass(), t.getSplit())).toList(), false);
        if (tiers.stream().noneMatch(t -> t.getGuestClass() == GuestClass.OTHER)) return Optional.empty();
        Service.Price price = service.price(classes);
        MealTier chosen = tiers.stream().filter(t -> t.getId() == price.tierId()).findFirst().orElseThrow();
        return Optional.of(new Explained(price.guestClass(), price.split(), chosen.getValidFrom(), chosen.getBasis(), grounds(personId, day, classes, day(person, "born"))));
    }

    private List<Ground> grounds(long personId, LocalDate day, List<GuestClass> classes, LocalDate born) {
        @SuppressWarnings("unchecked")
        List<Tuple> held = em.createNativeQuery("select category, min(from_day) as since from holding where person_id = :id and from_day <= :day and (until_day is null or until_day > :day) group by 1 order by 1", Tuple.class).setParameter("id", personId).setParameter("day", day).getResultList();
        List<Ground> grounds = new ArrayList<>();
        for (GuestClass one : classes) switch (one) {
            case AGED_80 -> grounds.add(new Ground(one, "meal.ground.age", List.of(String.valueOf(Period.between(born, day).getYears()), "80")));
            case AGED_65 -> grounds.add(new Ground(one, "meal.ground.age", List.of(String.valueOf(Period.between(born, day).getYears()), "65")));
            default -> held.stream().filter(t -> t.get("category", String.class).startsWith(one == GuestClass.SUBSISTENCE ? "SUBSISTENCE_URBAN" : one.name()) || one == GuestClass.SUBSISTENCE && t.get("category", String.class).equals("SUBSISTENCE_RURAL"))
                .forEach(t -> grounds.add(new Ground(one, "meal.ground.roster", List.of(t.get("category", String.class), day(t, "since").toString()))));
        }
        return grounds;
    }

    /** What holds in the county of a place: its own for each class, otherwise the city's. */
    List<MealTier> inForce(String region, LocalDate day, Sitting sitting) {
        List<MealTier> found = em.createQuery("from MealTier t where t.sitting = :sitting and t.validFrom <= :day and (t.validUntil is null or t.validUntil > :day) and t.regionCode in (:codes) order by t.regionCode desc", MealTier.class)
            .setParameter("sitting", sitting).setParameter("day", day).setParameter("codes", List.of(DivisionCode.at(region, 3), DivisionCode.at(region, 2))).getResultList();
        Map<GuestClass, MealTier> best = new EnumMap<>(GuestClass.class);
        found.forEach(t -> best.putIfAbsent(t.getGuestClass(), t));
        return List.copyOf(best.values());
    }

    private static Split split(Tuple t) {
        return new Split(number(t, "person_fen"), number(t, "district_fen"), number(t, "village_fen"), number(t, "donor_fen"));
    }

    private static long number(Tuple t, String column) {
        return t.get(column, Number.class).longValue();
    }

    private static LocalDate day(Tuple t, String column) {
        return ((java.sql.Date) t.get(column)).toLocalDate();
    }
}
