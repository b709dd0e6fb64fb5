package care.person;

import care.kernel.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.*;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.logging.Logger;

/** After a change of keys: at each start and at night, whatever an old key sealed is sealed anew, until nothing is left. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class NightlyRotation {
    private static final Logger LOG = Logger.getLogger(NightlyRotation.class.getName());

    @Inject
    Rotation rotation;

    @PostConstruct
    void start() {
        if (!rotation.isHashKeyRight()) {
            if (Boolean.parseBoolean(Settings.get("CARE_IDENTITY_REHASH"))) {
                rotation.hashAnew();
                LOG.info("identity keys: every hash was replaced; remove CARE_IDENTITY_REHASH");
            } else LOG.severe("identity keys: CARE_IDENTITY_HASH_KEY or CARE_CIPHER is not the one the data was made with; nobody will be found by number");
        }
        sealAnew();
    }

    @Schedule(hour = "1", minute = "10", timezone = "Asia/Shanghai", persistent = false)
    public void sealAnew() {
        if (rotation.left() == 0) return;
        int steps = 0;
        for (OptionalLong after = rotation.sealAnew(0); after.isPresent(); after = rotation.sealAnew(after.getAsLong())) steps++;
        LOG.info("identity keys: sealed anew in " + steps + " steps, " + rotation.left() + " left");
    }
}
