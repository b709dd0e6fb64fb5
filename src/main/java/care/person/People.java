package care.person;

import care.access.*;
import care.kernel.*;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** The register of older persons. What leaves it is masked; a full identity number is shown for a stated reason, which is logged. */
@UseCase
@ApplicationScoped
public class People {
    /** @param age full years today, or at death */
    public record Row(long id, String name, String identity, Sex sex, LocalDate born, int age, String division, Living living, Ability ability, LocalDate diedOn, Long facilityId) implements Serializable {
    }

    /**
     * One person, masked.
     *
     * @param categories names of the rosters' categories held today
     */
    public record View(long id, String name, String identity, Sex sex, LocalDate born, int age, String division, String regionCode, String phone, Living living, Short abilityGrade, LocalDate abilityOn,
                       String doctorTeam, LocalDate diedOn, Long facilityId, Long mergedInto, List<String> categories, int version) {
        /** With name, identity number and phone as they are. */
        public View with(Revealed shown) {
            return new View(id, shown.name, shown.identity, sex, born, age, division, regionCode, shown.phone, living, abilityGrade, abilityOn, doctorTeam, diedOn, facilityId, mergedInto, categories, version);
        }
    }

    public record Revealed(String name, String identity, String phone) {
    }

    /** A category of a roster, held [from, until). */
    public record Held(String category, String division, LocalDate from, LocalDate until, boolean today) {
    }

    public record Lived(String facility, long facilityId, LocalDate from, LocalDate until) {
    }

    /** What is told of somebody who is registered outside of this user's division. */
    public record Elsewhere(long personId, String surname, Sex sex, int birthYear, String regionCode, String county) implements Serializable {
    }

    /** Whom an identity number belongs to: somebody in sight, somebody elsewhere, or nobody. */
    public record Found(Long id, String name, Elsewhere elsewhere) implements Serializable {
    }

    private static final String PERSON = "join person p on p.id = g.person_id";
    private static final String SELECT = """
        p.id, p.name, p.identity_mask, p.sex, p.born, p.living, p.ability_grade, p.died_on, p.facility_id,
        (select string_agg(a.name, ' ' order by a.level) from region a where a.code in (left(p.region_code, 9) || '000', p.region_code)) as division""";
    /** Above this, one more row that fits is dear to find. */
    private static final int FEW = 1000;

    @Inject
    EntityManager em;
    @Inject
    Vaults vaults;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    public Person get(long id) {
        Person person = em.find(Person.class, id);
        if (person == null) throw RuleViolation.notFound();
        return person;
    }

    /**
     * Persons in order of their place; those merged into another are left out. A name is found by its first two characters in a table
     * of them, and by its last two if it is longer.
     */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public Rows<Row> list(PersonFilter filter, Slice slice) {
        int[] name = filter.name() == null ? null : filter.name().codePoints().toArray();
        if (name != null && name.length < 2) throw RuleViolation.invalid("name", "person.search.short");
        Listing listing;
        if (name == null) listing = new Listing(SELECT, "person p", "p.id").where("p.merged_into is null");
        else {
            listing = new Listing(SELECT, "name_gram g" + (filter.asksOfPerson() ? " " + PERSON : ""), "g.person_id").where("g.gram = :first", "first", new String(name, 0, 2));
            String more = name.length == 2 ? "" : " and strpos(p.name, :name) > 0";
            if (name.length > 2) listing.with("name", filter.name()).where("exists (select 1 from name_gram l where l.gram = :last and l.region_code = g.region_code and l.person_id = g.person_id)", "last", new String(name, name.length - 2, 2));
            if (!filter.asksOfPerson()) listing.shownWith(PERSON + more);
            else if (!more.isEmpty()) listing.where("strpos(p.name, :name) > 0");
        }
        String place = name == null ? "p.region_code" : "g.region_code";
        if (filter.initials() != null && name == null) listing.sort("initials", "p.initials", "text");
        listing.sort("place", place, "text");
        if (name == null) listing.sort("id", "p.id", "bigint").sort("name", "p.name", "text");
        if (filter.category() != null || filter.living() != null || filter.ability() != null) listing.countedTo(FEW);
        return listing
            .where(place + " >= :prefix and " + place + " < :prefix || ':'", "prefix", filter.division() == null || filter.division().length() != 12 ? filter.division() : DivisionCode.prefix(filter.division()))
            .where("p.initials >= :initials and p.initials < :initials || '{'", "initials", filter.initials() == null ? null : filter.initials().toLowerCase(Locale.ROOT))
            .where("p.identity_hash = :hash", "hash", filter.identity() == null ? null : hash(filter.identity()))
            .where("p.phone = :phone", "phone", filter.phone())
            .where("p.born >= :bornFrom", "bornFrom", filter.bornFrom()).where("p.born <= :bornTo", "bornTo", filter.bornTo())
            .where("p.ability_grade = :ability", "ability", filter.ability() == null ? null : filter.ability().ordinal())
            .where("p.living = :living", "living", filter.living())
            .with("today", today()).where("exists (select 1 from holding h where h.person_id = p.id and h.category = :category and h.from_day <= :today and (h.until_day is null or h.until_day > :today))", "category", filter.category())
            .rows(em, slice, this::row);
    }

