package care.person;

import care.kernel.*;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.time.LocalDate;

/**
 * An older person, registered once in the whole city under the identity number. What is known is amended where the person is registered;
 * a move to another county is asked for and approved there; a second entry of the same human being is closed into the first. Where they
 * live now follows their stays.
 */
@Entity
public class Person extends Identified {
    @Secret
    @Column(updatable = false)
    private byte[] identityHash;
    @Secret
    @Column(updatable = false)
    private byte[] identityCipher;
    @Secret
    @Column(updatable = false)
    private String identityMask;
    @Valid
    @Embedded
    private PersonDetails details;
    @Secret
    private String initials;
    @Enumerated(EnumType.STRING)
    private Sex sex;
    @Secret
    private LocalDate born;
    @Column(updatable = false)
    private Long facilityId;
    @Column(insertable = false, updatable = false)
    private Long mergedInto;

    protected Person() {
    }

    /** @param registeredBy the facility that registers its guest; null when an office does */
    public Person(IdentityNumber identity, Vault vault, PersonDetails details, Long registeredBy, LocalDate on) {
        identityHash = vault.hash(identity.bytes());
        identityCipher = vault.seal(identity.bytes());
        identityMask = identity.mask();
        sex = identity.sex();
        born = identity.born();
        facilityId = registeredBy;
        amend(details, on);
    }

    /** Takes over what was typed, when the days in it are possible. */
    public void amend(PersonDetails typed, LocalDate on) {
        if (mergedInto != null) throw RuleViolation.conflict("person.merged");
        if ((typed.getAbilityGrade() == null) != (typed.getAbilityOn() == null)) throw RuleViolation.invalid(typed.getAbilityOn() == null ? "abilityOn" : "abilityGrade", "person.ability-without-day");
        possible("abilityOn", typed.getAbilityOn(), on);
        possible("diedOn", typed.getDiedOn(), on);
        details = typed;
        initials = Initials.of(typed.getName());
    }

    /** The grade an assessment came to, unless a later one is known. */
    public void assessed(int grade, LocalDate on) {
        if (mergedInto != null) throw RuleViolation.conflict("person.merged");
        if (details.getAbilityOn() != null && details.getAbilityOn().isAfter(on)) return;
        details.setAbilityGrade((short) grade);
        details.setAbilityOn(on);
    }

    /** Somebody reports the death; a day that is known already stays. */
    public void die(LocalDate on, LocalDate today) {
        possible("on", on, today);
        if (details.getDiedOn() == null) details.setDiedOn(on);
    }

    private void possible(String field, LocalDate day, LocalDate today) {
        if (day == null) return;
        if (day.isAfter(today)) throw RuleViolation.invalid(field, "person.day-to-come");
        if (day.isBefore(born)) throw RuleViolation.invalid(field, "person.day-before-birth");
    }

    /** A masked name; of somebody out of this user's sight, whose name the database does not tell, only that there is somebody. */
    public static String seen(String name) {
        return name == null ? "***" : mask(name);
    }

    /** 王国胜 → 王*胜, 马兰 → 马* */
    public static String mask(String name) {
        if (name == null || name.isEmpty()) return "";
        int[] characters = name.codePoints().toArray();
        String first = Character.toString(characters[0]);
        return characters.length < 3 ? first + "*" : first + "*".repeat(characters.length - 2) + Character.toString(characters[characters.length - 1]);
    }

    /** 13812345678 → 138******78 */
    public static String maskPhone(String phone) {
        return phone == null || phone.length() < 6 ? phone == null ? null : "***" : phone.substring(0, 3) + "*".repeat(phone.length() - 5) + phone.substring(phone.length() - 2);
    }

    public String getMaskedName() {
        return mask(details.getName());
    }

    public PersonDetails getDetails() {
        return details;
    }

    public String getIdentityMask() {
        return identityMask;
    }

    byte[] getIdentityCipher() {
        return identityCipher;
    }

    public Sex getSex() {
        return sex;
    }

    public LocalDate getBorn() {
        return born;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getMergedInto() {
        return mergedInto;
    }
}
