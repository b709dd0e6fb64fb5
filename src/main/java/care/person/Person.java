package care.person;

import care.kernel.*;
import jakarta.persistence.*;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** An older person, registered once in the whole city under the identity number. Where they live now follows their stays. */
@Entity
public class Person extends Identified {
    @Secret
    private byte[] identityHash;
    @Secret
    private byte[] identityCipher;
    @Secret
    private String identityMask;
    @Secret
    @NotBlank
    @Size(max = 60)
    private String name;
    @Secret
    private String initials;
    @Enumerated(EnumType.STRING)
    private Sex sex;
    @Secret
    private LocalDate born;
    private String regionCode;
    @Secret
    private String phone;
    private Long facilityId;

    protected Person() {
    }

    /** @param registeredBy the facility that registers its guest; null when an office does */
    public Person(IdentityNumber identity, Vault vault, String name, String regionCode, String phone, Long registeredBy) {
        identityHash = vault.hash(identity.bytes());
        identityCipher = vault.seal(identity.bytes());
        identityMask = identity.mask();
        this.name = name.strip();
        initials = Initials.of(this.name);
        sex = identity.sex();
        born = identity.born();
        this.regionCode = regionCode;
        this.phone = phone;
        facilityId = registeredBy;
    }

    /** 王国胜 → 王*胜, 马兰 → 马* */
    public static String mask(String name) {
        if (name == null || name.isEmpty()) return "";
        int[] characters = name.codePoints().toArray();
        String first = Character.toString(characters[0]);
        return characters.length < 3 ? first + "*" : first + "*".repeat(characters.length - 2) + Character.toString(characters[characters.length - 1]);
    }

    public String getMaskedName() {
        return mask(name);
    }

    public String getName() {
        return name;
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

    public String getRegionCode() {
        return regionCode;
    }
}