    /** One person, masked. Looking at one is logged. */
    @Requires(Permission.PERSON_READ)
    public View view(long id) {
        Person person = get(id);
        PersonDetails d = person.getDetails();
        return new View(id, person.getMaskedName(), person.getIdentityMask(), person.getSex(), person.getBorn(), age(person.getBorn(), d.getDiedOn()), divisions.path(d.getRegionCode()).stream().skip(1).map(Divisions.Division::name).reduce((a, b) -> a + " " + b).orElse(""), d.getRegionCode(),
            Person.maskPhone(d.getPhone()), d.getLiving(), d.getAbilityGrade(), d.getAbilityOn(), d.getDoctorTeam(), d.getDiedOn(), person.getFacilityId(), person.getMergedInto(),
            held(id).stream().filter(Held::today).map(Held::category).distinct().toList(), person.getVersion());
    }

    /** Categories held today and in the past, latest first. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public List<Held> held(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select h.category, r.name, h.from_day, h.until_day from holding h join region r on r.code = h.region_code where h.person_id = :id order by h.from_day desc, h.category", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Held(t.get(0, String.class), t.get(1, String.class), day(t, "from_day"), day(t, "until_day"), !day(t, "from_day").isAfter(today()) && (day(t, "until_day") == null || day(t, "until_day").isAfter(today())))).toList();
    }

    /** The homes the person lived in, as far as they are in sight. */
    @Requires(value = Permission.STAY_READ, audited = false)
    public List<Lived> lived(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select f.name, f.id, s.from_day, s.until_day from stay s join facility f on f.id = s.facility_id where s.person_id = :id order by s.from_day desc", Tuple.class).setParameter("id", id).getResultList();
        return found.stream().map(t -> new Lived(t.get(0, String.class), t.get(1, Number.class).longValue(), day(t, "from_day"), day(t, "until_day"))).toList();
    }

