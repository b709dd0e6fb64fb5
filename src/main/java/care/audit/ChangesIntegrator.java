package care.audit;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Makes {@link Changes} hear of every record that is added, changed or removed. */
public class ChangesIntegrator implements Integrator {
    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        EventListenerRegistry listeners = factory.getServiceRegistry().getService(EventListenerRegistry.class);
        Changes changes = new Changes();
        listeners.appendListeners(EventType.POST_INSERT, changes);
        listeners.appendListeners(EventType.POST_UPDATE, changes);
        listeners.appendListeners(EventType.POST_DELETE, changes);
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    }
}
