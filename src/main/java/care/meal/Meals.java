package care.meal;

import care.access.*;
import care.canteen.*;
import care.kernel.*;
import care.parameter.Parameters;
import care.person.*;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/**
 * Meals at the till, from the desk, the tablet, the route and from programs: one by one or many at once, always the same way. A meal is its
 * own record of who, where, when and by whom, and nobody changes it; so taking one leaves no further entry in the trail, cancelling does.
 */
@UseCase
@ApplicationScoped
public class Meals {
    /** A terminal's clock may be so much ahead. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    public static final int MOST = 500;

    /** TAKEN: eaten and counted; AGAIN: the same meal was told before; KEPT: it does not stand and waits for a decision. */
    public enum Outcome {TAKEN, AGAIN, KEPT}

    /**
     * What became of a meal.
     *
     * @param id      of the meal; null when it does not stand
     * @param name    masked; null for somebody the register does not know
     * @param refusal why it does not stand
     */
    public record Taken(Long id, Outcome outcome, Long doubtId, String name, GuestClass guestClass, Split split, RuleViolation refusal) {
    }

    /** @param photo of a delivery; null when there is none @param cancelledWhy null while it stands */
    public record Row(long id, String guest, LocalDate day, Sitting sitting, GuestClass guestClass, Split split, Way way, Instant takenAt, Instant receivedAt, String actor, String proof, Long photo, String cancelledWhy) implements Serializable {
    }

    /** Somebody as the register knows them, for the meal. */
    private record Known(long mealId, Long personId, String name, LocalDate diedOn, List<GuestClass> classes, boolean several, boolean cardEnded) {
    }

    /** A meal about to be written. */
    private record Ready(int n, Guest guest, Known known, Service.Price price, Instant at) {
    }

    /** The meal that stands for somebody at a sitting, wherever it was taken. */
    private record Standing(long id, long canteenId, String canteen, Instant takenAt) {
    }

    /** @param oldest days a terminal may keep what it could not send; null when no rule says so @param known in the order of the guests */
    private record Found(Service service, String oldest, List<Known> known) {
    }

    /** What decides about a sitting. The canteen is held until commit, so that its month is not accounted meanwhile. */
    private static final String SERVICE = """
        select c.id as canteen_id, c.facility_id, c.region_code, s.*, meal_month_settled(c.id, :day) as settled,
          (select v.value from parameter_value v where v.code = 'meal.offline-days' and v.valid_from <= :today order by v.valid_from desc limit 1) as oldest
        from canteen c cross join lateral meal_sitting(c.id, :day, :sitting) s where c.id = :id for key share of c""";
    private static final String SERVICE_AND_GUESTS = "with held as materialized (" + SERVICE + ") select h.*, g.* from held h cross join lateral meal_guests(h.canteen_id, :day, cast(cast(:hashes as text[]) as bytea[]), cast(:cards as text[]), cast(:names as text[]), cast(cast(:births as text[]) as date[]), cast(cast(:persons as text[]) as bigint[])) g order by g.n";

