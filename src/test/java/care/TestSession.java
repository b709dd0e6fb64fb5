package care;

import care.kernel.Clocks;
import care.kernel.Migrations;
import care.kernel.Vault;
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.IntStream;
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
    public static Vault vault() {
        return new Vault(database.secrets()::get);
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("server.dir") == null || database != null) return;
        try {
            Path target = Project.target();
            FileUtils.deleteDirectory(target.resolve("it-server").toFile());
            FileUtils.deleteDirectory(target.resolve("it-data/pg").toFile());
            Files.deleteIfExists(target.resolve("it-data/secrets.properties"));
            copyServer(Path.of(System.getProperty("server.dir")), target.resolve("it-server"));
            database = EmbeddedDatabase.start(target.resolve("it-data"), freePort(), false);
            Runtime.getRuntime().addShutdownHook(new Thread(TestSession::stop, "stop"));
            Migrations.run(database.owner());
            try (Connection owner = owner()) {
                owner.setAutoCommit(false);
                new World(owner, TODAY, vault(), PASSWORD).create();
                owner.commit();
            }
            describeServer(target.resolve("it-server"));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By now Arquillian has stopped the server; a run that is broken off comes here through the hook. */
    @Override
    public void launcherSessionClosed(LauncherSession session) {
        stop();
    }

    private static synchronized void stop() {
        if (database != null) database.close();
        database = null;
    }

    /** The configuration and the deployed application, not what an earlier run wrote. */
    private static void copyServer(Path server, Path copy) throws IOException {
        List<String> leftOut = List.of("data", "log", "tmp");
        File from = server.resolve("standalone").toFile();
        FileUtils.copyDirectory(from, copy.toFile(), file -> !(file.getParentFile().equals(from) && leftOut.contains(file.getName())));
    }

    /** The system properties that arquillian.xml names. Secrets pass as system properties, which WildFly reads before the environment. */
    private static void describeServer(Path baseFolder) {
        int offset = freeOffset();
        StringJoiner options = new StringJoiner(" ");
        // each class in the container deploys the application once more, and WildFly lets go of the one before only slowly
        options.add("-Xmx3g").add("-Djava.net.preferIPv4Stack=true").add("-Duser.timezone=Asia/Shanghai");
        options.add("-Djboss.server.base.dir=" + baseFolder).add("-Djboss.socket.binding.port-offset=" + offset);
        database.environment().forEach((name, value) -> options.add("-D" + (name.startsWith("DB_") ? "env." : "") + name + "=" + value));
        httpPort = 8080 + offset;
        System.setProperty("it.options", options.toString());
        System.setProperty("it.management.port", Integer.toString(9990 + offset));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    /** How far the server's ports (HTTP, HTTPS, management, cluster) move from the usual ones so that all are free. */
    private static int freeOffset() {
        Random random = new Random();
        while (true) {
            int offset = 1000 + random.nextInt(20000);
            if (IntStream.of(7600, 8080, 8443, 9990).allMatch(port -> isFree(port + offset))) return offset;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
