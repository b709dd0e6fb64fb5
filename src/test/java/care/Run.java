package care;

import care.kernel.Clocks;
import care.kernel.Migrations;
import care.person.IdentityVault;
import java.io.IOException;
import java.net.*;
import java.net.http.*;
import java.nio.file.*;
import java.sql.*;
import java.time.*;
import java.util.concurrent.TimeUnit;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * The run command: PostgreSQL with its data kept in {@code .data}, the demonstration data on the first start, then WildFly with the
 * application, in the foreground. Ctrl-C ends them in the reverse order.
 */
public final class Run {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private final Path serverFolder = Path.of(System.getProperty("server.dir"));
    private final Path dataFolder = Path.of(System.getProperty("data.dir")).toAbsolutePath().normalize();
    private final int httpPort = Integer.getInteger("http.port", 8080);
    private final int dbPort = Integer.getInteger("db.port", 15432);
    private final String address = "http://127.0.0.1:" + httpPort + "/";
    private EmbeddedDatabase database;
    private Process server;
    private volatile boolean stopping;

    public static void main(String[] args) throws Exception {
        new Run().run();
    }

    private void run() throws Exception {
        for (int port : new int[]{httpPort, managementPort(), httpsPort()}) portIsFree(port);
        Thread stop = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        database = EmbeddedDatabase.start(dataFolder, dbPort, true);
        try {
            Migrations.run(database.owner());
            demonstrationData();
            server = startServer();
            untilReady();
            banner();
            server.waitFor();
            if (!stopping) throw new IllegalStateException("WildFly ended by itself (code " + server.exitValue() + "). The reason stands above, and in " + serverLog());
        } finally {
            stop();
        }
    }

    /** All or nothing: a start broken off in the middle of it begins anew. On later starts only a changed password is taken over. */
    private void demonstrationData() throws SQLException {
        Secrets secrets = database.secrets();
        try (Connection owner = database.owner().getConnection()) {
            owner.setAutoCommit(false);
            if (!isThere(owner)) {
                System.out.println("Making the demonstration data …");
                new World(owner, LocalDate.now(Clocks.CHINA), new IdentityVault(secrets.get("CARE_IDENTITY_KEY"), secrets.get("CARE_IDENTITY_HASH_KEY")), secrets.demoPassword()).create();
            } else if (secrets.demoPasswordChanged()) {
                World.changePassword(owner, secrets.demoPassword());
            }
            owner.commit();
        }
    }

    private static boolean isThere(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet found = statement.executeQuery("select 1 from facility")) {
            return found.next();
        }
    }

    private Process startServer() throws IOException {
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(serverFolder)
            .setJavaOptions("-Xms256m", "-Xmx1g", "-Djava.net.preferIPv4Stack=true", "-Duser.timezone=Asia/Shanghai")
            .addServerArguments("-b", "127.0.0.1", "-Djboss.http.port=" + httpPort, "-Djboss.https.port=" + httpsPort(),
                "-Djboss.management.http.port=" + managementPort(), "-Ddb.port=" + dbPort);
        ProcessBuilder process = new ProcessBuilder(command.build()).inheritIO();
        process.environment().putAll(database.secrets().forTheServer());
        process.environment().put("DB_HOST", "127.0.0.1");
        process.environment().put("DB_PORT", Integer.toString(dbPort));
        process.environment().put("DB_NAME", "care");
        return process.start();
    }

    /** The other ports keep their distance from the first, so that two installations with different http.port don't meet. */
    private int managementPort() {
        return httpPort + 9990 - 8080;
    }

    private int httpsPort() {
        return httpPort + 8443 - 8080;
    }

    private void untilReady() throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest question = HttpRequest.newBuilder(URI.create(address + "health/ready")).timeout(Duration.ofSeconds(5)).build();
        Instant latest = Instant.now().plus(LONGEST_START);
        while (server.isAlive() && !isReady(client, question)) {
            if (stopping) return;
            if (Files.exists(serverFolder.resolve("standalone/deployments/ROOT.war.failed")) || Instant.now().isAfter(latest))
                throw new IllegalStateException("The application did not start. The reason is in " + serverLog());
            Thread.sleep(300);
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;       // not listening yet
        }
    }

    private void banner() {
        if (!server.isAlive() || stopping) return;
        StringBuilder accounts = new StringBuilder();
        World.ACCOUNTS.forEach((username, what) -> accounts.append(String.format("    %-18s %s%n", username, what)));
        System.out.printf("""

            ────────────────────────────────────────────────────────────────────
              %s      is ready.

              Accounts of the demonstration, all with the password  %s
            %s
              The data is in %s.
              Delete that folder to begin anew. Ctrl-C stops.
            ────────────────────────────────────────────────────────────────────
            %n""", address, database.secrets().demoPassword(), accounts, dataFolder);
    }

    /** First the application, then the database it writes to. */
    private synchronized void stop() {
        stopping = true;
        try {
            if (server != null && server.isAlive()) {
                server.destroy();
                if (!server.waitFor(60, TimeUnit.SECONDS)) server.destroyForcibly().waitFor();
                System.out.println("WildFly stopped.");
            }
            if (database != null) {
                database.close();
                database = null;
                System.out.println("PostgreSQL stopped.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path serverLog() {
        return serverFolder.resolve("standalone/log/server.log");
    }

    private static void portIsFree(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            probe.setReuseAddress(true);
        } catch (BindException e) {
            throw new IllegalStateException("Port " + port + " for WildFly is taken by another program. Choose another address with -Dhttp.port=");
        }
    }
}
