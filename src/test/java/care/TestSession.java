package care;

import care.kernel.Clocks;
import care.kernel.Migrations;
import care.person.IdentityVault;
import java.io.*;
import java.net.ServerSocket;
import java.nio.file.*;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import org.apache.commons.io.FileUtils;
import org.junit.platform.launcher.*;

/**
 * What the tests against the running application share: one throw-away PostgreSQL with the demonstration data, and a copy of the
 * server's folder for Arquillian to start, all on free ports. Plain unit tests (no {@code server.dir}) start none of it.
 */
public class TestSession implements LauncherSessionListener {
    /** Of all demonstration accounts; another one each run. */
    public static final String PASSWORD = "Test-" + UUID.randomUUID();
    public static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static EmbeddedDatabase database;
    private static int httpPort;

    /** The application's address, ending in a slash. */
    public static String base() {
        return "http://127.0.0.1:" + httpPort + "/";
    }

    /** A connection of the tables' owner, past row-level security. The caller closes it. */
    public static Connection owner() throws SQLException {
        return database.owner().getConnection();
    }

    /** Reads the identity numbers of this run's data. */
    public static IdentityVault vault() {
        return new IdentityVault(database.secrets().get("CARE_IDENTITY_KEY"), database.secrets().get("CARE_IDENTITY_HASH_KEY"));
    }

    @Override
    public synchronized void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("server.dir") == null || database != null) return;
        try {
            Path target = Project.target();
            FileUtils.deleteDirectory(target.resolve("it-server").toFile());
            FileUtils.deleteDirectory(target.resolve("it-data/pg").toFile());
            Files.deleteIfExists(target.resolve("it-data/secrets.properties"));
            copyServer(Path.of(System.getProperty("server.dir")), target.resolve("it-server"));
            List<Integer> ports = freePorts(4);
            database = EmbeddedDatabase.start(target.resolve("it-data"), ports.get(0), false);
            Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop"));
            Migrations.run(database.owner());
            try (Connection owner = owner()) {
                owner.setAutoCommit(false);
                new World(owner, TODAY, vault(), PASSWORD).create();
                owner.commit();
            }
            httpPort = ports.get(1);
            describeServer(target.resolve("it-server"), ports.get(2), ports.get(3));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The configuration and the deployed application, not what an earlier run wrote. */
    private static void copyServer(Path server, Path copy) throws IOException {
        List<String> leftOut = List.of("data", "log", "tmp");
        File from = server.resolve("standalone").toFile();
        FileUtils.copyDirectory(from, copy.toFile(), file -> !(file.getParentFile().equals(from) && leftOut.contains(file.getName())));
    }

    /** The system properties that arquillian.xml names. Secrets pass as system properties, which WildFly reads before the environment. */
    private static void describeServer(Path baseFolder, int managementPort, int httpsPort) {
        StringJoiner options = new StringJoiner(" ");
        options.add("-Xmx768m").add("-Djava.net.preferIPv4Stack=true").add("-Duser.timezone=Asia/Shanghai");
        options.add("-Djboss.server.base.dir=" + baseFolder).add("-Djboss.http.port=" + httpPort);
        options.add("-Djboss.https.port=" + httpsPort).add("-Djboss.management.http.port=" + managementPort);
        options.add("-Denv.DB_HOST=127.0.0.1").add("-Ddb.port=" + database.port());
        database.secrets().forTheServer().forEach((name, secret) -> options.add("-D" + (name.startsWith("DB_") ? "env." : "") + name + "=" + secret));
        System.setProperty("it.options", options.toString());
        System.setProperty("it.management.port", Integer.toString(managementPort));
        System.setProperty("db.port", Integer.toString(database.port()));
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> probes = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) probes.add(new ServerSocket(0));
            return probes.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket probe : probes) probe.close();
        }
    }
}