    @Inject
    EntityManager em;
    @Inject
    Vaults vaults;
    @Inject
    Parameters parameters;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /**
     * Takes meals of one sitting.
     *
     * @param keep what cannot stand is kept as a doubt instead of being refused
     * @return in the order of the guests
     * @throws RuleViolation without {@code keep}, the first one's: meal.already-taken, meal.dead, meal.unknown, meal.closed-day …
     */
    @Requires(value = Permission.MEAL_TAKE, audited = false)
    public List<Taken> take(long canteenId, LocalDate day, Sitting sitting, List<Guest> guests, boolean keep) {
        if (day == null) throw RuleViolation.invalid("date", "web.json.missing", "date");
        if (sitting == null) throw RuleViolation.invalid("sitting", "web.json.missing", "sitting");
        if (guests.isEmpty() || guests.size() > MOST) throw RuleViolation.invalid("meals", "meal.too-many", MOST);
        Instant now = clock.instant();
        Found found = find(canteenId, day, sitting, guests);
        Service service = found.service;
        int oldest = found.oldest == null ? parameters.whole("meal.offline-days", LocalDate.now(clock)) : Integer.parseInt(found.oldest);
        List<Known> known = found.known;
        Taken[] told = new Taken[guests.size()];
        List<Ready> ready = new ArrayList<>();
        List<Ready> repeated = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int n = 0; n < told.length; n++) {
            Guest guest = guests.get(n);
            Instant at = guest.takenAt() == null ? now : guest.takenAt().isAfter(now) && guest.takenAt().isBefore(now.plus(CLOCKS_DIFFER)) ? now : guest.takenAt();
            try {
                service.open(at, now, oldest);
                Ready one = new Ready(n, guest, known.get(n), price(service, guest, known.get(n), day), at);
                (one.known.personId == null || seen.add(one.known.personId) ? ready : repeated).add(one);
            } catch (RuleViolation refusal) {
                if (!keep) throw refusal;
                told[n] = doubt(service, guest, known.get(n), at, refusal, null);
            }
        }
        Set<Long> written = write(service, ready);
        for (Ready one : ready) if (written.contains(one.known.mealId))
            told[one.n] = new Taken(one.known.mealId, Outcome.TAKEN, null, one.known.personId == null ? null : Person.mask(one.known.name), one.price.guestClass(), one.price.split(), null);
            else repeated.add(one);
        Map<Long, Standing> standing = standing(service, repeated);
        for (Ready one : repeated) told[one.n] = again(service, one, standing.get(one.known.personId), keep);
        return List.of(told);
    }

    private static Service.Price price(Service service, Guest guest, Known known, LocalDate day) {
        if (!guest.known()) return service.price(List.of());
        if (known.several) throw RuleViolation.conflict("meal.several");
        if (known.cardEnded) throw RuleViolation.conflict("meal.card-ended");
        if (known.personId == null) throw RuleViolation.invalid(guest.card() != null ? "card" : guest.name() != null ? "name" : guest.personId() != null ? "personId" : "identityNumber", "meal.unknown");
        if (known.diedOn != null && day.isAfter(known.diedOn)) throw RuleViolation.conflict("meal.dead", known.diedOn);
        return service.price(known.classes);
    }

    /** The sitting, and who its guests are, in one statement. */
    private Found find(long canteenId, LocalDate day, Sitting sitting, List<Guest> guests) {
        byte[][] hashes = guests.stream().map(guest -> guest.identityNumber() == null ? null : hash(guest.identityNumber())).toArray(byte[][]::new);
        List<Tuple> found = service(SERVICE_AND_GUESTS, canteenId, day, sitting).setParameter("hashes", array(Arrays.stream(hashes).map(one -> one == null ? null : "\\x" + HexFormat.of().formatHex(one)).toList()))
            .setParameter("cards", array(guests.stream().map(guest -> guest.card() == null ? null : guest.card().strip().toUpperCase(Locale.ROOT)).toList())).setParameter("names", array(guests.stream().map(Guest::name).toList()))
            .setParameter("births", array(guests.stream().map(Guest::born).toList())).setParameter("persons", array(guests.stream().map(Guest::personId).toList())).getResultList();
        if (found.isEmpty()) throw RuleViolation.notFound();
        return new Found(service(found.get(0), day, sitting), found.get(0).get("oldest", String.class),
            found.stream().map(t -> new Known(t.get("meal_id", Number.class).longValue(), t.get("person_id") == null ? null : t.get("person_id", Number.class).longValue(), t.get("name", String.class), t.get("died_on") == null ? null : ((java.sql.Date) t.get("died_on")).toLocalDate(),
                t.get("classes") == null ? List.of() : Arrays.stream(t.get("classes", String[].class)).map(GuestClass::valueOf).toList(), t.get("several", Boolean.class), t.get("card_ended", Boolean.class))).toList());
    }

    @SuppressWarnings("unchecked")
    private TypedQuery<Tuple> service(String sql, long canteenId, LocalDate day, Sitting sitting) {
        return (TypedQuery<Tuple>) em.createNativeQuery(sql, Tuple.class).setParameter("id", canteenId).setParameter("day", day).setParameter("today", LocalDate.now(clock)).setParameter("sitting", sitting.name());
    }

    private static Service service(Tuple t, LocalDate day, Sitting sitting) {
        Map<GuestClass, Service.Tier> tiers = new EnumMap<>(GuestClass.class);
        for (String one : t.get("tiers", String[].class)) {
            String[] part = one.split(" ");
            tiers.putIfAbsent(GuestClass.valueOf(part[1]), new Service.Tier(Long.parseLong(part[0]), GuestClass.valueOf(part[1]), new Split(Long.parseLong(part[2]), Long.parseLong(part[3]), Long.parseLong(part[4]), Long.parseLong(part[5]))));
        }
        return new Service(t.get("canteen_id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("region_code", String.class), day, sitting, t.get("state") == null ? null : CanteenState.valueOf(t.get("state", String.class)), t.get("closure", String.class), t.get("weekday", Boolean.class),
            t.get("served", Boolean.class), t.get("price") == null ? null : t.get("price", Number.class).intValue(), List.copyOf(tiers.values()), t.get("settled", Boolean.class));
    }

    /** A number that cannot be one belongs to nobody. */
    private byte[] hash(String typed) {
        try {
            return vaults.vault().hash(IdentityNumber.parse(typed, LocalDate.now(clock)).bytes());
        } catch (RuleViolation impossible) {
            return new byte[0];
        }
    }

    /** @return the meals that were written; the others are eaten already */
    private Set<Long> write(Service service, List<Ready> ready) {
        if (ready.isEmpty()) return Set.of();
        @SuppressWarnings("unchecked")
        List<Number> written = em.createNativeQuery("""
            insert into meal (id, canteen_id, facility_id, person_id, guest, day, sitting, guest_class, tier_id, price_fen, person_fen, district_fen, village_fen, donor_fen, way, taken_at, actor, proof)
            select u.id, :canteen, :facility, u.person, u.guest, :day, :sitting, u.guest_class, u.tier, u.person_fen + u.district_fen + u.village_fen + u.donor_fen, u.person_fen, u.district_fen, u.village_fen, u.donor_fen, u.way, u.at, :actor, u.proof
            from json_to_recordset(cast(:meals as json)) as u(id bigint, person bigint, guest text, guest_class text, tier bigint, person_fen integer, district_fen integer, village_fen integer, donor_fen integer, way text, at timestamptz, proof text) order by u.person
            on conflict (person_id, day, sitting) where cancelled_at is null and person_id is not null do nothing returning id""")
            .setParameter("canteen", service.canteenId()).setParameter("facility", service.facilityId()).setParameter("day", service.day()).setParameter("sitting", service.sitting().name()).setParameter("actor", user.getScope().actor())
            .setParameter("meals", json(ready)).getResultList();
        Set<Long> ids = new HashSet<>();
        written.forEach(id -> ids.add(id.longValue()));
        return ids;
    }

    private static String json(List<Ready> ready) {
        ArrayNode meals = JsonNodeFactory.instance.arrayNode(ready.size());
        for (Ready one : ready) {
            Split split = one.price.split();
            meals.addObject().put("id", one.known.mealId).put("person", one.known.personId).put("guest", one.guest.called()).put("guest_class", one.price.guestClass().name()).put("tier", one.price.tierId()).put("person_fen", split.personFen())
                .put("district_fen", split.districtFen()).put("village_fen", split.villageFen()).put("donor_fen", split.donorFen()).put("way", one.guest.way().name()).put("at", one.at.toString()).put("proof", one.guest.proof());
        }
        return meals.toString();
    }

    /** By person. */
    private Map<Long, Standing> standing(Service service, List<Ready> repeated) {
        if (repeated.isEmpty()) return Map.of();
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select u.person, m.* from unnest(cast(cast(:persons as text[]) as bigint[])) as u(person) cross join lateral meal_standing(u.person, :day, :sitting) m", Tuple.class)
            .setParameter("persons", array(repeated.stream().map(one -> one.known.personId).distinct().toList())).setParameter("day", service.day()).setParameter("sitting", service.sitting().name()).getResultList();
        Map<Long, Standing> standing = new HashMap<>();
        found.forEach(t -> standing.put(t.get("person", Number.class).longValue(), new Standing(t.get("id", Number.class).longValue(), t.get("canteen_id", Number.class).longValue(), t.get("canteen", String.class), t.get("taken_at", Instant.class))));
        return standing;
    }

    /** Somebody has eaten at this sitting: the same table tells the same meal again; another one's stands, since it arrived first. */
    private Taken again(Service service, Ready one, Standing meal, boolean keep) {
        if (meal == null) throw RuleViolation.conflict("meal.once-more");           // cancelled at this very moment
        RuleViolation refusal = RuleViolation.conflict("meal.already-taken", meal.canteen, LocalTime.ofInstant(meal.takenAt, Clocks.CHINA).withSecond(0).withNano(0));
        if (!keep) throw refusal;
        if (meal.canteenId == service.canteenId()) return new Taken(meal.id, Outcome.AGAIN, null, Person.mask(one.known.name), one.price.guestClass(), one.price.split(), refusal);
        return doubt(service, one.guest, one.known, one.at, refusal, meal.id);
    }

    private Taken doubt(Service service, Guest guest, Known known, Instant at, RuleViolation refusal, Long other) {
        String name = known.name == null ? null : Person.mask(known.name);
        Number id = (Number) em.createNativeQuery("""
            insert into meal_doubt (canteen_id, facility_id, person_id, guest, day, sitting, way, taken_at, actor, proof, code, args, other_meal_id)
            values (:canteen, :facility, cast(nullif(:person, '') as bigint), nullif(:guest, ''), :day, :sitting, :way, :at, :actor, nullif(:proof, ''), :code, cast(:args as text[]), cast(nullif(:other, '') as bigint)) returning id""")
            .setParameter("canteen", service.canteenId()).setParameter("facility", service.facilityId()).setParameter("person", known.personId == null ? "" : known.personId.toString()).setParameter("guest", Objects.requireNonNullElse(guest.shown(name), ""))
            .setParameter("day", service.day()).setParameter("sitting", service.sitting().name()).setParameter("way", guest.way().name()).setParameter("at", at).setParameter("actor", user.getScope().actor())
            .setParameter("proof", Objects.requireNonNullElse(guest.proof(), "")).setParameter("code", refusal.code()).setParameter("args", array(Arrays.stream(refusal.args()).map(arg -> arg instanceof Enum<?> value ? Texts.later(value) : arg).toList())).setParameter("other", other == null ? "" : other.toString()).getSingleResult();
        return new Taken(null, Outcome.KEPT, id.longValue(), name, null, null, refusal);
    }

    /** A meal the town has decided about: it stands after all, unless something else stands against it; how late it is no longer counts. */
    @Requires(Permission.MEAL_CHECK)
    public long afterAll(long doubtId) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select * from doubt_guest(:doubt)", Tuple.class).setParameter("doubt", doubtId).getResultList();
        if (found.isEmpty()) throw RuleViolation.notFound();
        Tuple t = found.get(0);
        if (t.get("person_id") == null) throw RuleViolation.conflict("meal.doubt-unknown");
        long personId = t.get("person_id", Number.class).longValue();
        LocalDate day = ((java.sql.Date) t.get("day")).toLocalDate();
        Instant at = t.get("taken_at", Instant.class);
        Sitting sitting = Sitting.valueOf(t.get("sitting", String.class));
        Service service = service(service(SERVICE, t.get("canteen_id", Number.class).longValue(), day, sitting).getResultStream().findFirst().orElseThrow(RuleViolation::notFound), day, sitting);
        service.open(at, clock.instant(), Integer.MAX_VALUE);
        Known known = new Known(t.get("meal_id", Number.class).longValue(), personId, t.get("name", String.class), t.get("died_on") == null ? null : ((java.sql.Date) t.get("died_on")).toLocalDate(), Arrays.stream(t.get("classes", String[].class)).map(GuestClass::valueOf).toList(), false, false);
        Guest guest = new Guest(null, null, personId, null, null, null, Way.valueOf(t.get("way", String.class)), at, t.get("proof", String.class));
        Ready one = new Ready(0, guest, known, price(service, guest, known, day), at);
        if (write(service, List.of(one)).isEmpty()) return again(service, one, standing(service, List.of(one)).get(personId), false).id();
        return known.mealId;
    }

    /** Was told by mistake: cancelled by the table with its reason as long as a terminal may tell meals, later by the town; by nobody while the month's account stands. */
    @Requires(Permission.CANTEEN_READ)
    public void cancel(long id, String why) {
        if (!user.may(Permission.MEAL_TAKE.name()) && !user.may(Permission.MEAL_CHECK.name())) throw RuleViolation.refused("access.refused");
        if (why == null || why.isBlank()) throw RuleViolation.invalid("why", "meal.no-reason");
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select m.day, m.cancelled_at, meal_month_settled(m.canteen_id, m.day) as settled from meal m join canteen c on c.id = m.canteen_id where m.id = :id for key share of c", Tuple.class).setParameter("id", id).getResultList();
        if (found.isEmpty()) throw RuleViolation.notFound();
        if (found.get(0).get("cancelled_at") != null) throw RuleViolation.conflict("meal.cancelled-already");
        if (found.get(0).get("settled", Boolean.class)) throw RuleViolation.conflict("meal.month-settled", YearMonth.from(((java.sql.Date) found.get(0).get("day")).toLocalDate()));
        int oldest = parameters.whole("meal.offline-days", LocalDate.now(clock));
        if (!user.may(Permission.MEAL_CHECK.name()) && ((java.sql.Date) found.get(0).get("day")).toLocalDate().isBefore(LocalDate.now(clock).minusDays(oldest))) throw RuleViolation.conflict("meal.cancel-late", oldest);
        em.createNativeQuery("update meal set cancelled_at = clock_timestamp(), cancelled_by = :by, cancelled_why = :why where id = :id").setParameter("by", user.getScope().actor()).setParameter("why", why.strip()).setParameter("id", id).executeUpdate();
    }

    @Requires(value = Permission.CANTEEN_READ, audited = false)
    public Rows<Row> list(long canteenId, LocalDate from, LocalDate last, Sitting sitting, GuestClass guestClass, Slice slice) {
        return new Listing("m.id, coalesce(p.name, '') as name, g.called, m.guest, m.person_id, m.day, m.sitting, m.guest_class, m.person_fen, m.district_fen, m.village_fen, m.donor_fen, m.way, m.taken_at, m.received_at, m.actor, m.proof, (select max(a.id) from attachment a where a.subject = 'MEAL' and a.subject_id = m.id) as photo, m.cancelled_why",
            "meal m left join person p on p.id = m.person_id left join canteen_guest g on g.canteen_id = m.canteen_id and g.person_id = m.person_id", "m.id")
            .where("m.canteen_id = :canteen", "canteen", canteenId).where("m.day >= :from", "from", from).where("m.day <= :last", "last", last).where("m.sitting = :sitting", "sitting", sitting).where("m.guest_class = :class", "class", guestClass)
            .sort("taken", "m.taken_at", "timestamptz").sort("price", "m.price_fen", "integer")
            .rows(em, slice.unlessSorted("taken", true), Meals::row);
    }

    private static Row row(Tuple t) {
        String name = t.get("name", String.class);
        String called = t.get("called", String.class);
        return new Row(t.get("id", Number.class).longValue(), t.get("person_id") == null ? Objects.requireNonNullElse(t.get("guest", String.class), "") : !name.isEmpty() ? Person.mask(name) : Person.seen(called), ((java.sql.Date) t.get("day")).toLocalDate(), Sitting.valueOf(t.get("sitting", String.class)),
            GuestClass.valueOf(t.get("guest_class", String.class)), new Split(t.get("person_fen", Number.class).longValue(), t.get("district_fen", Number.class).longValue(), t.get("village_fen", Number.class).longValue(), t.get("donor_fen", Number.class).longValue()),
            Way.valueOf(t.get("way", String.class)), t.get("taken_at", Instant.class), t.get("received_at", Instant.class), t.get("actor", String.class), t.get("proof", String.class), t.get("photo") == null ? null : t.get("photo", Number.class).longValue(), t.get("cancelled_why", String.class));
    }

    /** As text, since the statement says what it is. */
    private static String[] array(List<?> values) {
        return values.stream().map(value -> value == null ? null : value.toString()).toArray(String[]::new);
    }
}
