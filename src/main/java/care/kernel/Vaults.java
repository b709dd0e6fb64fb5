package care.kernel;

import jakarta.enterprise.context.ApplicationScoped;

/** The vault with this installation's keys, which come from outside. */
@ApplicationScoped
public class Vaults {
    private Vault vault;

    public synchronized Vault vault() {
        if (vault == null) vault = new Vault(Settings::get);
        return vault;
    }

    /** Another vault from now on, as after a restart with other keys. */
    public synchronized void use(Vault other) {
        vault = other;
    }
}
