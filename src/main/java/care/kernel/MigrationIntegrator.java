package care.kernel;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Migrates the schema while the persistence unit starts, before Hibernate looks at it. */
public class MigrationIntegrator implements Integrator {
    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        try {
            Migrations.run(InitialContext.<DataSource>doLookup("java:jboss/datasources/OwnerDS"));
        } catch (NamingException e) {
            throw new IllegalStateException("The data source OwnerDS is missing; wildfly-config/configure.cli adds it.", e);
        }
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    }
}