    /** Full name, identity number and phone, for this once. */
    @Requires(Permission.PERSON_REVEAL)
    public Revealed reveal(long id, String reason) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "person.reveal.no-reason");
        return printed(get(id));
    }

    /** Name and identity number as they stand on a paper both sides sign; logged with the paper. */
    public Revealed printed(Person person) {
        return new Revealed(person.getDetails().getName(), IdentityNumber.of(vaults.vault().unseal(person.getIdentityCipher())).value(), person.getDetails().getPhone());
    }

    /**
     * The person with this identity number.
     *
     * @return empty when nobody is registered under it
     * @throws RuleViolation person.elsewhere when somebody is, outside this user's scope: that, and nothing more, is told
     */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public Optional<Person> byIdentity(String typed) {
        byte[] hash = hash(typed);
        Optional<Person> visible = em.createQuery("from Person where identityHash = :hash", Person.class).setParameter("hash", hash).getResultStream().findFirst()
            .map(entry -> entry.getMergedInto() == null ? entry : em.find(Person.class, entry.getMergedInto()));
        if (visible.isEmpty() && Boolean.TRUE.equals(em.createNativeQuery("select identity_registered(:hash)").setParameter("hash", hash).getSingleResult())) throw RuleViolation.conflict("person.elsewhere");
        return visible;
    }

    /** Whether somebody is registered under the number: here, or elsewhere with what may be told of them. Asking is logged. */
    @Requires(Permission.PERSON_REGISTER)
    public Found lookUp(String typed) {
        Elsewhere elsewhere = elsewhere(typed).orElse(null);
        boolean office = user.getScope().facilityId() == null;
        if (office && elsewhere != null) return new Found(null, null, elsewhere);
        Optional<Person> visible = elsewhere == null ? byIdentity(typed) : em.createQuery("from Person where id = :id", Person.class).setParameter("id", elsewhere.personId()).getResultStream().findFirst();
        return visible.map(person -> new Found(person.getId(), person.getMaskedName(), null)).orElse(new Found(null, null, elsewhere));
    }

    /** Somebody who is registered out of sight, for whoever knows both the number and the name. */
    public Optional<Long> named(String typed, String name) {
        if (name == null || name.isBlank()) return Optional.empty();
        return Optional.ofNullable((Number) em.createNativeQuery("select person_named(:hash, :name)").setParameter("hash", hash(typed)).setParameter("name", name.strip()).getSingleResult()).map(Number::longValue);
    }

    Optional<Elsewhere> elsewhere(String typed) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select * from registered_elsewhere(:hash)", Tuple.class).setParameter("hash", hash(typed)).getResultList();
        return found.stream().findFirst().map(t -> new Elsewhere(t.get("person_id", Number.class).longValue(), t.get("surname", String.class), Sex.valueOf(t.get("sex", String.class)), t.get("birth_year", Number.class).intValue(), t.get("region_code", String.class), t.get("county", String.class)));
    }

    /** Registers somebody new; an operator registers for its own facility. */
    @Requires(Permission.PERSON_REGISTER)
    public Person register(String identity, @Valid PersonDetails details) {
        IdentityNumber number = IdentityNumber.parse(identity, today());
        if (byIdentity(identity).isPresent()) throw RuleViolation.conflict("constraint.person_identity_key");
        divisions.town(details.getRegionCode());
        Person person = new Person(number, vaults.vault(), details, user.getScope().facilityId(), today());
        em.persist(person);
        return person;
    }

    /** What is recorded, in full, to be amended. Looking at it is logged. */
    @Requires(Permission.PERSON_EDIT)
    public Person open(long id) {
        return ours(id);
    }

    /** @param version as it was when the form was opened */
    @Requires(Permission.PERSON_EDIT)
    public void amend(long id, int version, @Valid PersonDetails details) {
        Person person = ours(id);
        if (person.getVersion() != version) throw RuleViolation.conflict("record.changed-or-gone");
        divisions.town(details.getRegionCode());
        if (!isOurs(details.getRegionCode())) throw RuleViolation.invalid("regionCode", "person.region-elsewhere");
        person.amend(details, today());
    }

    /** Whoever lives in a home here is seen, but amended only where they are registered. */
    private Person ours(long id) {
        Person person = get(id);
        if (!isOurs(person.getDetails().getRegionCode())) throw RuleViolation.conflict("person.registered-elsewhere", divisions.get(DivisionCode.at(person.getDetails().getRegionCode(), 3)).name());
        return person;
    }

    /** Whether a place lies in this user's division. */
    boolean isOurs(String regionCode) {
        String prefix = user.getScope().prefix();
        return !prefix.isEmpty() && regionCode.startsWith(prefix);
    }

    private byte[] hash(String typed) {
        return vaults.vault().hash(IdentityNumber.parse(typed, today()).bytes());
    }

    private Row row(Tuple t) {
        LocalDate born = day(t, "born");
        Number grade = t.get("ability_grade", Number.class);
        return new Row(t.get("id", Number.class).longValue(), Person.mask(t.get("name", String.class)), t.get("identity_mask", String.class), Sex.valueOf(t.get("sex", String.class)), born, age(born, day(t, "died_on")), t.get("division", String.class),
            t.get("living") == null ? null : Living.valueOf(t.get("living", String.class)), grade == null ? null : Ability.values()[grade.intValue()], day(t, "died_on"), t.get("facility_id") == null ? null : t.get("facility_id", Number.class).longValue());
    }

    private int age(LocalDate born, LocalDate died) {
        return Period.between(born, died == null ? today() : died).getYears();
    }

    static LocalDate day(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
