package care.person;

import care.access.*;
import care.kernel.*;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.*;
import java.util.*;

/** The register of older persons. What leaves it is masked; a full identity number is shown for a stated reason, which is logged. */
@UseCase
@ApplicationScoped
public class People {
    /** @param age full years today */
    public record Row(long id, String name, String identity, Sex sex, LocalDate born, int age, String division, Long facilityId) {
    }

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

    /** By the beginning of the name, the initials of its pinyin, or the whole identity number. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public Rows<Row> list(String name, String initials, String identity, Slice slice) {
        byte[] hash = identity == null || identity.isBlank() ? null : hash(identity);
        return new Listing("p.id, p.name, p.identity_mask, p.sex, p.born, r.name as division, p.facility_id", "person p join region r on r.code = p.region_code", "p.id")
            .where("p.name >= :name and p.name < :name || chr(1114111)", "name", name)
            .where("p.initials >= :initials and p.initials < :initials || '{'", "initials", initials == null ? null : initials.toLowerCase())
            .where("p.identity_hash = :hash", "hash", hash)
            .sort("id", "p.id", "bigint").sort("name", "p.name", "text")
            .rows(em, slice, this::row);
    }

    /** One person, masked. Looking at one is logged. */
    @Requires(Permission.PERSON_READ)
    public Row view(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select p.id, p.name, p.identity_mask, p.sex, p.born, r.name as division, p.facility_id from person p join region r on r.code = p.region_code where p.id = :id", Tuple.class)
            .setParameter("id", id).getResultList();
        return found.stream().findFirst().map(this::row).orElseThrow(RuleViolation::notFound);
    }

    /** The full name and identity number, for this once. */
    @Requires(Permission.PERSON_REVEAL)
    public Map.Entry<String, String> reveal(long id, String reason) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "person.reveal.no-reason");
        Person person = get(id);
        return Map.entry(person.getName(), IdentityNumber.of(vaults.vault().unseal(person.getIdentityCipher())).value());
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
        Optional<Person> visible = em.createQuery("from Person where identityHash = :hash", Person.class).setParameter("hash", hash).getResultStream().findFirst();
        if (visible.isEmpty() && Boolean.TRUE.equals(em.createNativeQuery("select identity_registered(:hash)").setParameter("hash", hash).getSingleResult())) throw RuleViolation.conflict("person.elsewhere");
        return visible;
    }

    /** Registers somebody new; an operator registers for its own facility. */
    @Requires(Permission.PERSON_REGISTER)
    public Person register(String identity, String name, String regionCode, String phone) {
        IdentityNumber number = IdentityNumber.parse(identity, today());
        if (name == null || name.isBlank()) throw RuleViolation.invalid("name", "person.no-name");
        if (byIdentity(identity).isPresent()) throw RuleViolation.conflict("constraint.person_identity_key");
        Person person = new Person(number, vaults.vault(), name, divisions.town(regionCode).code(), phone == null || phone.isBlank() ? null : phone.strip(), user.getScope().facilityId());
        em.persist(person);
        return person;
    }

    private byte[] hash(String typed) {
        return vaults.vault().hash(IdentityNumber.parse(typed, today()).bytes());
    }

    private Row row(Tuple t) {
        LocalDate born = ((java.sql.Date) t.get("born")).toLocalDate();
        return new Row(t.get("id", Number.class).longValue(), Person.mask(t.get("name", String.class)), t.get("identity_mask", String.class), Sex.valueOf(t.get("sex", String.class)),
            born, Period.between(born, today()).getYears(), t.get("division", String.class), t.get("facility_id") == null ? null : t.get("facility_id", Number.class).longValue());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
