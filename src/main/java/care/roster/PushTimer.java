package care.roster;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks every minute whether something is due to be sent. Several nodes may: each push is taken by one. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PushTimer {
    @Inject
    PushSender sender;

    @Schedule(hour = "*", minute = "*", persistent = false)
    public void send() {
        sender.send();
    }
}
