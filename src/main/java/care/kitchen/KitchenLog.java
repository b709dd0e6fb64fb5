package care.kitchen;

import care.access.*;
import care.attachment.Attachments;
import care.canteen.*;
import care.facility.*;
import care.kernel.*;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** The kitchen's day: a sample of every dish and its disposal, what was bought, what was disinfected, and who may handle food. */
@UseCase
@ApplicationScoped
public class KitchenLog {
    /** What a picture of a voucher belongs to. */
    public static final String SUBJECT = "KITCHEN_VOUCHER";

    /** A dish of a day with its sample. @param sampleId null while none was taken @param dueNow whether it may be disposed of */
    public record Served(long dishId, Sitting sitting, String dish, String allergens, boolean published, Long sampleId, Integer grams, Instant takenAt, String takenBy, Instant keepUntil, Instant disposedAt, String disposedBy, boolean dueNow, boolean overdue, LocalDate day) implements Serializable {
    }

    /** Who handles food. @param until last day of the health certificate that ends last; null without one or when it has no end @param valid whether one holds on the day */
    public record Handler(long staffId, String name, boolean valid, LocalDate until) implements Serializable {
    }

    /** @param grams of a sample at least @param hours it is kept at least */
    public record Rule(int grams, int hours) implements Serializable {
    }

    private static final String SERVED = """
        select d.id, m.day, m.sitting, d.name, array_to_string(d.allergens, ',') as allergens, m.published_at is not null as published, s.id as sample, s.grams, s.taken_at, s.taken_by, s.keep_until, s.disposed_at, s.disposed_by,
          s.disposed_at is null and s.keep_until <= :now as due, s.disposed_at is null and s.keep_until < cast(:today as date) at time zone 'Asia/Shanghai' as overdue
        from dish d join menu m on m.id = d.menu_id left join food_sample s on s.dish_id = d.id where m.canteen_id = :canteen and %s
        order by m.day, array_position(array['BREAKFAST', 'LUNCH', 'DINNER'], m.sitting), d.position""";

    @Inject
    EntityManager em;
    @Inject
    Canteens canteens;
    @Inject
    Staff staff;
    @Inject
    Attachments attachments;
    @Inject
    Parameters parameters;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Rule rule(LocalDate day) {
        Map<String, Integer> values = parameters.wholes(List.of("kitchen.sample-grams", "kitchen.sample-hours"), day);
        return new Rule(values.get("kitchen.sample-grams"), values.get("kitchen.sample-hours"));
    }

    /** The dishes of a day, each with its sample. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Served> served(long canteenId, LocalDate day) {
        canteens.get(canteenId);
        return served(em.createNativeQuery(SERVED.formatted("m.day = :day"), Tuple.class).setParameter("day", day), canteenId);
    }

    /** Samples that are kept still, those to be disposed of first. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Served> kept(long canteenId) {
        canteens.get(canteenId);
        return served(em.createNativeQuery(SERVED.formatted("s.id is not null and s.disposed_at is null"), Tuple.class), canteenId);
    }

    private List<Served> served(Query query, long canteenId) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = query.setParameter("canteen", canteenId).setParameter("now", clock.instant()).setParameter("today", today()).getResultList();
        return found.stream().map(t -> new Served(t.get("id", Number.class).longValue(), Sitting.valueOf(t.get("sitting", String.class)), t.get("name", String.class), t.get("allergens", String.class), t.get("published", Boolean.class),
            t.get("sample") == null ? null : t.get("sample", Number.class).longValue(), t.get("grams") == null ? null : t.get("grams", Number.class).intValue(), t.get("taken_at", Instant.class), t.get("taken_by", String.class), t.get("keep_until", Instant.class),
            t.get("disposed_at", Instant.class), t.get("disposed_by", String.class), Boolean.TRUE.equals(t.get("due", Boolean.class)), Boolean.TRUE.equals(t.get("overdue", Boolean.class)), ((java.sql.Date) t.get("day")).toLocalDate())).toList();
    }

    /** @param at when it was taken, on the dish's own day */
    @Requires(Permission.CANTEEN_RUN)
    public long sample(long dishId, Integer grams, Instant at, String taker) {
        Dish dish = em.find(Dish.class, dishId);
        if (dish == null) throw RuleViolation.notFound();
        Rule rule = rule(dish.getMenu().getDay());
        FoodSample sample = new FoodSample(dish, grams, at, taker, rule.grams(), rule.hours(), clock.instant(), user.getScope().actor());
        em.persist(sample);
        em.flush();
        return sample.getId();
    }

    /** @throws RuleViolation kitchen.sample.too-early before its hours are over */
    @Requires(Permission.CANTEEN_RUN)
    public void dispose(long sampleId, String disposer) {
        FoodSample sample = em.find(FoodSample.class, sampleId);
        if (sample == null) throw RuleViolation.notFound();
        sample.dispose(clock.instant(), disposer);
        em.flush();
    }

    /** @param bytes the picture of the voucher; null when there is only a number */
    @Requires(Permission.CANTEEN_RUN)
    public long buy(long canteenId, @Valid PurchaseDetails details, String fileName, byte[] bytes) {
        Canteen canteen = canteens.get(canteenId);
        Long picture = bytes == null ? null : attachments.add(canteen.getFacilityId(), SUBJECT, canteenId, "VOUCHER", fileName, bytes);
        Purchase purchase = new Purchase(canteenId, canteen.getFacilityId(), details, picture, today(), clock.instant(), user.getScope().actor());
        em.persist(purchase);
        em.flush();
        return purchase.getId();
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Purchase> purchases(long canteenId, LocalDate day) {
        return em.createQuery("from Purchase p where p.canteenId = :canteen and p.details.day = :day order by p.id", Purchase.class).setParameter("canteen", canteenId).setParameter("day", day).getResultList();
    }

    @Requires(Permission.CANTEEN_RUN)
    public long disinfect(long canteenId, @Valid DisinfectionDetails details, Instant at) {
        Canteen canteen = canteens.get(canteenId);
        Disinfection entry = new Disinfection(canteenId, canteen.getFacilityId(), details, at, clock.instant(), user.getScope().actor());
        em.persist(entry);
        em.flush();
        return entry.getId();
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Disinfection> disinfections(long canteenId, LocalDate day) {
        return em.createQuery("from Disinfection d where d.canteenId = :canteen and d.day = :day order by d.doneAt, d.id", Disinfection.class).setParameter("canteen", canteenId).setParameter("day", day).getResultList();
    }

    /** The cooks of the facility that runs it, those without a valid health certificate first. */
    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public List<Handler> handlers(long canteenId, LocalDate day) {
        return staff.of(canteens.get(canteenId).getFacilityId()).stream()
            .filter(member -> member.getPost() == Post.COOK && !member.getEmployedFrom().isAfter(day) && (member.getEmployedUntil() == null || !member.getEmployedUntil().isBefore(day)))
            .map(member -> {
                List<Certificate> health = member.getCertificates().stream().filter(c -> c.getKind() == CertificateKind.HEALTH).toList();
                return new Handler(member.getId(), member.getName(), health.stream().anyMatch(c -> !c.getValidFrom().isAfter(day) && (c.getValidUntil() == null || !c.getValidUntil().isBefore(day))),
                    health.stream().map(Certificate::getValidUntil).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null));
            }).sorted(Comparator.comparing(Handler::valid)).toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
