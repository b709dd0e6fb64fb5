package care.person;

import care.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;

/** The vault with this installation's keys, which come from outside: CARE_IDENTITY_KEY and CARE_IDENTITY_HASH_KEY. */
@ApplicationScoped
public class IdentityVaults {
    private IdentityVault vault;

    synchronized IdentityVault vault() {
        if (vault == null) vault = new IdentityVault(Settings.get("CARE_IDENTITY_KEY"), Settings.get("CARE_IDENTITY_HASH_KEY"));
        return vault;
    }
}
