package care.kernel;

import java.util.List;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;

/** Brings the schema to its present shape, as the owner: the SQL under {@code db/migration}, and the data files features register. */
public final class Migrations {
    private Migrations() {
    }

    public static void run(DataSource owner) {
        List<JavaMigration> dataFiles = ServiceLoader.load(JavaMigration.class, Migrations.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList();
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(owner).schemas("care").createSchemas(false)
            .locations("classpath:db/migration").javaMigrations(dataFiles.toArray(JavaMigration[]::new))
            .load().migrate();
    }
}
