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
}
