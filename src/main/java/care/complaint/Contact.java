package care.complaint;

import care.kernel.Vault;
import care.person.Person;
import java.nio.charset.StandardCharsets;

/** Who complains, as far as they said: sealed as one, shown masked. */
record Contact(String name, String phone) {
    private static final String BETWEEN = "\n";

    boolean isAnonymous() {
        return name == null && phone == null;
    }

    String nameMask() {
        return name == null ? null : Person.mask(name);
    }

    String phoneMask() {
        return Person.maskPhone(phone);
    }

    byte[] seal(Vault vault) {
        return isAnonymous() ? null : vault.seal(((name == null ? "" : name) + BETWEEN + (phone == null ? "" : phone)).getBytes(StandardCharsets.UTF_8));
    }

    static Contact unseal(byte[] sealed, Vault vault) {
        String[] parts = new String(vault.unseal(sealed), StandardCharsets.UTF_8).split(BETWEEN, 2);
        return new Contact(parts[0], parts[1]);
    }
}
